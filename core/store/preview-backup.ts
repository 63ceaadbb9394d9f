/** What a backup holds against the record as it stands, looked at beside whoever writes the record. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { compareRecords } from './compare-records.ts';
import { identify, openForReading } from './connection.ts';
import { backupDamaged, checkCopy, copyRecord, countRecord, openBackup } from './copy-record.ts';
import { dataFolder } from './data-folder.ts';
import { bundledMigrations, type Migration } from './migrations.ts';
import type { RestorePreview } from './restore.ts';

export type PreviewRequest = {
  dataDir: string;
  file: string;
  /** The app's own unless given. */
  migrations?: readonly Migration[];
};

/**
 * Opens a copy of the backup, checks it, and compares it with the record. Changes nothing, and takes seconds where they are large.
 *
 * @throws StoreProblem `backupDamaged` or `backupNewer`.
 */
export async function previewBackup({ dataDir, file, migrations }: PreviewRequest): Promise<RestorePreview> {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-preview-'));
  const copy = join(folder, 'copy.db');
  try {
    const backup = openBackup(file, migrations ?? bundledMigrations());
    try {
      await copyRecord(backup.db, copy);
      const [damage] = checkCopy(copy).damages;
      if (damage) throw backupDamaged(`${damage.code}: ${damage.detail}`);
      return { backup: countRecord(backup.db), current: compareWithRecord(dataFolder(dataDir).record, copy) };
    } finally {
      backup.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compareWithRecord(record: string, copy: string): RestorePreview['current'] {
  if (!existsSync(record)) return { state: 'none' };
  let db: Database.Database | null = null;
  try {
    db = openForReading(record);
    if (identify(db).kind !== 'ours') return { state: 'unreadable' };
    const { lost, returning } = compareRecords(db, copy);
    return { state: 'readable', counts: countRecord(db), lost, returning };
  } catch (error) {
    if (error instanceof Database.SqliteError) return { state: 'unreadable' };
    throw error;
  } finally {
    db?.close();
  }
}
