/** A note of 60 characters, acknowledged, beside the least that could keep it: one insert of a bare SQLite, as durable. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { uuidV7 } from '../server/host/system.ts';
import { type Comparison, compare } from './compare.ts';
import { interleave, type Turns } from './interleave.ts';
import type { Practice } from './practice.ts';

const note = '03:12 restarted todo-api by hand, health answers 200 again ok';

export async function benchAppend(practice: Practice, turns: Turns): Promise<Comparison[]> {
  const { client, folder } = practice;
  const text = note.slice(0, 60);
  const incidentId = await practice.declare();
  const bare = new Database(join(folder, 'bare.db'));
  bare.pragma('journal_mode = WAL');
  bare.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, text TEXT NOT NULL) STRICT');
  bare.pragma('synchronous = FULL');
  const insert = bare.prepare('INSERT INTO note (at_ms, text) VALUES (?, ?)');
  try {
    const [ours, rival] = await interleave(
      [
        {
          name: 'incidents.addNote',
          run: async () => {
            await client.incidents.addNote({ incidentId, commandId: uuidV7(), text, startedAtMs: Date.now() });
          },
        },
        { name: 'better-sqlite3 INSERT, synchronous FULL', run: async () => void insert.run(Date.now(), text) },
      ],
      turns,
    );
    if (ours === undefined || rival === undefined) throw new Error('nothing was measured');
    const title = 'acknowledged note: chain, projections and search rows';
    return [compare(title, ours, rival, { kind: 'ratio', atMost: 2 })];
  } finally {
    bare.close();
  }
}
