/** Rows of the timeline as they are listed: with a heading wherever the incident's day changes, and milestones in their places. */
import { type Milestone, milestones } from '../../../../shared/incident/event.ts';
import type { IncidentState, TimelineRow } from '../../../../shared/incident/state.ts';
import { dateText } from '../../../../shared/text/wall-clock.ts';

export type MilestoneMark = { milestone: Milestone; atMs: number };

export type TimelineEntry =
  | { kind: 'day'; date: string }
  | { kind: 'milestone'; mark: MilestoneMark }
  | { kind: 'row'; row: TimelineRow };

const quarterMs = 15 * 60_000;

/** The milestones that are known, in the order of their times. */
export function milestoneMarks(known: IncidentState['milestones']): MilestoneMark[] {
  const marks = milestones.flatMap((milestone) => {
    const record = known[milestone];
    return record === null ? [] : [{ milestone, atMs: record.atMs }];
  });
  return marks.sort((a, b) => a.atMs - b.atMs);
}

/** `rows` and `marks` are in the order of their times; a mark stands before what happened at its moment. */
export function entriesOf(
  rows: readonly TimelineRow[],
  zone: string,
  marks: readonly MilestoneMark[] = [],
): TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  let day: string | null = null;
  let quarter = Number.NaN;
  let date = '';
  const put = (entry: TimelineEntry, atMs: number): void => {
    // No zone's day begins but on a quarter of an hour: thousands of rows ask for few dates, which are dear.
    const quarterOfRow = Math.floor(atMs / quarterMs);
    if (quarterOfRow !== quarter) date = dateText(atMs, zone);
    quarter = quarterOfRow;
    if (date !== day) entries.push({ kind: 'day', date });
    day = date;
    entries.push(entry);
  };
  const waiting = [...marks];
  for (const row of rows) {
    while (waiting[0] !== undefined && waiting[0].atMs <= row.happenedAtMs) putMark(waiting.shift());
    put({ kind: 'row', row }, row.happenedAtMs);
  }
  for (const mark of waiting) putMark(mark);
  return entries;

  function putMark(mark: MilestoneMark | undefined): void {
    if (mark !== undefined) put({ kind: 'milestone', mark }, mark.atMs);
  }
}

/** 0 is Sunday, for a date as `entriesOf` writes it. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}
