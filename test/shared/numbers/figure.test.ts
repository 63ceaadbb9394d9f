import fc from 'fast-check';
import { expect, it } from 'vitest';
import { figureOf } from '../../../shared/numbers/figure.ts';

const minute = 60_000;

it.each([
  ['nothing', [], { n: 0, unknown: 0, medianMs: null, shortestMs: null, longestMs: null, meanMs: null }],
  [
    'unknown ones alone',
    [null, null],
    { n: 0, unknown: 2, medianMs: null, shortestMs: null, longestMs: null, meanMs: null },
  ],
  [
    'one',
    [7 * minute],
    { n: 1, unknown: 0, medianMs: 7 * minute, shortestMs: 7 * minute, longestMs: 7 * minute, meanMs: null },
  ],
  // 2, 4, 9, 100 minutes: the middle between 4 and 9.
  [
    'four',
    [9 * minute, null, 2 * minute, 100 * minute, 4 * minute],
    { n: 4, unknown: 1, medianMs: 390_000, shortestMs: 120_000, longestMs: 6_000_000, meanMs: null },
  ],
  ['a zero', [0, 0, 5], { n: 3, unknown: 0, medianMs: 0, shortestMs: 0, longestMs: 5, meanMs: null }],
  // 1 … 10 minutes: the mean of the first ten numbers is 5.5.
  [
    'ten',
    [10, 1, 9, 2, 8, 3, 7, 4, 6, 5].map((each) => each * minute),
    { n: 10, unknown: 0, medianMs: 330_000, shortestMs: minute, longestMs: 10 * minute, meanMs: 330_000 },
  ],
])('of %s', (_, durationsMs, expected) => {
  expect(figureOf(durationsMs)).toEqual(expected);
});

it('has as many below the median as above it, and no mean of nine', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 10 ** 9 })), { maxLength: 40 }), (durationsMs) => {
      const { n, unknown, medianMs, shortestMs, longestMs, meanMs } = figureOf(durationsMs);
      const known = durationsMs.flatMap((ms) => ms ?? []);
      expect(n + unknown).toBe(durationsMs.length);
      expect(meanMs === null).toBe(known.length < 10);
      if (medianMs === null) {
        expect(known).toEqual([]);
        return;
      }
      const half = known.length / 2;
      expect(known.filter((ms) => ms < medianMs).length).toBeLessThanOrEqual(half);
      expect(known.filter((ms) => ms > medianMs).length).toBeLessThanOrEqual(half);
      expect(known.filter((ms) => ms < (shortestMs ?? 0) || ms > (longestMs ?? 0))).toEqual([]);
      expect(known).toEqual(expect.arrayContaining([shortestMs, longestMs]));
      if (meanMs !== null) {
        let sum = 0n;
        for (const ms of known) sum += BigInt(ms);
        expect(meanMs).toBeCloseTo(Number((sum * 1_000n) / BigInt(known.length)) / 1_000, 2);
      }
    }),
  );
});
