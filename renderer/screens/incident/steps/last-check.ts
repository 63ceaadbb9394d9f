/** The last run of one check, by its stable name. */
import type { CheckRecord, IncidentState } from '../../../../shared/incident/state.ts';

export function lastCheckOf({ checks }: Pick<IncidentState, 'checks'>, checkId: string): CheckRecord | null {
  return checks.findLast((check) => check.checkId === checkId) ?? null;
}
