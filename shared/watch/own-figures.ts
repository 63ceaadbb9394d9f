/**
 * Error rate and P95 of our own reads over a sliding window: 外形監視. A handful of requests from one place, so they are never the
 * users' figures, and never alone a reason to roll back; that is why they are no readings and reach no ranking.
 */
import type { Level, Reading } from '../diagnosis/reading.ts';
import { hasFailed } from '../postmortem/watched-target.ts';

export const figuresWindowMs = 5 * 60_000;

/** One request of ours and how it ended. */
export type OwnRead = {
  atMs: number;
  /** `unknown`: nothing was learnt of the target, so it counts nowhere. */
  end: 'answered' | 'failed' | 'unknown';
  /** Null where there was no answer to wait for. */
  durationMs: number | null;
  /** The wait was given up: it would have taken at least so long. */
  atLeast: boolean;
};

export type OwnFigures = {
  windowMs: number;
  /** Reads that say something of the target. */
  n: number;
  failed: number;
  /** Null without a read. */
  errorRatePercent: number | null;
  /** By nearest rank over `timed` reads; null without one. */
  p95Ms: number | null;
  p95AtLeast: boolean;
  timed: number;
};

/** Null for a reading that is no request of ours to the API. */
export function ownRead(reading: Reading, level: Level, atMs: number): OwnRead | null {
  if (reading.kind === 'unreadable') return { atMs, end: 'unknown', durationMs: null, atLeast: false };
  if (reading.kind !== 'http') return null;
  if (hasFailed(reading)) {
    const answered = reading.outcome === 'answered';
    const atLeast = reading.outcome === 'timeout';
    return { atMs, end: 'failed', durationMs: answered || atLeast ? reading.durationMs : null, atLeast };
  }
  if (level === 'unknown' && reading.outcome !== 'answered') {
    return { atMs, end: 'unknown', durationMs: null, atLeast: false };
  }
  return { atMs, end: 'answered', durationMs: reading.durationMs, atLeast: false };
}

/** Figures of the reads within the window that ends now. The caller leaves out what lies beyond a gap. */
export function ownFigures(reads: readonly OwnRead[], nowMs: number, windowMs = figuresWindowMs): OwnFigures {
  const window = reads.filter(({ atMs, end }) => end !== 'unknown' && atMs > nowMs - windowMs && atMs <= nowMs);
  const failed = window.filter(({ end }) => end === 'failed').length;
  const timed = window
    .flatMap(({ durationMs, atLeast }) => (durationMs === null ? [] : [{ durationMs, atLeast }]))
    .sort((one, other) => one.durationMs - other.durationMs);
  const rank = Math.ceil(timed.length * 0.95) - 1;
  const p95 = timed[rank] ?? null;
  return {
    windowMs,
    n: window.length,
    failed,
    errorRatePercent: window.length === 0 ? null : (failed / window.length) * 100,
    p95Ms: p95?.durationMs ?? null,
    // A wait given up may have ended anywhere above: from the first such one in the order on, a rank is a lower bound.
    p95AtLeast: timed.slice(0, rank + 1).some(({ atLeast }) => atLeast),
    timed: timed.length,
  };
}
