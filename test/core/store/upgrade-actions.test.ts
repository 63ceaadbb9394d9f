import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { fillArchive } from '../../../bench/archive/fill.ts';
import { openStore } from '../../../core/store/store.ts';
import { rawRecord, recordFile, storeOptions, temporaryFolder } from './temporary-store.ts';

const migrationsFolder = join(import.meta.dirname, '..', '..', '..', 'migrations');
const added = ['action_item', 'recurrence', 'incident_likeness', 'incident_trait'];

/** The same record as the version before wrote it: its own schema, with all that it kept. */
async function recordOfBefore(newDir: string): Promise<string> {
  await fillArchive(newDir, { incidents: 8, events: 400 }, 11);
  const oldDir = temporaryFolder();
  const db = new Database(recordFile(oldDir));
  const names = readdirSync(migrationsFolder).sort();
  const before = names.slice(0, names.indexOf('0006-actions-and-likeness.sql'));
  for (const name of before) db.exec(readFileSync(join(migrationsFolder, name), 'utf8'));
  db.pragma(`user_version = ${before.length}`);
  db.exec('DELETE FROM search_progress');
  db.prepare('ATTACH ? AS source').run(recordFile(newDir));
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%'",
    )
    .pluck()
    .all();
  for (const table of tables) db.exec(`INSERT INTO main.${table} SELECT * FROM source.${table}`);
  db.exec('INSERT INTO search_progress (only, through_seq) VALUES (1, 0)');
  db.close();
  return oldDir;
}

const rowsOf = (dataDir: string) => {
  const db = rawRecord(dataDir, { readonly: true });
  const rows = added.map((table) =>
    db
      .prepare(`SELECT * FROM ${table} ORDER BY 1, 2`)
      .all()
      .map((row) => JSON.stringify(row))
      .sort(),
  );
  db.close();
  return rows;
};

it('fills what is asked across incidents when it takes over a record of before', async () => {
  const newDir = temporaryFolder();
  const dataDir = await recordOfBefore(newDir);
  const store = await openStore(storeOptions(dataDir));
  expect(store.verify()).toEqual({ events: 400, findings: [] });
  const items = store
    .listIncidents()
    .flatMap(({ incidentId }) => store.eventsOf(incidentId))
    .filter(({ kind }) => kind === 'actionItemSet');
  expect(items.length).toBeGreaterThan(0);
  const rows = rowsOf(dataDir);
  expect(rows.map(({ length }) => length)).toEqual([items.length, 0, 8, expect.any(Number)]);
  expect(rows).toEqual(rowsOf(newDir));
  store.close();
});

it('fills them for a reader too, and leaves the file as it was', async () => {
  const dataDir = await recordOfBefore(temporaryFolder());
  const store = await openStore({ ...storeOptions(dataDir), mode: 'read' });
  const query = { drill: false, status: 'open', owner: null, dueBefore: null, repeated: false } as const;
  expect(store.actionItems.count(query) + store.actionItems.count({ ...query, drill: true })).toBeGreaterThan(0);
  expect(store.verify().findings).toEqual([]);
  store.close();
  const db = rawRecord(dataDir, { readonly: true });
  expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'action_item'").pluck().get()).toBe(0);
  db.close();
});
