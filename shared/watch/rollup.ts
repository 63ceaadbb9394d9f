/** Minutes of a measure as figures: what a slow drift leaves behind, since it crosses no level. */
import { worstLevel } from '../diagnosis/level.ts';
import type { Level } from '../diagnosis/reading.ts';
import type { Sample } from './target.ts';

const minuteMs = 60_000;
/** One row of the record holds the minutes of so long. */
export const rollupSpanMs = 10 * minuteMs;

export type Figures = {
  n: number;
  failed: number;
  /** Of the samples that have a value; null where none has. */
  min: number | null;
  median: number | null;
  max: number | null;
  worst: Level;
};

export type MinuteFigures = Figures & { minuteMs: number };

/** By the minute of the wall clock, oldest first. A minute without a sample has no entry: a hole stays a hole. */
export function minutesOf(samples: readonly Sample[]): MinuteFigures[] {
  const byMinute = Map.groupBy(samples, ({ atMs }) => minuteOf(atMs));
  return [...byMinute]
    .sort(([one], [other]) => one - other)
    .map(([minute, of]) => ({ minuteMs: minute, ...figuresOf(of) }));
}

export function figuresOf(samples: readonly Sample[]): Figures {
  const values = samples.flatMap(({ value }) => (value === null ? [] : [value])).sort((one, other) => one - other);
  return {
    n: samples.length,
    failed: samples.filter(({ failed }) => failed).length,
    min: values[0] ?? null,
    median: medianOf(values),
    max: values.at(-1) ?? null,
    worst: worstLevel(samples.map(({ level }) => level)),
  };
}

/** Start of the minute that a moment lies in. */
export function minuteOf(atMs: number): number {
  return Math.floor(atMs / minuteMs) * minuteMs;
}

function medianOf(sorted: readonly number[]): number | null {
  const above = sorted[Math.floor(sorted.length / 2)];
  const below = sorted[Math.ceil(sorted.length / 2) - 1];
  return above === undefined || below === undefined ? null : (above + below) / 2;
}
