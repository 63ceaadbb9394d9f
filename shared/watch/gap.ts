/**
 * Time in which nothing was watched although it should have been. A watch beats regularly; a beat that comes far too late, or a
 * wall clock that went another way than the monotonic one, is a gap: readings from before it say nothing of the time after it.
 */
import { z } from '../schema.ts';

export const beatMs = 10_000;
/** A shorter silence is a busy machine. */
export const shortestGapMs = 30_000;
/** The two clocks drift by far less between two beats. */
const clockStepMs = 5_000;

/**
 * `notRunning`: the app was closed. `asleep`: the wall clock went on and the monotonic one stood, so the machine slept or its clock
 * was set. `stalled`: both went on and nothing ran. `setBack`: the clock was set to an earlier time, so that `toMs` lies first.
 */
export const gapCauseSchema = z.enum(['notRunning', 'asleep', 'stalled', 'setBack']);
export type GapCause = z.infer<typeof gapCauseSchema>;
export type Gap = { fromMs: number; toMs: number; cause: GapCause };

export type Instant = { wallMs: number; monoNs: bigint };

export function gapBetween(last: Instant, now: Instant): Gap | null {
  const wallMs = now.wallMs - last.wallMs;
  const monoMs = Number((now.monoNs - last.monoNs) / 1_000_000n);
  const gap = { fromMs: last.wallMs, toMs: now.wallMs };
  if (wallMs < monoMs - clockStepMs && wallMs < 0) return { ...gap, cause: 'setBack' };
  if (wallMs < shortestGapMs && monoMs < shortestGapMs) return null;
  // A clock that was set back while nothing ran hides how long that was; what the monotonic clock counted is known.
  if (wallMs < monoMs - clockStepMs) return { fromMs: now.wallMs - monoMs, toMs: now.wallMs, cause: 'stalled' };
  return { ...gap, cause: wallMs - monoMs > clockStepMs ? 'asleep' : 'stalled' };
}
