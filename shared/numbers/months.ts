/** Months in a row: one without an incident is a month too. */
import type { Durations, Group, Grouping } from './numbers.ts';

/** Five years; what lies before is counted as left out. */
const mostMonths = 60;

/** `groups` by `YYYY-MM` in any order; `most` null keeps every month that has an incident, and fills none. */
export function monthsFilled(groups: readonly Group[], empty: Durations, most: number | null): Grouping {
  const sorted = [...groups].sort((one, other) => ((one.key ?? '') < (other.key ?? '') ? -1 : 1));
  if (most === null) return { groups: sorted, omitted: 0 };
  const [first, last] = [sorted.at(0)?.key, sorted.at(-1)?.key];
  if (first == null || last == null) return { groups: [], omitted: 0 };
  const newest = indexOf(last);
  const oldest = Math.max(indexOf(first), newest - mostMonths + 1);
  const byKey = new Map(sorted.map((group) => [group.key, group]));
  const filled = Array.from({ length: newest - oldest + 1 }, (_, index) => {
    const key = nameOf(oldest + index);
    return byKey.get(key) ?? { key, incidents: 0, durations: empty };
  });
  return { groups: filled, omitted: sorted.filter(({ key }) => indexOf(key ?? '') < oldest).length };
}

/** Months since the year 0. */
function indexOf(month: string): number {
  const [year, number] = month.split('-');
  return Number(year) * 12 + Number(number) - 1;
}

function nameOf(index: number): string {
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}
