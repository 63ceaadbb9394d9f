/** The schema's history: numbered SQL files, applied all at once or not at all. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assetUrl } from '../assets.ts';
import type { Connection } from './connection.ts';

export type Migration = { version: number; name: string; sql: string };

/** The app's own migrations. */
export function bundledMigrations(): Migration[] {
  return readMigrations(fileURLToPath(assetUrl('migrations/')));
}

/**
 * Migrations in a folder, by number; other files are ignored.
 *
 * @throws Error where the numbers are not 1, 2, 3 …
 */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => /^\d{4}-.+\.sql$/.test(name))
    .sort();
  return names.map((name, index) => {
    const version = Number(name.slice(0, 4));
    if (version !== index + 1) throw new Error(`${name} is not migration ${index + 1}`);
    return { version, name, sql: readFileSync(join(folder, name), 'utf8') };
  });
}

/** Applies what is pending in one transaction with `user_version`: after a failure the file is as it was before. */
export function migrate(db: Connection, migrations: readonly Migration[]): void {
  const found = Number(db.pragma('user_version', { simple: true }));
  const pending = migrations.filter(({ version }) => version > found);
  if (pending.length === 0) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    for (const { version, name, sql } of pending) {
      db.exec(sql);
      if (!db.inTransaction) throw new Error(`${name} ends the transaction that it is run in`);
      db.pragma(`user_version = ${version}`);
    }
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
