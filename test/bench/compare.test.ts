/** The figures that the benchmarks are judged by, against values worked out by hand. */
import { describe, expect, it } from 'vitest';
import { compare } from '../../bench/compare.ts';
import { interleave } from '../../bench/interleave.ts';
import { linesOf } from '../../bench/report.ts';
import { medianOf, spreadOf } from '../../bench/statistics.ts';

describe('statistics', () => {
  it('takes medians and percentiles between neighbours', () => {
    expect(spreadOf([4, 1, 3, 2]).p50).toBe(2.5);
    expect(spreadOf([4, 1, 3, 2]).p95).toBeCloseTo(3.85);
    expect(spreadOf([7])).toEqual({ p50: 7, p95: 7 });
  });

  it('gives an interval round the median, the same for the same values, narrow where they agree', () => {
    const values = Array.from({ length: 41 }, (_, index) => index);
    const { median, low95, high95 } = medianOf(values);
    expect(median).toBe(20);
    // Of 41 equally spread values the median of a resample lies within some 6 of 20, 95 times in 100.
    expect(low95).toBeGreaterThan(10);
    expect(low95).toBeLessThan(19);
    expect(high95).toBeGreaterThan(21);
    expect(high95).toBeLessThan(30);
    expect(medianOf(values)).toEqual({ median, low95, high95 });
    expect(medianOf([3, 3, 3])).toEqual({ median: 3, low95: 3, high95: 3 });
  });
});

describe('a comparison', () => {
  const ours = { name: 'ours', ms: [1, 2, 30] };
  const rival = { name: 'rival', ms: [2, 4, 10] };

  it('pairs neighbours: the median of their ratios, not the ratio of the medians', () => {
    const { ratio, differenceMs } = compare('t', ours, rival, { kind: 'ratio', atMost: 1 });
    expect(ratio.median).toBe(0.5);
    expect(differenceMs.median).toBe(-1);
  });

  it.each([
    [{ kind: 'ratio', atMost: 0.5 } as const, true],
    [{ kind: 'ratio', atMost: 0.49 } as const, false],
    [{ kind: 'difference', atMostMs: -1 } as const, true],
    [{ kind: 'difference', atMostMs: -1.1 } as const, false],
    [{ kind: 'duration', atMostMs: 2 } as const, true],
    [{ kind: 'duration', atMostMs: 1.9 } as const, false],
  ])('is held against %o', (goal, met) => {
    const comparison = compare('t', ours, rival, goal);
    expect(comparison.met).toBe(met);
    expect(linesOf(comparison).join('\n').includes('MISSED')).toBe(!met);
  });
});

it('lets the ways take turns at going first, and clears up untimed', async () => {
  const order: string[] = [];
  const way = (name: string) => ({
    name,
    run: async () => void order.push(name),
    putAway: async () => void order.push(name.toUpperCase()),
  });
  const timed = await interleave([way('a'), way('b')], { samples: 2, warmUps: 1 });
  expect(order.join('')).toBe('bBaAaAbBbBaA');
  expect(timed.map(({ name, ms }) => [name, ms.length])).toEqual([
    ['a', 2],
    ['b', 2],
  ]);
});
