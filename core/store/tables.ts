/** The tables of an open record, with their statements prepared once. */
import { type Blobs, blobTable } from './blobs.ts';
import { type Commands, commandTable } from './commands.ts';
import type { Connection } from './connection.ts';
import { type EventRows, eventRows } from './event-row.ts';
import { type EvidenceNumbers, evidenceTable } from './evidence-numbers.ts';
import { type SearchIndex, searchIndex } from './search-index.ts';
import { type Summaries, summaryTable } from './summaries.ts';

export type Tables = {
  db: Connection;
  events: EventRows;
  blobs: Blobs;
  evidence: EvidenceNumbers;
  commands: Commands;
  summaries: Summaries;
  search: SearchIndex;
};

export function tablesOf(db: Connection): Tables {
  const events = eventRows(db);
  const blobs = blobTable(db);
  return {
    db,
    events,
    blobs,
    evidence: evidenceTable(db),
    commands: commandTable(db),
    summaries: summaryTable(db),
    search: searchIndex(db, events, blobs),
  };
}
