/** Which pattern the middle of the screen shows: what a person looked at, else chose last, else the best candidate. */
import type { IncidentState } from '../../../../shared/incident/state.ts';
import type { Pattern, Runbook } from '../../../../shared/runbook/model.ts';

export function patternInView(state: IncidentState, runbook: Runbook | null, viewedId: string | null): Pattern | null {
  const find = (id: string | undefined | null) => runbook?.patterns.find((pattern) => pattern.id === id);
  return (
    find(viewedId) ?? find(state.activePatterns.at(-1)?.pattern.id) ?? find(state.candidates[0]?.patternId) ?? null
  );
}
