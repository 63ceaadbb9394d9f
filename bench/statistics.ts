/** The figures of a comparison. */
import { randomFrom } from './random.ts';

export type Spread = { p50: number; p95: number };
/** A median with the 95 % interval of its bootstrap. */
export type Estimate = { median: number; low95: number; high95: number };

export function spreadOf(values: readonly number[]): Spread {
  const sorted = ascending(values);
  return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) };
}

/** The resampling is seeded: the same values give the same interval. */
export function medianOf(values: readonly number[]): Estimate {
  const next = randomFrom(20_261_124);
  const medians = Array.from({ length: resamples }, () => {
    const drawn = Float64Array.from(values, () => values[Math.floor(next() * values.length)] ?? Number.NaN);
    return quantile(drawn.sort(), 0.5);
  });
  const sorted = ascending(medians);
  return {
    median: quantile(ascending(values), 0.5),
    low95: quantile(sorted, 0.025),
    high95: quantile(sorted, 0.975),
  };
}

const resamples = 2_000;

function ascending(values: readonly number[]): number[] {
  return [...values].sort((one, other) => one - other);
}

function quantile(sorted: ArrayLike<number>, share: number): number {
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position - Math.floor(position));
}
