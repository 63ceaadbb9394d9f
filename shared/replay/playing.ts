/** Playing a replay: how long until the next event is shown, at a chosen speed. */
import type { RecordedEvent } from '../incident/event.ts';

/** Times as fast as it was. */
export const playSpeeds = [1, 10, 60, 600] as const;
export type PlaySpeed = (typeof playSpeeds)[number];

/** Nobody watches an hour in which nothing happens: no pause is longer than this on screen. */
export const longestPauseMs = 3_000;

export type PlayStep = { known: number; afterMs: number };

/**
 * The next step from `known` events on, in milliseconds of the wall clock; events of one moment come together. Null at the end.
 *
 * @param events in the order in which they became known.
 */
export function nextPlayStep(events: readonly RecordedEvent[], known: number, speed: PlaySpeed): PlayStep | null {
  const next = events[known];
  if (next === undefined) return null;
  const fromMs = events[known - 1]?.recordedAtMs ?? next.recordedAtMs;
  let to = known + 1;
  while (events[to]?.recordedAtMs === next.recordedAtMs) to += 1;
  // A clock that was set back gives no time to wait for.
  const gapMs = Math.max(0, next.recordedAtMs - fromMs);
  return { known: to, afterMs: Math.min(longestPauseMs, gapMs / speed) };
}
