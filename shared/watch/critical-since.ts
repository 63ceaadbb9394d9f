/** Since when the watch has seen trouble: the first look of the run of critical ones that still goes on, of the measure that began it. */
import type { Level } from '../diagnosis/reading.ts';

type Watched = { standing: Level | null; muted: boolean; history: readonly { atMs: number; level: Level }[] };

/** Null where nothing is critical now. */
export function criticalSinceMs(measures: readonly Watched[]): number | null {
  const begins = measures.flatMap(({ standing, muted, history }) => {
    if (standing !== 'critical' || muted) return [];
    const other = history.findLastIndex(({ level }) => level !== 'critical');
    const first = history[other + 1];
    return first === undefined ? [] : [first.atMs];
  });
  return begins.length === 0 ? null : Math.min(...begins);
}
