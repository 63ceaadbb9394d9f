/** Clocks of the targets beside this machine's: which clock a reading tells, how surely, and when that is news. */
import type { Reading } from '../diagnosis/reading.ts';

/** Differences up to here are nobody's trouble. */
export const tellingOffsetMs = 1_000;
/** `Date` names whole seconds. */
const dateResolutionMs = 1_000;

export type MeasuredOffset = {
  /** The machine whose clock it is: `http://127.0.0.1:8080`, `127.0.0.1:5432`. */
  target: string;
  /** Its clock minus ours; 0 where both may well agree. */
  offsetMs: number;
  uncertaintyMs: number;
};

/** The offset that a look measured, by the reading that was asked; null for a reading that tells no clock. */
export function measuredOffset(
  offsetMs: number | null,
  readings: readonly { reading: Reading }[],
): MeasuredOffset | null {
  if (offsetMs === null) return null;
  for (const { reading } of readings) {
    if (reading.kind === 'http' && URL.canParse(reading.url)) {
      const target = new URL(reading.url).origin;
      return { target, offsetMs, uncertaintyMs: Math.round(dateResolutionMs + reading.durationMs / 2) };
    }
    if (reading.kind === 'database') {
      const target = `${reading.host}:${reading.port}`;
      return { target, offsetMs, uncertaintyMs: Math.ceil(reading.durationMs / 2) };
    }
  }
  return null;
}

/** A clock is written down when it is first known, and again when it differs by more than a second and more than is uncertain. */
export function isNewOffset(
  known: readonly { target: string; offsetMs: number }[],
  { target, offsetMs, uncertaintyMs }: MeasuredOffset,
): boolean {
  const before = known.find((each) => each.target === target);
  if (before === undefined) return true;
  return Math.abs(offsetMs - before.offsetMs) > Math.max(tellingOffsetMs, uncertaintyMs);
}

/** Worth a word on the screen. */
export function isTellingOffset({ offsetMs }: { offsetMs: number }): boolean {
  return Math.abs(offsetMs) > tellingOffsetMs;
}
