/** Playing a replay: how long until the next event is shown, at a chosen speed. */
import type { RecordedEvent } from '../incident/event.ts';

/** Times as fast as it was. */
export const playSpeeds = [1, 10, 60, 600] as const;
export type PlaySpeed = (typeof playSpeeds)[number];

/** Nobody watches an hour in which nothing happens: no pause is longer than this on screen. */
export const longestPauseMs = 3_000;

/** Nobody tells apart what comes more closely than this. */
const togetherMs = 40;

export type PlayStep = { known: number; afterMs: number };

/**
 * The next step from `known` events on, in milliseconds of the wall clock; events close upon each other come together. Null at the
 * end.
 *
 * @param events in the order in which they became known.
 */
export function nextPlayStep(events: readonly RecordedEvent[], known: number, speed: PlaySpeed): PlayStep | null {
  if (known >= events.length) return null;
  const pauseMs = (to: number): number => pauseBefore(events, to) / speed;
  let afterMs = Math.min(longestPauseMs, pauseMs(known));
  let to = known + 1;
  for (let together = pauseMs(to); to < events.length && together < togetherMs; together += pauseMs(to)) {
    afterMs += pauseMs(to);
    to += 1;
  }
  return { known: to, afterMs };
}

/** How long after the event before it one was recorded; a clock that was set back gives no time to wait for. */
function pauseBefore(events: readonly RecordedEvent[], index: number): number {
  const recordedAtMs = events[index]?.recordedAtMs ?? 0;
  return Math.max(0, recordedAtMs - (events[index - 1]?.recordedAtMs ?? recordedAtMs));
}
