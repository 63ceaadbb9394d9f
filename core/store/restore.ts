/**
 * Putting a backup in the place of the record. First everything is looked at, with the folder locked; then a person decides;
 * then the checked copy takes the record's name in one step, and the record it replaces is kept among the backups.
 */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { StoreProblem } from '../store-problem.ts';
import { compareRecords, type RecordComparison } from './compare-records.ts';
import { identify, openForReading, openForWriting } from './connection.ts';
import { backupDamaged, checkCopy, copyRecord, countRecord, openBackup, type RecordCounts } from './copy-record.ts';
import { type DataFolder, dataFolder, removeDatabase } from './data-folder.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';
import { bundledMigrations, type Migration } from './migrations.ts';
import { rebuildProjections } from './rebuild.ts';
import { keepAside, takePlace } from './replace-record.ts';
import { onDisk, toStoreProblem } from './sqlite-problem.ts';
import { tablesOf } from './tables.ts';

export type RestorePreview = {
  backup: RecordCounts;
  /** What lies in the folder now. */
  current:
    | { state: 'none' }
    | { state: 'unreadable' }
    | ({ state: 'readable'; counts: RecordCounts } & Omit<RecordComparison, 'sameDevice'>);
};

export type PreparedRestore = {
  preview: RestorePreview;
  /** Carries it out and lets the folder go. Answers where the replaced record is kept; null where there was none. */
  carryOut(): string | null;
  /** Leaves everything as it was. */
  cancel(): void;
};

export type RestoreRequest = {
  dataDir: string;
  file: string;
  /** What another process is told of this one. */
  host: string;
  nowMs: number;
  newDeviceId: () => string;
  /** The app's own unless given. */
  migrations?: readonly Migration[];
  /** What lies in the folder is known to be damaged: it is kept byte for byte, its log beside it, and compared as far as it can be. */
  damaged?: boolean;
};

/**
 * Copies and checks the backup, and compares it with the record. The folder stays locked until the caller decides.
 *
 * @throws StoreProblem `dataFolderInUse`, `backupDamaged`, `backupNewer`, or what is wrong with the disk; then nothing changed.
 */
export async function prepareRestore(request: RestoreRequest): Promise<PreparedRestore> {
  const folder = dataFolder(request.dataDir);
  onDisk(folder.path, () => mkdirSync(folder.path, { recursive: true, mode: 0o700 }));
  return prepareRestoreIn(
    folder,
    request,
    onDisk(folder.path, () => lockFolder(folder, request.host)),
  );
}

/** The same in a folder that is locked already; the lock goes with the decision. */
export async function prepareRestoreIn(
  folder: DataFolder,
  request: RestoreRequest,
  lock: FolderLock,
): Promise<PreparedRestore> {
  const copy = folder.restoring;
  const cancel = () => {
    removeDatabase(copy);
    lock.release();
  };
  try {
    await bringIn(request, copy);
    const compared = compareWithCurrent(folder, copy, request.damaged === true);
    const backup = reading(copy, countRecord);
    const { sameDevice, preview } = compared;
    return {
      preview: { backup, current: preview },
      cancel,
      carryOut() {
        try {
          return onDisk(folder.path, () => {
            // What was written after the backup may lie in somebody's file: going on under one name would fork its chain.
            if (!sameDevice) renameDevice(copy, request.newDeviceId());
            const isWhole = preview.state === 'readable' && request.damaged !== true;
            if (isWhole) foldLog(folder.record);
            const isDamaged = preview.state === 'unreadable' || request.damaged === true;
            const kept = keepAside(folder, isDamaged ? 'damaged' : 'replaced', request.nowMs);
            takePlace(folder, copy);
            return kept;
          });
        } finally {
          cancel();
        }
      },
    };
  } catch (error) {
    cancel();
    throw toStoreProblem(error, folder.path);
  }
}

async function bringIn({ file, migrations }: RestoreRequest, copy: string): Promise<void> {
  const backup = openBackup(file, migrations ?? bundledMigrations());
  try {
    await copyRecord(backup.db, copy);
  } catch (error) {
    const problem = toStoreProblem(error, file);
    throw isDamage(problem) ? backupDamaged(String(error instanceof Error ? error.message : error), error) : error;
  } finally {
    backup.close();
  }
  const { damages, listsDiffer } = checkCopy(copy);
  const [damage] = damages;
  if (damage) throw backupDamaged(`${damage.code}: ${damage.detail}`);
  if (!listsDiffer) return;
  const db = new Database(copy);
  try {
    rebuildProjections(tablesOf(db));
  } finally {
    db.close();
  }
}

function isDamage(problem: unknown): boolean {
  return problem instanceof Error && problem.message === 'damagedRecord';
}

function compareWithCurrent(
  folder: DataFolder,
  copy: string,
  isDamaged: boolean,
): { sameDevice: boolean; preview: RestorePreview['current'] } {
  if (!existsSync(folder.record)) return { sameDevice: false, preview: { state: 'none' } };
  try {
    return reading(folder.record, (db) => {
      const kind = identify(db).kind;
      if (kind === 'empty') return { sameDevice: false, preview: { state: 'none' } };
      if (kind === 'foreign') return { sameDevice: false, preview: { state: 'unreadable' } };
      const { sameDevice, ...comparison } = compareRecords(db, copy);
      return { sameDevice, preview: { state: 'readable', counts: countRecord(db), ...comparison } };
    });
  } catch (error) {
    // A record that nobody can read is what a restore is for.
    if (isDamaged || error instanceof Database.SqliteError)
      return { sameDevice: false, preview: { state: 'unreadable' } };
    throw error;
  }
}

function reading<T>(path: string, read: (db: Database.Database) => T): T {
  const db = openForReading(path);
  try {
    return read(db);
  } finally {
    db.close();
  }
}

function renameDevice(copy: string, deviceId: string): void {
  const db = new Database(copy);
  try {
    db.prepare('UPDATE installation SET device_id = ?').run(deviceId);
  } finally {
    db.close();
  }
}

/**
 * Takes the log into the file, so that nothing of the record lies outside it when the file is replaced.
 *
 * @throws StoreProblem `dataFolderInUse` where somebody reads and keeps the log from going.
 */
function foldLog(record: string): void {
  const db = openForWriting(record, null);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  const log = statSync(`${record}-wal`, { throwIfNoEntry: false });
  if (log && log.size > 0) throw new StoreProblem('CONFLICT', 'dataFolderInUse', { host: '?', pid: '?' });
}
