/**
 * Events → rows of the timeline, shown by when things happened, ties by the clock-free order. Nothing is left out here: struck
 * and undone rows stay readable, and filters say how many they hide.
 */
import { compareEvents, type EventKind, type RecordedEvent } from './event.ts';
import { undoneIds } from './fold.ts';
import type { EarlierWording, TimelineRow } from './state.ts';

type Writer = Pick<EarlierWording, 'actor' | 'recordedAtMs'>;

/** Events about another row: they change how that row is shown and are no row themselves. */
const aboutAnotherRow: ReadonlySet<RecordedEvent['kind']> = new Set<EventKind>([
  'noteRevised',
  'struck',
  'starSet',
  'undone',
]);

export function timelineOf(events: readonly RecordedEvent[]): TimelineRow[] {
  const ordered = [...events].sort(compareEvents);
  const undone = undoneIds(ordered);
  const rows = new Map<string, TimelineRow>();
  for (const event of ordered) {
    if (aboutAnotherRow.has(event.kind)) continue;
    rows.set(event.id, {
      eventId: event.id,
      seq: event.seq,
      happenedAtMs: event.happenedAtMs,
      recordedAtMs: event.recordedAtMs,
      actor: event.actor,
      deviceId: event.deviceId,
      starred: false,
      struck: null,
      undone: undone.has(event.id),
      revision: null,
      event,
    });
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
    }
  }
  return [...rows.values()].sort((a, b) => a.happenedAtMs - b.happenedAtMs || compareEvents(a.event, b.event));
}

function revised(row: TimelineRow, text: string, { actor, recordedAtMs }: Writer): TimelineRow['revision'] {
  const before = row.revision?.text ?? (row.event.kind === 'noteAdded' ? row.event.payload.text : '');
  const wording = { text: before, happenedAtMs: row.happenedAtMs, actor, recordedAtMs };
  const earlier = [...(row.revision?.earlier ?? []), wording];
  return { text, count: earlier.length, earlier };
}
