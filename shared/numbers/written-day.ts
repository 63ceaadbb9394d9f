/** A year, a month or a day as it is written → the day with which a period begins or ends. */
import { type CalendarDay, toDay } from '../search/search-query.ts';

/** `2026`, `2026-01`, `2026-01-31`, or with slashes; null for anything else. */
export function writtenDay(text: string, end: 'first' | 'last'): CalendarDay | null {
  const first = toDay(text.normalize('NFKC').trim());
  if (first === null || end === 'first') return first;
  const parts = text.normalize('NFKC').trim().split(/[-/]/u).length;
  if (parts === 3) return first;
  const { year, month } = first;
  const after = parts === 1 ? Date.UTC(year + 1, 0, 1) : Date.UTC(year, month, 1);
  const last = new Date(after - 24 * 3_600_000);
  return { year: last.getUTCFullYear(), month: last.getUTCMonth() + 1, day: last.getUTCDate() };
}
