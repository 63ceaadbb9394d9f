/** Time that only a test moves: both clocks, and a timer whose calls come when the test says so. */
import type { Clock } from '../../../core/core.ts';
import type { Timer } from '../../../core/timer.ts';

export type TestTime = {
  clock: Clock;
  timer: Timer;
  /** Moves on, call by call in their order; after each of them `settle` is awaited. */
  advance(durationMs: number, settle: () => Promise<void>): Promise<void>;
  /** Lets the clocks go on while nothing runs, as when a machine sleeps (the monotonic one stands) or a process is stopped. */
  skip(change: { wallMs: number; monoMs: number }): void;
};

export function testTime(startMs: number): TestTime {
  let wallMs = startMs;
  let monoMs = 1_000_000;
  let calls: { atMonoMs: number; run: () => void }[] = [];

  function move(durationMs: number): void {
    wallMs += durationMs;
    monoMs += durationMs;
  }

  return {
    clock: { nowMs: () => wallMs, monoNs: () => BigInt(monoMs) * 1_000_000n },
    timer: {
      after(delayMs, run) {
        const call = { atMonoMs: monoMs + delayMs, run };
        calls.push(call);
        return () => {
          calls = calls.filter((each) => each !== call);
        };
      },
    },
    async advance(durationMs, settle) {
      const untilMs = monoMs + durationMs;
      for (;;) {
        const next = calls.toSorted((one, other) => one.atMonoMs - other.atMonoMs)[0];
        if (next === undefined || next.atMonoMs > untilMs) break;
        calls = calls.filter((each) => each !== next);
        move(Math.max(0, next.atMonoMs - monoMs));
        next.run();
        await settle();
      }
      move(untilMs - monoMs);
    },
    skip(change) {
      wallMs += change.wallMs;
      monoMs += change.monoMs;
    },
  };
}
