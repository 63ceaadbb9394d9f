/** What lies where in a data folder. */
import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export type DataFolder = {
  path: string;
  /** The record itself; SQLite keeps `-wal` and `-shm` beside it. */
  record: string;
  /** Locked by the process that owns the folder. */
  lock: string;
  /** Who holds the lock, for the message alone. */
  owner: string;
  backups: string;
  /** A copy of a backup until it takes the record's place; one that lies there unowned is left of a restore that was cut off. */
  restoring: string;
  /** What a salvage filled, until a person takes it for the record; unowned, it is left of one that was cut off. */
  salvaged: string;
  /** Says that a record lay here once: one that is gone or empty is missed then, and not made anew. */
  known: string;
  /** Says that damage showed while the record was in use: it is looked over whole before it is written again. */
  suspect: string;
  /** Where backups are made by themselves, and whether; beside the record, since it is read when the record cannot be. */
  backupChoice: string;
  /** Which of them takes the record's place at the next start; not there where nobody asked for it. */
  restoreAsked: string;
  /** Locked by whoever makes one of them. */
  backupLock: string;
};

export function dataFolder(path: string): DataFolder {
  return {
    path,
    record: join(path, 'record.db'),
    lock: join(path, 'lock.db'),
    owner: join(path, 'lock.json'),
    backups: join(path, 'backups'),
    restoring: join(path, 'record.restoring.db'),
    salvaged: join(path, 'record.salvaged.db'),
    known: join(path, 'record.known'),
    suspect: join(path, 'record.suspect'),
    backupChoice: join(path, 'backups.json'),
    restoreAsked: join(path, 'restore-asked.json'),
    backupLock: join(path, 'backup-lock.db'),
  };
}

/** What SQLite keeps beside a file. A log that outlives its file would be taken for that of the next one of the name. */
export const logSuffixes = ['-journal', '-wal', '-shm'] as const;

/** Removes a database with all that lies beside it; none is fine. */
export function removeDatabase(path: string): void {
  for (const suffix of ['', ...logSuffixes]) rmSync(path + suffix, { force: true });
}

/** Makes an empty file that only its owner may read; one that is there already stays as it is, permissions included. */
export function createPrivately(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/**
 * The system's code where nothing can be written into the folder, such as EACCES or EROFS; null where it can. It is tried on
 * the owner's note, since asking the system beforehand is answered wrongly on some of them.
 */
export function writeObstacle(folder: DataFolder): string | null {
  try {
    closeSync(openSync(folder.owner, 'a', 0o600));
    return null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
    throw error;
  }
}
