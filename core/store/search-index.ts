/**
 * The full-text index over events and the outputs they bring. It follows the record: writing an event costs nothing here, and what is
 * not in the index yet is read through by itself, so that nothing acknowledged is ever missing from an answer.
 */
import type { RecordedEvent } from '../../shared/incident/event.ts';
import { gramExpression, gramsOf } from '../../shared/search/grams.ts';
import { normaliseForSearch } from '../../shared/search/normalise.ts';
import { holdsWords, type WordVariants } from '../../shared/search/word-variants.ts';
import type { Blobs } from './blobs.ts';
import type { Connection } from './connection.ts';
import type { EventRow, EventRows } from './event-row.ts';
import { toEvent } from './event-row.ts';
import { type SearchableText, searchableText } from './searchable-text.ts';

export type SearchRequest = {
  /** Each must be held by the event or its output; at least one, none of them empty. */
  words: readonly WordVariants[];
  /** Only of these incidents; null for all. */
  within: ReadonlySet<string> | null;
  /** At most so many of one incident. */
  perIncident: number;
  limit: number;
};

export type SearchHit = { event: RecordedEvent; text: SearchableText };

export type SearchAnswer = {
  /** Newest recorded first. */
  hits: SearchHit[];
  /** There may be others behind the limit. */
  more: boolean;
  /** Events that no answer holds yet, since the index is being made. */
  unread: number;
};

export type SearchIndex = {
  find(request: SearchRequest): SearchAnswer;
  /** How many events are not in the index yet. */
  waiting(): number;
  /** Takes at most about so many characters' worth of events into the index; to be called in a transaction. */
  takeIn(mostCharacters: number): void;
  /** Removes what the index holds of an event, by its text as it still stands, bytes and all; in a transaction. */
  takeOut(row: EventRow): void;
  /** Puts one that was taken out in again, as it stands now. */
  putBack(row: EventRow): void;
  clear(): void;
};

/** So many of the events that wait are read through for an answer. */
const readThrough = 2_000;
const eventsAtOnce = 64;

export const searchStatements = {
  candidates: 'SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC',
  incidentOf: 'SELECT incident_id FROM event WHERE seq = ?',
  waiting: 'SELECT count(*) FROM event WHERE seq > (SELECT through_seq FROM search_progress)',
  newestWaiting:
    'SELECT seq FROM event WHERE seq > (SELECT through_seq FROM search_progress) ORDER BY seq DESC LIMIT ?',
};

export function searchIndex(db: Connection, rows: EventRows, blobs: Blobs): SearchIndex {
  const insert = db.prepare('INSERT INTO search (rowid, grams) VALUES (?, ?)');
  const candidates = db.prepare<[string], number>(searchStatements.candidates).pluck();
  const incidentOf = db.prepare<[number], string>(searchStatements.incidentOf).pluck();
  const waiting = db.prepare<[], number>(searchStatements.waiting).pluck();
  const newestWaiting = db.prepare<[number], number>(searchStatements.newestWaiting).pluck();
  const through = db.prepare<[], number>('SELECT through_seq FROM search_progress').pluck();
  const setThrough = db.prepare('UPDATE search_progress SET through_seq = ?');
  // Else an entry that was removed lies in the index's older parts until they are merged.
  const removeBytesToo = db.prepare("INSERT INTO search (search, rank) VALUES ('secure-delete', 1)");
  const remove = db.prepare("INSERT INTO search (search, rowid, grams) VALUES ('delete', ?, ?)");
  const empty = db.prepare("INSERT INTO search (search) VALUES ('delete-all')");

  const hitOf = (event: RecordedEvent): SearchHit => ({ event, text: searchableText(event, blobs) });

  const indexedText = (row: EventRow): string => {
    const { text } = hitOf(toEvent(row));
    return gramsOf(normaliseForSearch(text.own + text.output)).join(' ');
  };
  const isIn = ({ seq }: EventRow): boolean => seq <= (through.get() ?? 0);

  /** Newest first: what waits is newer than all that is in the index. */
  function* seqsFor(words: readonly WordVariants[]): Generator<number> {
    yield* newestWaiting.all(readThrough);
    yield* candidates.iterate(gramExpression(words));
  }

  return {
    find({ words, within, perIncident, limit }) {
      const hits: SearchHit[] = [];
      const found = new Map<string, number>();
      let more = false;
      for (const seq of words.length === 0 ? [] : seqsFor(words)) {
        const incidentId = incidentOf.get(seq) ?? '';
        if (within !== null && !within.has(incidentId)) continue;
        const count = found.get(incidentId) ?? 0;
        if (count >= perIncident) continue;
        const event = rows.readAt(seq);
        const hit = event && hitOf(event);
        if (hit === null || !holdsWords(normaliseForSearch(hit.text.own + hit.text.output), words)) continue;
        if (hits.length >= limit) {
          more = true;
          break;
        }
        found.set(incidentId, count + 1);
        hits.push(hit);
      }
      return { hits, more, unread: Math.max(0, (waiting.get() ?? 0) - readThrough) };
    },
    waiting: () => waiting.get() ?? 0,
    takeIn(mostCharacters) {
      let characters = 0;
      while (characters < mostCharacters) {
        const some = rows.after(through.get() ?? 0, eventsAtOnce);
        if (some.length === 0) return;
        for (const row of some) {
          const { text } = hitOf(toEvent(row));
          const whole = text.own + text.output;
          const grams = gramsOf(normaliseForSearch(whole));
          if (grams.length > 0) insert.run(row.seq, grams.join(' '));
          setThrough.run(row.seq);
          characters += whole.length;
          if (characters >= mostCharacters) return;
        }
      }
    },
    takeOut(row) {
      const grams = isIn(row) ? indexedText(row) : '';
      if (grams === '') return;
      removeBytesToo.run();
      remove.run(row.seq, grams);
    },
    putBack(row) {
      const grams = isIn(row) ? indexedText(row) : '';
      if (grams !== '') insert.run(row.seq, grams);
    },
    clear() {
      empty.run();
      setThrough.run(0);
    },
  };
}
