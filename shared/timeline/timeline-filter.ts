/** What part of the timeline a person wants to see, and how many rows each part has. */
import type { TimelineRow } from '../incident/state.ts';
import { categoryOf, type EventCategory } from '../text/event-category.ts';

export const timelineFilters = ['all', 'notes', 'checks', 'decisions', 'starred'] as const;
export type TimelineFilter = (typeof timelineFilters)[number];

export type TimelineCounts = Readonly<Record<TimelineFilter, number>>;

const filterOf: Readonly<Record<EventCategory, Exclude<TimelineFilter, 'all' | 'starred'> | null>> = {
  note: 'notes',
  evidence: 'notes',
  check: 'checks',
  milestone: 'decisions',
  decision: 'decisions',
  work: 'decisions',
  record: null,
  unknown: null,
};

export function isShown({ event, starred }: Pick<TimelineRow, 'event' | 'starred'>, filter: TimelineFilter): boolean {
  if (filter === 'all') return true;
  return filter === 'starred' ? starred : filterOf[categoryOf(event)] === filter;
}

/** Rows that each filter shows. */
export function countRows(rows: readonly TimelineRow[]): TimelineCounts {
  const counts = { all: rows.length, notes: 0, checks: 0, decisions: 0, starred: 0 };
  for (const { event, starred } of rows) {
    const filter = filterOf[categoryOf(event)];
    if (filter !== null) counts[filter] += 1;
    if (starred) counts.starred += 1;
  }
  return counts;
}
