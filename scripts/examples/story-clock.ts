/**
 * The time of a story: the system's, moved. It runs on by itself, since the service is real, and is moved over what a person would
 * only wait for; everything that was to happen in between happens, in its order.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../core/core.ts';
import type { Timer } from '../../core/timer.ts';

export type StoryClock = {
  clock: Clock;
  timer: Timer;
  /** Milliseconds between the system's clock and the story's. */
  offsetMs(): number;
  /** Moves on; after each call that came due meanwhile `settle` is awaited. */
  pass(durationMs: number, settle: () => Promise<void>): Promise<void>;
  /** Moves on while nobody is at work: what came due waits for the next pass. */
  skip(durationMs: number): void;
};

/** So long the service is left to itself after each call, so that its users are busy in a story's minute too. */
const breathMs = 15;

/** @param offsetFile read by the programs that share the clock. */
export function storyClock(startMs: number, offsetFile: string): StoryClock {
  const firstOffsetMs = startMs - Date.now();
  let offsetMs = firstOffsetMs;
  let calls: { atMs: number; run: () => void }[] = [];
  const nowMs = () => Date.now() + offsetMs;
  const moveTo = (atMs: number) => {
    offsetMs += Math.max(0, atMs - nowMs());
    writeFileSync(`${offsetFile}.new`, String(offsetMs));
    renameSync(`${offsetFile}.new`, offsetFile);
  };
  moveTo(startMs);

  return {
    clock: { nowMs, monoNs: () => process.hrtime.bigint() + BigInt(offsetMs - firstOffsetMs) * 1_000_000n },
    timer: {
      after(delayMs, run) {
        const call = { atMs: nowMs() + delayMs, run };
        calls.push(call);
        return () => {
          calls = calls.filter((each) => each !== call);
        };
      },
    },
    offsetMs: () => offsetMs,
    async pass(durationMs, settle) {
      const untilMs = nowMs() + durationMs;
      for (;;) {
        const next = calls.toSorted((one, other) => one.atMs - other.atMs)[0];
        if (next === undefined || next.atMs > untilMs) break;
        calls = calls.filter((each) => each !== next);
        moveTo(next.atMs);
        next.run();
        await settle();
        await sleep(breathMs);
      }
      moveTo(untilMs);
    },
    skip: (durationMs) => moveTo(nowMs() + durationMs),
  };
}
