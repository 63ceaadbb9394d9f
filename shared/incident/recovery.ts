/** When readings prove that a service has recovered. */
import type { Level, Reading } from '../diagnosis/reading.ts';

/**
 * What a target says of itself now. Logs still hold the lines of the outage, and a deployment is no sign of health: neither
 * speaks for or against recovery.
 */
const speaksOfNow: ReadonlySet<Reading['kind']> = new Set(['http', 'database', 'process']);

/** Numbers that were read: unknown means here that the runbook sets no bound, so only a bad one stands in the way. */
const measuresLoad: ReadonlySet<Reading['kind']> = new Set(['connections', 'activeQueries']);

type Leveled = { reading: Reading; level: Level };
type Check = { readings: readonly Leveled[] };

/**
 * True when the target answered at least once and every reading that speaks of now is normal; an unknown one proves nothing,
 * so it stands in the way.
 */
export function provesRecovery(checks: readonly Check[]): boolean {
  const answered = checks.some(({ readings }) =>
    readings.some(({ reading }) => reading.kind === 'http' || reading.kind === 'database'),
  );
  return answered && againstRecovery(checks).length === 0;
}

/** Whether a check says anything for or against recovery; only such a one is evidence of it. */
export function speaksOfRecovery({ readings }: Check): boolean {
  return readings.some(({ reading }) => speaksOfNow.has(reading.kind) || measuresLoad.has(reading.kind));
}

/** The readings that stand in the way of calling it recovered. */
export function againstRecovery(checks: readonly Check[]): Leveled[] {
  return checks.flatMap(({ readings }) => readings).filter(standsInTheWay);
}

function standsInTheWay({ reading, level }: Leveled): boolean {
  if (speaksOfNow.has(reading.kind)) return level !== 'normal';
  return measuresLoad.has(reading.kind) && level !== 'normal' && level !== 'unknown';
}
