/** The last runs of a command's check: one, or one for each host that it was made on. */
import { isCheckOf } from '../../../../shared/incident/check-hosts.ts';
import type { CheckRecord, IncidentState } from '../../../../shared/incident/state.ts';

export function lastChecksOf({ checks }: Pick<IncidentState, 'checks'>, checkId: string): CheckRecord[] {
  const own = checks.filter((check) => isCheckOf(check.checkId, checkId));
  return [...new Map(own.map((check) => [check.checkId, check])).values()];
}
