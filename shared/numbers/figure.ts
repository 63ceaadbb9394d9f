/** One duration over many incidents, as it may be shown: the median, the range, and of how many. */

export type DurationFigure = {
  /** Incidents whose duration is known. */
  n: number;
  /** Incidents of which a milestone is missing, or stands before the one that it is counted from. */
  unknown: number;
  /** Of an even number, the middle between the two in the middle. */
  medianMs: number | null;
  shortestMs: number | null;
  longestMs: number | null;
  /** Null below `fewestForMean`. */
  meanMs: number | null;
};

/** Of fewer, one long night makes a mean that no incident was like. */
export const fewestForMean = 10;

/** Null stands for a duration that is not known. */
export function figureOf(durationsMs: readonly (number | null)[]): DurationFigure {
  const known = Float64Array.from(durationsMs.filter((ms) => ms !== null)).sort();
  const n = known.length;
  const middle = Math.floor(n / 2);
  const [upper, lower] = [known[middle] ?? 0, known[middle - 1] ?? 0];
  return {
    n,
    unknown: durationsMs.length - n,
    medianMs: n === 0 ? null : n % 2 === 1 ? upper : (lower + upper) / 2,
    shortestMs: known[0] ?? null,
    longestMs: known[n - 1] ?? null,
    meanMs: n < fewestForMean ? null : known.reduce((sum, ms) => sum + ms, 0) / n,
  };
}
