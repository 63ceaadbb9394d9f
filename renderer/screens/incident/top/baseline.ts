/** Checks of the environment itself, by which it is watched from outside. */
import type { CheckRecord, IncidentState } from '../../../../shared/incident/state.ts';

const baselinePrefix = 'baseline/';

/** The last run of each, in the order in which they were first read. */
export function watchedOf({ checks }: Pick<IncidentState, 'checks'>): CheckRecord[] {
  const last = new Map<string, CheckRecord>();
  for (const check of checks) if (check.checkId.startsWith(baselinePrefix)) last.set(check.checkId, check);
  return [...last.values()];
}
