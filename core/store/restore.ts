/**
 * Putting a backup in the place of the record. First everything is looked at, with the folder locked; then a person decides;
 * then the checked copy takes the record's name in one step, and the record it replaces is kept among the backups.
 */
import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { StoreProblem } from '../store-problem.ts';
import { compareRecords, type RecordComparison } from './compare-records.ts';
import { identify, openForReading, openForWriting } from './connection.ts';
import {
  backupDamaged,
  checkCopy,
  copyRecord,
  countRecord,
  openBackup,
  type RecordCounts,
  syncFile,
  syncFolder,
} from './copy-record.ts';
import { type DataFolder, dataFolder, logSuffixes, removeDatabase } from './data-folder.ts';
import { lockFolder } from './folder-lock.ts';
import { bundledMigrations, type Migration } from './migrations.ts';
import { rebuildProjections } from './rebuild.ts';
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
};

/**
 * Copies and checks the backup, and compares it with the record. The folder stays locked until the caller decides.
 *
 * @throws StoreProblem `dataFolderInUse`, `backupDamaged`, `backupNewer`, or what is wrong with the disk; then nothing changed.
 */
export async function prepareRestore(request: RestoreRequest): Promise<PreparedRestore> {
  const folder = dataFolder(request.dataDir);
  onDisk(folder.path, () => mkdirSync(folder.path, { recursive: true, mode: 0o700 }));
  const lock = onDisk(folder.path, () => lockFolder(folder, request.host));
  const copy = folder.restoring;
  const cancel = () => {
    removeDatabase(copy);
    lock.release();
  };
  try {
    await bringIn(request, copy);
    const compared = compareWithCurrent(folder, copy);
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
            const kept = keepAside(folder, preview.state === 'readable', request.nowMs);
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
    if (error instanceof Database.SqliteError) return { sameDevice: false, preview: { state: 'unreadable' } };
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

/** Gives the record a second name among the backups, which every list of copies names; its log goes with it. */
function keepAside(folder: DataFolder, isReadable: boolean, nowMs: number): string | null {
  if (!existsSync(folder.record)) return null;
  if (isReadable) foldLog(folder.record);
  mkdirSync(folder.backups, { recursive: true, mode: 0o700 });
  const kept = freeName(folder, new Date(nowMs).toISOString().replaceAll(':', ''));
  for (const suffix of ['', '-wal', '-journal']) {
    if (existsSync(folder.record + suffix)) linkOrCopy(folder.record + suffix, kept + suffix);
  }
  syncFolder(folder.backups);
  return kept;
}

function freeName(folder: DataFolder, time: string): string {
  for (let count = 1; ; count += 1) {
    const name = join(folder.backups, `replaced-${time}${count === 1 ? '' : `-${count}`}.db`);
    if (!existsSync(name)) return name;
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

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
    syncFile(to);
  }
}

/** The log of the replaced record must not be taken for the new one's; there is never a moment without a record. */
function takePlace(folder: DataFolder, copy: string): void {
  syncFile(copy);
  for (const suffix of logSuffixes) rmSync(folder.record + suffix, { force: true });
  renameSync(copy, folder.record);
  syncFolder(folder.path);
}
