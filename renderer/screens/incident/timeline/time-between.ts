/** The time that a note between two rows is offered. */

const secondMs = 1_000;

/**
 * The middle of the two, on a whole second where one lies between them; one second behind the last row, and never in the future.
 *
 * @param nextMs null behind the last row.
 */
export function timeBetween(beforeMs: number, nextMs: number | null, nowMs: number): number {
  if (nextMs === null) return Math.min(beforeMs + secondMs, nowMs);
  const middleMs = beforeMs + (nextMs - beforeMs) / 2;
  const onSecondMs = Math.floor(middleMs / secondMs) * secondMs;
  return onSecondMs > beforeMs ? onSecondMs : Math.round(middleMs);
}
