/** When readings prove that a service has recovered. */
import type { Level, Reading } from '../diagnosis/reading.ts';

/**
 * What a target says of itself now. Logs still hold the lines of the outage, and a deployment is no sign of health: neither
 * speaks for or against recovery.
 */
const speaksOfNow: ReadonlySet<Reading['kind']> = new Set(['http', 'database', 'process']);

/** Numbers that were read: unknown means here that the runbook sets no bound, so only a bad one stands in the way. */
const measuresLoad: ReadonlySet<Reading['kind']> = new Set(['connections', 'activeQueries']);

/**
 * True when the target answered at least once and every reading that speaks of now is normal; an unknown one proves nothing,
 * so it stands in the way.
 */
export function provesRecovery(
  checks: readonly { readings: readonly { reading: Reading; level: Level }[] }[],
): boolean {
  const readings = checks.flatMap((check) => check.readings);
  const telling = readings.filter(({ reading }) => speaksOfNow.has(reading.kind));
  const load = readings.filter(({ reading }) => measuresLoad.has(reading.kind));
  const answered = telling.some(({ reading }) => reading.kind === 'http' || reading.kind === 'database');
  return (
    answered &&
    telling.every(({ level }) => level === 'normal') &&
    load.every(({ level }) => level === 'normal' || level === 'unknown')
  );
}
