/** When a target is read next. Pure: the caller draws the random number and keeps the timer. */

export type WatchPace = {
  intervalMs: number;
  /** After a look that says otherwise than before: whether it holds is worth knowing sooner. */
  confirmMs: number;
  /** Most that failures stretch the interval to. */
  longestMs: number;
  /** Share by which each delay is stretched or shortened, so that targets and laptops do not ask in step. */
  jitterShare: number;
};

export const usualPace: WatchPace = { intervalMs: 15_000, confirmMs: 5_000, longestMs: 60_000, jitterShare: 0.1 };

export type PaceInput = {
  /** Looks in a row that failed, the last one included. */
  failures: number;
  /** The last look says otherwise than what stands, and has not been confirmed. */
  unconfirmed: boolean;
  /** From 0 to 1. */
  random: number;
};

/**
 * Milliseconds from the end of a look to the next one. Failures double the interval; the first look that succeeds brings the usual
 * one back, and before it the quick one, since it is news.
 */
export function delayAfter({ failures, unconfirmed, random }: PaceInput, pace: WatchPace): number {
  return jittered(unconfirmed ? pace.confirmMs : backedOff(failures, pace), random, pace);
}

/** Before the first look: spread over one interval, so that all targets of an environment are not asked at once. */
export function firstDelay(index: number, count: number, pace: WatchPace): number {
  return count === 0 ? 0 : Math.round((pace.intervalMs * index) / count);
}

/** After another target of the environment mended: those that still wait out a failure are asked soon. */
export function delayAfterMending(random: number, pace: WatchPace): number {
  return jittered(pace.confirmMs / 5, random, pace);
}

function backedOff(failures: number, { intervalMs, longestMs }: WatchPace): number {
  const doublings = Math.min(Math.max(0, failures - 2), 16);
  return Math.min(intervalMs * 2 ** doublings, Math.max(intervalMs, longestMs));
}

function jittered(delayMs: number, random: number, { jitterShare }: WatchPace): number {
  return Math.round(delayMs * (1 + jitterShare * (2 * random - 1)));
}
