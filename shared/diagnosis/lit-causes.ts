/** Cause rows that light up: the text their row says to look for was found in a log. */
import type { Runbook } from '../runbook/model.ts';
import type { LeveledReading } from './reading.ts';

export type LitCause = { causeId: string; signature: string; evidenceIds: string[] };

/** In the runbook's order, one entry for each signature found. */
export function litCauses(runbook: Runbook, readings: readonly LeveledReading[]): LitCause[] {
  const causes = runbook.patterns.flatMap((pattern) => pattern.causes);
  return causes.flatMap(({ id, signatures }) =>
    signatures.flatMap((signature) => {
      const holding = readings.filter(({ reading }) => holds(reading, signature));
      const evidenceIds = holding.flatMap(({ evidenceId }) => (evidenceId === null ? [] : [evidenceId]));
      return holding.length > 0 ? [{ causeId: id, signature, evidenceIds: [...new Set(evidenceIds)] }] : [];
    }),
  );
}

function holds(reading: LeveledReading['reading'], signature: string): boolean {
  return reading.kind === 'log' && reading.found.some((found) => found.signature === signature && found.count > 0);
}
