/** The timeline in pages, the newest first: the first screenful stands at once, whatever lies before it. */
import type { TimelineRow } from '../incident/state.ts';
import { compareRows, type TimelinePlace } from '../incident/timeline.ts';
import type { TimelineCounts } from './timeline-filter.ts';

export const mostRowsAPage = 2_000;

/** In the timeline's order, the oldest of them first. */
export type TimelinePage = {
  rows: TimelineRow[];
  /** Nothing is older than these rows. */
  reachesStart: boolean;
  /** Of the whole timeline at this moment. */
  counts: TimelineCounts;
  /** The newest event that is counted in; what comes after it is asked for by it. */
  lastSeq: number;
};

export type TimelineChanges = Pick<TimelinePage, 'rows' | 'counts' | 'lastSeq'>;

/** At most so many rows before a place, or the newest ones where it is null; `rows` is the whole timeline in its order. */
export function pageBefore(
  rows: readonly TimelineRow[],
  before: TimelinePlace | null,
  limit: number,
): Pick<TimelinePage, 'rows' | 'reachesStart'> {
  const end = before === null ? rows.length : countBefore(rows, before);
  const start = Math.max(0, end - limit);
  return { rows: rows.slice(start, end), reachesStart: start === 0 };
}

/** Of rows in their order, by halving. */
function countBefore(rows: readonly TimelineRow[], place: TimelinePlace): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row !== undefined && compareRows(row, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
