/** What an emergency left undone: a review, a ticket and a backup note for each change made alone. */
import { type Duty, duties } from './action-payloads.ts';
import type { ActionRecord } from './action-record.ts';

export type Owed = {
  action: ActionRecord;
  duty: Duty;
  /** Null while it is owed. */
  settled: NonNullable<ActionRecord['settled'][Duty]> | null;
};

/** Every duty of every change made in an emergency, oldest first, settled or not. */
export function owedOf({ actions }: { actions: readonly ActionRecord[] }): Owed[] {
  return actions
    .filter(({ approval }) => approval.kind === 'emergency')
    .flatMap((action) => duties.map((duty) => ({ action, duty, settled: action.settled[duty] ?? null })));
}
