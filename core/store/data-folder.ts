/** What lies where in a data folder. */
import { accessSync, constants } from 'node:fs';
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
};

export function dataFolder(path: string): DataFolder {
  return {
    path,
    record: join(path, 'record.db'),
    lock: join(path, 'lock.db'),
    owner: join(path, 'lock.json'),
    backups: join(path, 'backups'),
  };
}

export function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
