/** A record as an earlier version left it: its schema by the migrations of then, its rows those of a record of today that it has columns for. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Migration, migrate } from '../../../core/store/migrations.ts';

/** What is computed anew by whoever opens it; the rest is the truth and what stands beside it. */
const tables = [
  'installation',
  'event',
  'payload',
  'blob',
  'evidence',
  'command',
  'incident_number',
  'incident_summary',
  'setting',
  'environment',
  'runbook',
  'draft',
];

/** Makes `record.db` in the folder, from the record at `source`. */
export function makeEarlierRecord(
  folder: string,
  source: string,
  migrations: readonly Migration[],
  version: number,
): void {
  const db = new Database(join(folder, 'record.db'));
  db.pragma('page_size = 2048');
  db.pragma('journal_mode = WAL');
  migrate(
    db,
    migrations.filter((migration) => migration.version <= version),
  );
  db.prepare('ATTACH ? AS newest').run(source);
  const columnsOf = (schema: string, table: string) =>
    db
      .prepare<[], { name: string }>(`PRAGMA ${schema}.table_info(${table})`)
      .all()
      .map(({ name }) => name);
  for (const table of tables) {
    const there = new Set(columnsOf('newest', table));
    const columns = columnsOf('main', table)
      .filter((name) => there.has(name))
      .join(', ');
    db.exec(`INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM newest.${table}`);
  }
  db.exec('DETACH newest');
  db.close();
}

/** All that a file holds, table by table, in words that can be compared. */
export function contentOf(path: string): string {
  const db = new Database(path, { readonly: true });
  try {
    const schema = db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
    const rows = db
      .prepare<[], { name: string }>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%' ORDER BY name`,
      )
      .all()
      .map(({ name }) => [name, db.prepare(`SELECT * FROM ${name} ORDER BY 1`).raw().safeIntegers().all()]);
    const version = db.pragma('user_version', { simple: true });
    return JSON.stringify([version, schema, rows], (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
  } finally {
    db.close();
  }
}
