/**
 * The full-text index over events. The rows of the newest events lie in a table of their own and go into the index together:
 * writing into it has a price that many rows can share.
 */
import type { RecordedEvent } from '../../shared/incident/event.ts';
import { searchTextOf } from '../../shared/incident/search-text.ts';
import {
  holdsTerms,
  normaliseForSearch,
  searchExpression,
  searchTerms,
  searchTokens,
} from '../../shared/search/search-tokens.ts';
import type { Connection } from './connection.ts';
import type { EventRows } from './event-row.ts';
import { toEvent } from './event-row.ts';

export type SearchIndex = {
  add(event: RecordedEvent): void;
  /** Events whose text contains every word of `query`, newest first. */
  find(query: string, limit: number): RecordedEvent[];
  clear(): void;
};

/** At most so many events wait to go into the index. */
const batch = 64;

type RecentRow = { seq: number; tokens: string };

export function searchIndex(db: Connection, rows: EventRows): SearchIndex {
  const insert = db.prepare('INSERT INTO search_recent (event_seq, tokens) VALUES (?, ?)');
  const recent = db.prepare<[], RecentRow>(
    'SELECT event_seq AS seq, tokens FROM search_recent ORDER BY event_seq DESC',
  );
  const merge = db.prepare('INSERT INTO search (rowid, tokens) SELECT event_seq, tokens FROM search_recent');
  const emptyRecent = db.prepare('DELETE FROM search_recent');
  const match = db
    .prepare<[string], number>('SELECT rowid FROM search WHERE tokens MATCH ? ORDER BY rowid DESC')
    .pluck();
  const emptyIndex = db.prepare("INSERT INTO search (search) VALUES ('delete-all')");
  return {
    add(event) {
      const tokens = searchTokens(searchTextOf(event));
      if (tokens !== '') insert.run(event.seq, tokens);
      if (event.seq % batch !== 0) return;
      merge.run();
      emptyRecent.run();
    },
    find(query, limit) {
      const terms = searchTerms(query);
      if (terms.length === 0) return [];
      const waiting = recent.all().filter(({ tokens }) => holdsTerms(tokens, terms));
      const candidates = [...waiting.map(({ seq }) => seq), ...match.all(searchExpression(terms))];
      const words = normaliseForSearch(query)
        .split(/\s+/)
        .filter((word) => word !== '');
      const found: RecordedEvent[] = [];
      for (const seq of candidates) {
        if (found.length >= limit) break;
        const event = rows.between(seq, seq).map(toEvent)[0];
        const text = event ? normaliseForSearch(searchTextOf(event)) : '';
        // The index knows words; what lies between them (max_connections) only the text does.
        if (event && words.every((word) => text.includes(word))) found.push(event);
      }
      return found;
    },
    clear() {
      emptyIndex.run();
      emptyRecent.run();
    },
  };
}
