import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Level } from '../../../shared/diagnosis/reading.ts';
import { figuresOf, minutesOf } from '../../../shared/watch/rollup.ts';
import type { Sample } from '../../../shared/watch/target.ts';

const minute = Date.UTC(2026, 10, 23, 18, 3);
const sample = (afterMs: number, value: number | null, level: Level = 'normal', failed = false): Sample => ({
  atMs: minute + afterMs,
  level,
  value,
  failed,
});

describe('minutes', () => {
  it('hold count, failures, least, middle, most and the worst level; a minute without a look is not there', () => {
    const samples = [
      sample(1_000, 20),
      sample(16_000, 10),
      sample(31_000, 40),
      sample(46_000, null, 'critical', true),
      sample(125_000, 30, 'warning'),
      sample(140_000, 31),
    ];
    expect(minutesOf(samples)).toEqual([
      { minuteMs: minute, n: 4, failed: 1, min: 10, median: 20, max: 40, worst: 'critical' },
      { minuteMs: minute + 120_000, n: 2, failed: 0, min: 30, median: 30.5, max: 31, worst: 'warning' },
    ]);
  });

  it('say that nothing was measured where nothing answered', () => {
    expect(figuresOf([sample(0, null, 'critical', true)])).toEqual({
      n: 1,
      failed: 1,
      min: null,
      median: null,
      max: null,
      worst: 'critical',
    });
  });

  it('lose no look, and keep the middle between the ends', () => {
    const anySample = fc.record({
      atMs: fc.integer({ min: minute, max: minute + 3_600_000 }),
      level: fc.constantFrom<Level>('normal', 'warning', 'critical', 'unknown'),
      value: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
      failed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anySample, { maxLength: 60 }), (samples) => {
        const minutes = minutesOf(samples);
        expect(minutes.reduce((sum, { n }) => sum + n, 0)).toBe(samples.length);
        expect(minutes.map(({ minuteMs }) => minuteMs)).toEqual(
          [...new Set(samples.map(({ atMs }) => atMs - (atMs % 60_000)))].sort((one, other) => one - other),
        );
        for (const { min, median, max } of minutes) {
          if (min === null || median === null || max === null) continue;
          expect(min).toBeLessThanOrEqual(median);
          expect(median).toBeLessThanOrEqual(max);
        }
      }),
    );
  });
});
