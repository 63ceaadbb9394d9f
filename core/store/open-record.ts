/**
 * Opening the file of a record: as its owner, ready to write, or for reading beside whoever owns it. Whatever is not ours to
 * change is left byte for byte as it was.
 */
import { accessSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asProblem, StoreProblem } from '../store-problem.ts';
import { backUp } from './backup.ts';
import { assertDurable, type Connection, identify, openForReading, openForWriting } from './connection.ts';
import { createPrivately, type DataFolder, removeDatabase, writeObstacle } from './data-folder.ts';
import { lockFolder } from './folder-lock.ts';
import { type Migration, migrate } from './migrations.ts';
import { completeSummaries } from './rebuild.ts';
import { reserveLog } from './reserve-log.ts';
import { onDisk } from './sqlite-problem.ts';
import { expectWhole, knowRecord } from './start-check.ts';
import { tablesOf } from './tables.ts';

export type OpenRecord = {
  db: Connection;
  /** Why nothing can be written; null for the owner. */
  readOnly: 'asked' | 'folder' | null;
  close(): void;
};

export type OwnOptions = {
  host: string;
  migrations: readonly Migration[];
  nowMs: number;
  newDeviceId: () => string;
  maxPages: number | null;
};

/**
 * Opens the record as its owner, making or migrating it as needed. In a folder that cannot be written to, an existing record
 * is opened for reading.
 *
 * @throws StoreProblem where the folder is in use or unreadable, or the file damaged or from a newer version.
 */
export function openAsOwner(folder: DataFolder, options: OwnOptions): OpenRecord {
  onDisk(folder.path, () => mkdirSync(folder.path, { recursive: true, mode: 0o700 }));
  const obstacle = writeObstacle(folder);
  if (obstacle !== null && !existsSync(folder.record)) {
    throw new StoreProblem('NOT_POSSIBLE', 'dataFolderUnreadable', { path: folder.path, code: obstacle });
  }
  if (obstacle !== null) return { ...openBeside(folder, options.migrations), readOnly: 'folder' };
  const lock = onDisk(folder.path, () => lockFolder(folder, options.host));
  try {
    onDisk(folder.path, () => {
      removeDatabase(folder.restoring);
      removeDatabase(folder.salvaged);
    });
    const version = existsSync(folder.record) ? inspect(folder.record, options.migrations) : 0;
    expectWhole(folder, version, options.migrations);
    const db = onDisk(folder.path, () => openOwned(folder, options, version === 0));
    knowRecord(folder);
    return {
      db,
      readOnly: null,
      close() {
        db.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    if (asProblem(error)?.code !== 'READ_ONLY') throw error;
    return { ...openBeside(folder, options.migrations), readOnly: 'folder' };
  }
}

function openOwned(folder: DataFolder, options: OwnOptions, isNew: boolean): Connection {
  // SQLite gives what it makes beside the record the record's own permissions.
  createPrivately(folder.record);
  const db = openForWriting(folder.record, options.maxPages);
  try {
    const found = Number(db.pragma('user_version', { simple: true }));
    const first = options.migrations.find(({ version }) => version > found);
    if (first && !isNew) {
      const time = new Date(options.nowMs).toISOString().replaceAll(':', '');
      backUp(db, folder, `before-${String(first.version).padStart(4, '0')}-${time}.db`);
    }
    migrate(db, options.migrations);
    if (first && !isNew) completeSummaries(tablesOf(db));
    db.prepare(
      `INSERT INTO installation (only, device_id, opened_at_ms) VALUES (1, ?, ?)
       ON CONFLICT DO UPDATE SET opened_at_ms = excluded.opened_at_ms`,
    ).run(options.newDeviceId(), options.nowMs);
    reserveLog(db);
    assertDurable(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Opens an existing record for reading, whether another process owns it or not.
 *
 * @throws StoreProblem `noRecord` where there is none.
 */
export function openToRead(folder: DataFolder, migrations: readonly Migration[]): OpenRecord {
  onDisk(folder.path, () => expectRecord(folder));
  return { ...openBeside(folder, migrations), readOnly: 'asked' };
}

/** A folder that cannot be looked into may well hold a record: only one that is seen to have none has none. */
function expectRecord({ path, record }: DataFolder): void {
  try {
    accessSync(record);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw isMissing ? new StoreProblem('NOT_FOUND', 'noRecord', { path }) : error;
  }
}

/**
 * SQLite cannot read a record with a write-ahead log where it may not write beside it, and older schemas cannot be migrated by a
 * reader. Both are read from a private copy, which goes when it is closed.
 */
function openBeside(folder: DataFolder, migrations: readonly Migration[]): Omit<OpenRecord, 'readOnly'> {
  const inPlace = openInPlace(folder, migrations);
  if (inPlace) return { db: inPlace, close: () => inPlace.close() };
  const copies = mkdtempSync(join(tmpdir(), 'hikeshi-read-'));
  const remove = () => rmSync(copies, { recursive: true, force: true });
  try {
    const copy = join(copies, 'record.db');
    onDisk(folder.path, () => {
      copyFileSync(folder.record, copy);
      if (existsSync(`${folder.record}-wal`)) copyFileSync(`${folder.record}-wal`, `${copy}-wal`);
    });
    if (inspect(copy, migrations) === 0) throw new StoreProblem('NOT_FOUND', 'noRecord', { path: folder.path });
    const writable = openForWriting(copy, null);
    migrate(writable, migrations);
    completeSummaries(tablesOf(writable));
    writable.close();
    const db = openForReading(copy);
    return {
      db,
      close() {
        db.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Null where the file cannot be read where it lies, or has an older schema. */
function openInPlace(folder: DataFolder, migrations: readonly Migration[]): Connection | null {
  try {
    if (inspect(folder.record, migrations) !== migrations.length) return null;
    return openForReading(folder.record);
  } catch (error) {
    const reason = asProblem(error)?.data.reason;
    if (reason === 'dataFolderReadOnly' || reason === 'dataFolderUnreadable') return null;
    throw error;
  }
}

/**
 * The version of a file's schema, 0 for a file that is still empty; read without changing it.
 *
 * @throws StoreProblem `newerRecord` or `damagedRecord`.
 */
function inspect(path: string, migrations: readonly Migration[]): number {
  return onDisk(path, () => {
    const db = openForReading(path);
    try {
      const found = identify(db);
      if (found.kind === 'foreign') {
        throw new StoreProblem('NOT_POSSIBLE', 'damagedRecord', { detail: 'not a record of this application' });
      }
      const version = found.kind === 'ours' ? found.version : 0;
      if (version > migrations.length) {
        throw new StoreProblem('NOT_POSSIBLE', 'newerRecord', { found: version, known: migrations.length });
      }
      return version;
    } finally {
      db.close();
    }
  });
}
