/** Deadlines in the order they matter to a person: what is still open, soonest first. */
import type { IncidentView } from '../../../../shared/contract/view.ts';

export type Deadline = IncidentView['deadlines'][number];

/** Those that still run; the postmortem's begins with recovery. */
export function runningDeadlines(deadlines: readonly Deadline[]): (Deadline & { dueAtMs: number })[] {
  return deadlines
    .flatMap((deadline) => (deadline.dueAtMs === null ? [] : [{ ...deadline, dueAtMs: deadline.dueAtMs }]))
    .filter(({ handled }) => !handled)
    .sort((one, other) => one.dueAtMs - other.dueAtMs);
}
