/** Rows of the timeline as they are listed: filtered, with a heading wherever the incident's day changes. */
import type { TimelineRow } from '../../../../shared/incident/state.ts';
import { categoryOf, type EventCategory } from '../../../../shared/text/event-category.ts';
import { dateText } from '../../../../shared/text/wall-clock.ts';

export const timelineFilters = ['all', 'notes', 'checks', 'decisions', 'starred'] as const;
export type TimelineFilter = (typeof timelineFilters)[number];

export type TimelineEntry = { kind: 'day'; date: string } | { kind: 'row'; row: TimelineRow };

const categoriesOf: Readonly<Partial<Record<TimelineFilter, readonly EventCategory[]>>> = {
  notes: ['note', 'evidence'],
  checks: ['check'],
  decisions: ['milestone', 'decision', 'work'],
};

export function isShown({ event, starred }: TimelineRow, filter: TimelineFilter): boolean {
  if (filter === 'starred') return starred;
  return categoriesOf[filter]?.includes(categoryOf(event)) ?? true;
}

export function entriesOf(rows: readonly TimelineRow[], zone: string): TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  let day: string | null = null;
  for (const row of rows) {
    const date = dateText(row.happenedAtMs, zone);
    if (date !== day) entries.push({ kind: 'day', date });
    day = date;
    entries.push({ kind: 'row', row });
  }
  return entries;
}

/** 0 is Sunday, for a date as `entriesOf` writes it. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}
