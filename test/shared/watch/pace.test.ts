import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delayAfter, delayAfterMending, firstDelay, usualPace } from '../../../shared/watch/pace.ts';

const next = (failures: number, unconfirmed = false, random = 0.5) =>
  delayAfter({ failures, unconfirmed, random }, usualPace);

describe('the next look', () => {
  it('comes after 15 s, give or take a tenth', () => {
    expect([next(0, false, 0), next(0), next(0, false, 1)]).toEqual([13_500, 15_000, 16_500]);
  });

  it('comes later the longer a target fails, a minute at most, and at once as usual when it mends', () => {
    expect([1, 2, 3, 4, 5, 400].map((failures) => next(failures))).toEqual([
      15_000, 15_000, 30_000, 60_000, 60_000, 60_000,
    ]);
    expect(next(0)).toBe(15_000);
  });

  it('comes soon while a change waits to be confirmed, for better or worse', () => {
    expect([next(0, true), next(1, true), next(9, true)]).toEqual([5_000, 5_000, 5_000]);
  });

  it('comes within a second or so for the others once one has mended', () => {
    expect(delayAfterMending(0.5, usualPace)).toBe(1_000);
  });

  it('never comes sooner than a confirmation or later than the longest, with their jitter', () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.boolean(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, unconfirmed, random) => {
          const delayMs = next(failures, unconfirmed, random);
          expect(delayMs).toBeGreaterThanOrEqual(4_500);
          expect(delayMs).toBeLessThanOrEqual(66_000);
        },
      ),
    );
  });
});

it('spreads the first looks over one interval', () => {
  expect([0, 1, 2].map((index) => firstDelay(index, 3, usualPace))).toEqual([0, 5_000, 10_000]);
  expect(firstDelay(0, 0, usualPace)).toBe(0);
});
