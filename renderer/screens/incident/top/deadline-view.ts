/** Deadlines in the order they matter to a person: what is still open, soonest first. */
import type { IncidentView } from '../../../../shared/contract/view.ts';
import { isUpdate } from '../../../../shared/incident/update-deadline.ts';

export type Deadline = IncidentView['deadlines'][number];

/** Those that still run; the postmortem's begins with recovery, and the updates' have a clock of their own. */
export function runningDeadlines(deadlines: readonly Deadline[]): (Deadline & { dueAtMs: number })[] {
  return deadlines
    .flatMap((deadline) => (deadline.dueAtMs === null ? [] : [{ ...deadline, dueAtMs: deadline.dueAtMs }]))
    .filter(({ handled, kind }) => !handled && !isUpdate({ kind }))
    .sort((one, other) => one.dueAtMs - other.dueAtMs);
}

/** Telling takes a moment; after it, what passed and was told by nobody is missed. */
const tellingMs = 60_000;

/** How it was told, `missed` also where the record does not say so: of what is long past nothing is written any more. */
export function toldOf({ told, handled, dueAtMs }: Deadline, nowMs: number): Deadline['told'] {
  return told === null && !handled && dueAtMs !== null && nowMs - dueAtMs > tellingMs ? 'missed' : told;
}
