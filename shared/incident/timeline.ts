/**
 * Events → rows of the timeline, shown by when things happened, ties by the clock-free order. Nothing is left out here: struck
 * and undone rows stay readable, and filters say how many they hide.
 */
import { compareEvents, type EventKind, type EventOrder, type RecordedEvent } from './event.ts';
import { undoneIds } from './fold.ts';
import type { EarlierWording, TimelineRow } from './state.ts';

type Writer = Pick<EarlierWording, 'actor' | 'recordedAtMs'>;

/** Where a row stands among the others. */
export type TimelinePlace = { happenedAtMs: number; event: EventOrder };

/** Events about another row: they change how that row is shown and are no row themselves. */
const aboutAnotherRow: ReadonlySet<RecordedEvent['kind']> = new Set<EventKind>([
  'noteRevised',
  'struck',
  'starSet',
  'undone',
  'rowChosen',
  'evidenceLinked',
]);

export function timelineOf(events: readonly RecordedEvent[]): TimelineRow[] {
  const ordered = [...events].sort(compareEvents);
  const undone = undoneIds(ordered);
  const rows = new Map<string, TimelineRow>();
  for (const event of ordered) {
    if (aboutAnotherRow.has(event.kind)) continue;
    rows.set(event.id, { ...rowAsWritten(event), undone: undone.has(event.id) });
  }
  /** Who wrote the words that stand, and when. */
  const wordingOf = new Map<string, Writer>();
  for (const event of ordered) {
    if (undone.has(event.id)) continue;
    if (event.kind === 'noteRevised') {
      const row = rows.get(event.payload.target);
      if (!row) continue;
      row.revision = revised(row, event.payload.text, wordingOf.get(row.eventId) ?? row);
      wordingOf.set(row.eventId, event);
      if (event.payload.happenedAtMs !== null) row.happenedAtMs = event.payload.happenedAtMs;
    } else if (event.kind === 'struck') {
      const row = rows.get(event.payload.target);
      if (row) row.struck = { reason: event.payload.reason };
    } else if (event.kind === 'starSet') {
      const row = rows.get(event.payload.target);
      if (row) row.starred = event.payload.starred;
    } else if (event.kind === 'rowChosen') {
      const row = rows.get(event.payload.target);
      if (row) row.inDocument = event.payload.inDocument;
    } else if (event.kind === 'evidenceLinked') {
      const row = rows.get(event.payload.target);
      if (row) row.linkedEvidenceIds = [...new Set([...row.linkedEvidenceIds, ...event.payload.evidenceIds])];
    }
  }
  return [...rows.values()].sort(compareRows);
}

/** A row as the event alone says it, whatever others say about it. */
export function rowAsWritten(event: RecordedEvent): TimelineRow {
  return {
    eventId: event.id,
    seq: event.seq,
    happenedAtMs: event.happenedAtMs,
    recordedAtMs: event.recordedAtMs,
    actor: event.actor,
    deviceId: event.deviceId,
    starred: false,
    struck: null,
    undone: false,
    inDocument: null,
    linkedEvidenceIds: [],
    revision: null,
    event,
  };
}

export function compareRows(a: TimelinePlace, b: TimelinePlace): number {
  return a.happenedAtMs - b.happenedAtMs || compareEvents(a.event, b.event);
}

/** The rows that events after a local sequence made or changed, as they stand with all of `events`; in the timeline's order. */
export function rowsChangedAfter(events: readonly RecordedEvent[], afterSeq: number): TimelineRow[] {
  const rowOf = rowOfEvent(events);
  const changed = new Set(events.filter(({ seq }) => seq > afterSeq).map(({ id }) => rowOf(id)));
  if (changed.size === 0) return [];
  return timelineOf(events.filter(({ id }) => changed.has(rowOf(id))));
}

/** Which row an event of these is, or is about, by the event's id: what one row says depends on no event of another row. */
export function rowOfEvent(events: readonly RecordedEvent[]): (eventId: string) => string {
  const targets = new Map<string, string>();
  for (const event of events) {
    const target = targetOf(event);
    if (target !== null) targets.set(event.id, target);
  }
  return (eventId) => rowIdOf(eventId, targets);
}

/** `rows` with `others` in their places; a row that is among both is taken from `others`. */
export function withRows(rows: readonly TimelineRow[], others: readonly TimelineRow[]): TimelineRow[] {
  const ids = new Set(others.map(({ eventId }) => eventId));
  return [...rows.filter(({ eventId }) => !ids.has(eventId)), ...others].sort(compareRows);
}

function targetOf(event: RecordedEvent): string | null {
  switch (event.kind) {
    case 'noteRevised':
    case 'struck':
    case 'starSet':
    case 'undone':
    case 'rowChosen':
    case 'evidenceLinked':
      return event.payload.target;
    default:
      return null;
  }
}

/** What is undone can itself be about another row, and so on; records that run in a circle end where they began. */
function rowIdOf(eventId: string, targets: ReadonlyMap<string, string>): string {
  let id = targets.get(eventId) ?? eventId;
  // Nearly every event is a row, or is about one.
  if (!targets.has(id)) return id;
  const passed = new Set([eventId]);
  for (let next = targets.get(id); next !== undefined && !passed.has(next); next = targets.get(id)) {
    passed.add(id);
    id = next;
  }
  return id;
}

function revised(row: TimelineRow, text: string, { actor, recordedAtMs }: Writer): TimelineRow['revision'] {
  const before = row.revision?.text ?? (row.event.kind === 'noteAdded' ? row.event.payload.text : '');
  const wording = { text: before, happenedAtMs: row.happenedAtMs, actor, recordedAtMs };
  const earlier = [...(row.revision?.earlier ?? []), wording];
  return { text, count: earlier.length, earlier };
}
