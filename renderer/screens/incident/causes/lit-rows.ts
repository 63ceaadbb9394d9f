/** The runbook's rows that are lit, each once, in its order. */
import type { IncidentView } from '../../../../shared/contract/view.ts';
import type { Cause, Pattern, Runbook } from '../../../../shared/runbook/model.ts';

export function litRows(lit: IncidentView['litCauses'], runbook: Runbook | null): { cause: Cause; pattern: Pattern }[] {
  const ids = new Set(lit.map(({ causeId }) => causeId));
  return (runbook?.patterns ?? []).flatMap((pattern) =>
    pattern.causes.filter(({ id }) => ids.has(id)).map((cause) => ({ cause, pattern })),
  );
}
