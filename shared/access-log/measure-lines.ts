/** Figures of lines that are at hand, such as pasted ones: of the last minutes before the newest of them. */
import type { DurationUnit } from './access-entry.ts';
import { formatOf, parseAccessLine } from './log-format.ts';
import { type Figure, measureAccessLog } from './measure.ts';

export const usualWindowMs = 5 * 60_000;

/** None where most of the lines are no requests: then it is another log. `lines` must be all that the log holds of their time. */
export function measureLines(lines: readonly string[], unit: DurationUnit | null, source: string): Figure[] {
  const written = lines.filter((line) => line.trim() !== '');
  const format = formatOf(written);
  if (format === null) return [];
  const entries = written.map((line) => parseAccessLine(line, format, unit));
  const times = entries.flatMap((entry) => entry?.atMs ?? []);
  if (times.length * 2 < written.length) return [];
  const toMs = times.reduce((newest, atMs) => Math.max(newest, atMs), 0);
  const [oldestMs = toMs] = times;
  // Nobody knows what stood before the first of them.
  const fromMs = Math.max(toMs - usualWindowMs, Math.min(oldestMs, toMs));
  return measureAccessLog(entries, { fromMs, toMs }, source).all;
}
