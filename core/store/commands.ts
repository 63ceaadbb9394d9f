/** Commands that were carried out, so that a retry is answered with what the first try made. */
import type { Connection } from './connection.ts';

export type CommandOutcome = { firstSeq: number; lastSeq: number };

export type Commands = {
  find(commandId: string): CommandOutcome | null;
  note(commandId: string, incidentId: string, outcome: CommandOutcome): void;
};

export function commandTable(db: Connection): Commands {
  const find = db.prepare<[string], CommandOutcome>(
    'SELECT first_seq AS firstSeq, last_seq AS lastSeq FROM command WHERE id = ?',
  );
  const insert = db.prepare('INSERT INTO command (id, incident_id, first_seq, last_seq) VALUES (?, ?, ?, ?)');
  return {
    find: (commandId) => find.get(commandId) ?? null,
    note: (commandId, incidentId, { firstSeq, lastSeq }) => void insert.run(commandId, incidentId, firstSeq, lastSeq),
  };
}
