import { expect, it } from 'vitest';
import { liveByClock } from './clock.ts';

/** The long form has 500 seeds: npm run test:faults -- clock. */
it.each([1, 2, 3, 4, 5, 6])(
  'order, times and spans hold whatever the clock does (seed %i)',
  async (seed) => {
    const { counts, findings } = await liveByClock(seed, 40);
    expect(findings).toEqual([]);
    expect(counts.commands).toBe(40);
  },
  120_000,
);
