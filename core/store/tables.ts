/** The tables of an open record, with their statements prepared once. */
import { actionTable, type OwnActionRows } from './action-rows.ts';
import { type Blobs, blobTable } from './blobs.ts';
import { type Commands, commandTable } from './commands.ts';
import type { Connection } from './connection.ts';
import { type EventRows, eventRows } from './event-row.ts';
import { type EvidenceNumbers, evidenceTable } from './evidence-numbers.ts';
import { figuresTable, type OwnFiguresRows } from './incident-figures.ts';
import { likenessTable, type OwnLikenessRows } from './likeness-rows.ts';
import { type SearchIndex, searchIndex } from './search-index.ts';
import { type Summaries, summaryTable } from './summaries.ts';

export type Tables = {
  db: Connection;
  events: EventRows;
  blobs: Blobs;
  evidence: EvidenceNumbers;
  commands: Commands;
  summaries: Summaries;
  actionItems: OwnActionRows;
  likeness: OwnLikenessRows;
  figures: OwnFiguresRows;
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
    actionItems: actionTable(db),
    likeness: likenessTable(db),
    figures: figuresTable(db),
    search: searchIndex(db, events, blobs),
  };
}
