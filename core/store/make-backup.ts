/** One backup into the folder where they are kept: one at a time, where there is room, the old ones removed only after it. */
import { mkdirSync, statfsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StoreProblem } from '../store-problem.ts';
import { readBackupChoice, usualBackupFolder } from './backup-choice.ts';
import { type BackupReport, backUpRecord } from './backup-file.ts';
import { dataFolder } from './data-folder.ts';
import { lockFolder } from './folder-lock.ts';
import { backupName, removeOldBackups, removeUnfinished, writeNote } from './kept-backups.ts';
import type { Migration } from './migrations.ts';

/** What a disk keeps free beside a backup: a full one would stop the record itself. */
const spareBytes = 64 * 1024 * 1024;

export type MadeBackup = BackupReport & {
  /** Paths of the older ones that were removed after it. */
  removed: string[];
};

export type MakeBackupRequest = {
  dataDir: string;
  nowMs: () => number;
  /** By whose days one a day is kept (IANA). */
  zone: string;
  /** The app's own unless given. */
  migrations?: readonly Migration[];
  /** Free bytes of the disk that a folder lies on; the system is asked unless given. */
  freeBytes?: (folder: string) => number;
};

/**
 * Makes one, checks it, and removes what the rule no longer keeps. Of a damaged record none is kept, and none removed.
 *
 * @throws StoreProblem `backupUnderWay`, `backupDiskNearlyFull`, `backupFolderUnusable`, or what is wrong with the record; the
 * backups there are stay as they are.
 */
export async function makeBackup(request: MakeBackupRequest): Promise<MadeBackup> {
  const { dataDir, nowMs, zone, migrations, freeBytes = freeBytesOf } = request;
  const folder = dataFolder(dataDir);
  const place = await inPlace(() => openPlace(dataDir));
  const lock = lockBackups(dataDir);
  try {
    await inPlace(() => removeUnfinished(dataDir));
    expectRoom(place, sizeOf(folder.record) + sizeOf(`${folder.record}-wal`), freeBytes(place));
    const madeAtMs = nowMs();
    const file = join(place, backupName(dataDir, madeAtMs));
    const beforeNaming = ({ sizeBytes, incidents, events, newestAtMs }: BackupReport) =>
      writeNote(file, {
        dataDir: resolve(dataDir),
        madeAtMs,
        verifiedAtMs: nowMs(),
        sizeBytes,
        incidents,
        events,
        newestAtMs,
      });
    const versions = migrations === undefined ? {} : { migrations };
    const report = await inPlace(() => backUpRecord({ dataDir, file, beforeNaming, ...versions }));
    if (report.damages.length > 0) return { ...report, removed: [] };
    return { ...report, removed: (await removeOldBackups(dataDir, zone)).map(({ path }) => path) };
  } finally {
    lock.release();
  }
}

/** A chosen folder is never made: where its disk is not attached, one of the same name would be a folder of another disk. */
function openPlace(dataDir: string): string {
  const { folder } = readBackupChoice(dataDir);
  if (folder !== null) {
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error(folder), { code: 'ENOTDIR', path: folder });
    return folder;
  }
  const usual = usualBackupFolder(dataDir);
  mkdirSync(usual, { recursive: true, mode: 0o700 });
  return usual;
}

function lockBackups(dataDir: string): { release(): void } {
  const folder = dataFolder(dataDir);
  try {
    return lockFolder({ ...folder, lock: folder.backupLock, owner: `${folder.backupLock}.json` }, 'backup');
  } catch (error) {
    const isHeld = error instanceof StoreProblem && error.problem.data.reason === 'dataFolderInUse';
    throw isHeld ? new StoreProblem('CONFLICT', 'backupUnderWay', {}, { cause: error }) : error;
  }
}

function expectRoom(place: string, neededBytes: number, free: number): void {
  if (free >= neededBytes + spareBytes) return;
  throw new StoreProblem('DISK_FULL', 'backupDiskNearlyFull', {
    path: place,
    freeMb: Math.floor(free / 1_000_000),
    neededMb: Math.ceil((neededBytes + spareBytes) / 1_000_000),
  });
}

function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** What goes wrong with the folder itself, as a problem that names it. */
async function inPlace<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asUnusable(error);
  }
}

function asUnusable(error: unknown): unknown {
  if (error instanceof StoreProblem || !(error instanceof Error && 'code' in error)) return error;
  const path = 'path' in error ? String(error.path) : '';
  return new StoreProblem('NOT_POSSIBLE', 'backupFolderUnusable', { path, code: String(error.code) }, { cause: error });
}
