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

/** The span a deadline is called by, in whole hours where it is that. */
export function spanOf(minutes: number): { unit: 'now' } | { unit: 'minutes' | 'hours'; count: number } {
  if (minutes === 0) return { unit: 'now' };
  return minutes % 60 === 0 && minutes >= 120
    ? { unit: 'hours', count: minutes / 60 }
    : { unit: 'minutes', count: minutes };
}
