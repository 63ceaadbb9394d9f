/** A wall clock that jumps as clocks do, beside a monotonic one that does not. */
import { wholeBetween } from '../../../bench/random.ts';
import type { Clock } from '../../../core/clock.ts';

export type ClockWalk = Clock & { step(): string; reboot(): void };

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** What happens between two commands, and how often. */
const steps: {
  name: string;
  share: number;
  wallMs: (random: () => number) => number;
  elapsedMs: (wallMs: number) => number;
}[] = [
  {
    name: 'a while',
    share: 0.45,
    wallMs: (random) => wholeBetween(random, 1, 90 * secondMs),
    elapsedMs: (wall) => wall,
  },
  { name: 'the same millisecond', share: 0.2, wallMs: () => 0, elapsedMs: () => 0 },
  { name: 'set back by an hour', share: 0.08, wallMs: () => -hourMs, elapsedMs: () => secondMs },
  {
    name: 'set back by days',
    share: 0.03,
    wallMs: (random) => -wholeBetween(random, 1, 30) * dayMs,
    elapsedMs: () => secondMs,
  },
  { name: 'set forward by a day', share: 0.04, wallMs: () => dayMs, elapsedMs: () => secondMs },
  {
    name: 'stepped back by milliseconds',
    share: 0.1,
    wallMs: (random) => -wholeBetween(random, 1, 800),
    elapsedMs: () => 5,
  },
  // The monotonic clock of many systems stands still while they sleep.
  { name: 'asleep', share: 0.1, wallMs: (random) => wholeBetween(random, minuteMs, 9 * hourMs), elapsedMs: () => 0 },
];

export function createClockWalk(random: () => number, startMs: number): ClockWalk {
  let wallMs = startMs;
  let elapsedNs = BigInt(wholeBetween(random, 1, 1_000_000_000)) * 1_000n;
  return {
    nowMs: () => wallMs,
    monoNs: () => elapsedNs,
    step() {
      let left = random();
      const step =
        steps.find(({ share }) => {
          left -= share;
          return left < 0;
        }) ?? steps[0];
      if (step === undefined) return '';
      const byMs = step.wallMs(random);
      wallMs += byMs;
      elapsedNs += BigInt(step.elapsedMs(byMs)) * 1_000_000n;
      return step.name;
    },
    reboot() {
      elapsedNs = BigInt(wholeBetween(random, 1, 1_000)) * 1_000_000n;
    },
  };
}
