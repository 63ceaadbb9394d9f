/** The full-text index over events: words and bigrams by local sequence, in a table that holds no text of its own. */
import type { RecordedEvent } from '../../shared/incident/event.ts';
import { searchTextOf } from '../../shared/incident/search-text.ts';
import { normaliseForSearch, searchQuery, searchTokens } from '../../shared/search/search-tokens.ts';
import type { Connection } from './connection.ts';
import type { EventRows } from './event-row.ts';
import { toEvent } from './event-row.ts';

export type SearchIndex = {
  add(event: RecordedEvent): void;
  /** Events whose text contains the words of `query`, newest first. */
  find(query: string, limit: number): RecordedEvent[];
  clear(): void;
};

export function searchIndex(db: Connection, rows: EventRows): SearchIndex {
  const insert = db.prepare('INSERT INTO search (rowid, tokens) VALUES (?, ?)');
  const match = db
    .prepare<[string], number>('SELECT rowid FROM search WHERE tokens MATCH ? ORDER BY rowid DESC')
    .pluck();
  const clear = db.prepare("INSERT INTO search (search) VALUES ('delete-all')");
  return {
    add(event) {
      const tokens = searchTokens(searchTextOf(event));
      if (tokens !== '') insert.run(event.seq, tokens);
    },
    find(query, limit) {
      const expression = searchQuery(query);
      if (expression === null) return [];
      const words = normaliseForSearch(query)
        .split(/\s+/)
        .filter((word) => word !== '');
      const found: RecordedEvent[] = [];
      for (const seq of match.all(expression)) {
        const row = rows.between(seq, seq)[0];
        if (!row) continue;
        const event = toEvent(row);
        const text = normaliseForSearch(searchTextOf(event));
        if (words.every((word) => text.includes(word))) found.push(event);
        if (found.length === limit) break;
      }
      return found;
    },
    clear: () => void clear.run(),
  };
}
