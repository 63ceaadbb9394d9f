/** Copies of a record that stand by themselves: of one moment, in one file, checked, and on the disk. */
import { closeSync, fsyncSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { StoreProblem } from '../store-problem.ts';
import { type Connection, openForReading } from './connection.ts';
import { createPrivately, type DataFolder, dataFolder, removeDatabase } from './data-folder.ts';
import type { Migration } from './migrations.ts';
import { type OpenRecord, openToRead } from './open-record.ts';
import { tablesOf } from './tables.ts';
import { type Finding, verifyRecord } from './verify.ts';

/** What a record holds, for a person who decides by it. */
export type RecordCounts = {
  incidents: number;
  events: number;
  /** When the newest event was recorded; null where there is none. */
  newestAtMs: number | null;
};

/** A quarter of a megabyte or less a turn of the event loop. */
const pagesATurn = 128;

/**
 * Copies the record as it stands now, while others go on writing it, and settles when the copy is on the disk. `to` may hold an
 * unfinished copy from before.
 */
export async function copyRecord(from: Connection, to: string): Promise<void> {
  removeDatabase(to);
  createPrivately(to);
  // A copy of a file that is being written begins anew with every write; one of a snapshot comes to its end.
  from.exec('BEGIN');
  try {
    from.prepare('SELECT count(*) FROM sqlite_schema').get();
    await from.backup(to, { progress: () => pagesATurn });
  } finally {
    from.exec('ROLLBACK');
  }
  // Without a log beside it, the copy is one file that can be read where nothing can be written.
  const copy = new Database(to);
  copy.pragma('journal_mode = DELETE');
  copy.close();
  syncFile(to);
}

/** What keeps a copy from standing in for the record; and whether its lists, which can be computed anew, differ from the events. */
export function checkCopy(path: string): { damages: Finding[]; listsDiffer: boolean } {
  const db = openForReading(path);
  try {
    const { findings } = verifyRecord(tablesOf(db));
    const damages = findings.filter(({ code }) => code !== 'summary');
    return { damages, listsDiffer: damages.length < findings.length };
  } finally {
    db.close();
  }
}

export function countRecord(db: Connection): RecordCounts {
  const counts = db
    .prepare<[], RecordCounts>(
      `SELECT count(DISTINCT incident_id) AS incidents, count(*) AS events, max(recorded_at_ms) AS newestAtMs FROM event`,
    )
    .get();
  return counts ?? { incidents: 0, events: 0, newestAtMs: null };
}

/**
 * Opens a file that should be a backup, whatever version of this application wrote it.
 *
 * @throws StoreProblem `backupDamaged` or `backupNewer`.
 */
export function openBackup(file: string, migrations: readonly Migration[]): OpenRecord {
  const folder: DataFolder = { ...dataFolder(file), record: file };
  try {
    return openToRead(folder, migrations);
  } catch (error) {
    if (!(error instanceof StoreProblem)) throw error;
    const { reason, params } = error.problem.data;
    if (reason === 'newerRecord') throw new StoreProblem('NOT_POSSIBLE', 'backupNewer', params, { cause: error });
    if (reason !== 'damagedRecord' && reason !== 'noRecord') throw error;
    throw backupDamaged(String(params.detail ?? 'empty'), error);
  }
}

export function backupDamaged(detail: string, cause?: unknown): StoreProblem {
  return new StoreProblem('NOT_POSSIBLE', 'backupDamaged', { detail }, { cause });
}

/** Returns when the bytes of a file are on the disk. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The same of the names in a folder; Windows keeps them by itself. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
