/** What part of the timeline a person wants to see, and how many rows each part has. */
import type { TimelineRow } from '../incident/state.ts';
import { categoryOf, type EventCategory } from '../text/event-category.ts';

export const timelineFilters = ['all', 'notes', 'checks', 'decisions', 'starred'] as const;
export type TimelineFilter = (typeof timelineFilters)[number];

export type TimelineCounts = Readonly<Record<TimelineFilter, number>>;

const categoriesOf: Readonly<Partial<Record<TimelineFilter, readonly EventCategory[]>>> = {
  notes: ['note', 'evidence'],
  checks: ['check'],
  decisions: ['milestone', 'decision', 'work'],
};

export function isShown({ event, starred }: Pick<TimelineRow, 'event' | 'starred'>, filter: TimelineFilter): boolean {
  if (filter === 'starred') return starred;
  return categoriesOf[filter]?.includes(categoryOf(event)) ?? true;
}

/** Rows that each filter shows. */
export function countRows(rows: readonly TimelineRow[]): TimelineCounts {
  const counts = { all: 0, notes: 0, checks: 0, decisions: 0, starred: 0 };
  for (const row of rows) {
    for (const filter of timelineFilters) if (isShown(row, filter)) counts[filter] += 1;
  }
  return counts;
}
