/** How each row of a timeline read from one moment to the next, so that a cursor can go through it without hindsight. */
import type { RecordedEvent } from '../incident/event.ts';
import type { TimelineRow } from '../incident/state.ts';
import { compareRows, rowOfEvent, timelineOf } from '../incident/timeline.ts';

export type RowVersion = {
  row: TimelineRow;
  /** It reads so once this many events were known, … */
  from: number;
  /** … and until so many were; null where it still does. */
  until: number | null;
};

/** A row that was changed more often than this shows fewer steps of it in between, and its last wording all the same. */
const mostVersions = 100;

/** @param events in the order in which they became known; the versions come in the timeline's order. */
export function rowVersions(events: readonly RecordedEvent[]): RowVersion[] {
  const rowOf = rowOfEvent(events);
  const places = events.map((event, index) => ({ event, known: index + 1 }));
  const groups = Map.groupBy(places, ({ event }) => rowOf(event.id));
  return [...groups.values()].flatMap(versionsOf).sort((one, other) => compareRows(one.row, other.row));
}

function versionsOf(changes: readonly { event: RecordedEvent; known: number }[]): RowVersion[] {
  const step = Math.ceil(changes.length / mostVersions);
  const shown = changes.flatMap(({ known }, index) => {
    const isLast = index === changes.length - 1;
    if (!isLast && index % step !== 0) return [];
    const [row] = timelineOf(changes.slice(0, index + 1).map(({ event }) => event));
    return row === undefined ? [] : [{ row, known }];
  });
  return shown.map(({ row, known }, index) => ({ row, from: known, until: shown[index + 1]?.known ?? null }));
}
