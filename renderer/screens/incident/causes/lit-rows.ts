/** The runbook's rows that are lit, each once, in its order. */
import type { IncidentView } from '../../../../shared/contract/view.ts';
import type { Cause, Pattern, Runbook } from '../../../../shared/runbook/model.ts';

export type PatternCause = { cause: Cause; pattern: Pattern };

export function litRows(lit: IncidentView['litCauses'], runbook: Runbook | null): PatternCause[] {
  const ids = new Set(lit.map(({ causeId }) => causeId));
  return causeRows(runbook).filter(({ cause }) => ids.has(cause.id));
}

/** Every row of the runbook's tables of causes. */
export function causeRows(runbook: Runbook | null): PatternCause[] {
  return (runbook?.patterns ?? []).flatMap((pattern) => pattern.causes.map((cause) => ({ cause, pattern })));
}
