/** Texts a runbook says to look for in logs: quoted in its cause tables, and in symptoms that speak of a log. */
import type { Runbook } from './model.ts';

export function signaturesOf(runbook: Runbook): string[] {
  const quoted = runbook.patterns.flatMap((pattern) => [
    ...pattern.causes.flatMap((cause) => cause.signatures),
    ...pattern.symptoms.flatMap(({ signal }) => (signal?.kind === 'logContains' ? signal.texts : [])),
  ]);
  return [...new Set(quoted)];
}
