/** Whole copies of a record in one file, synced to the disk and readable by themselves. */
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from './connection.ts';
import { openForReading } from './connection.ts';
import { createPrivately, type DataFolder } from './data-folder.ts';

/** Copies the record as it stands and answers the copy's path. The copy has its name only once it is whole. */
export function backUp(db: Connection, folder: DataFolder, name: string): string {
  mkdirSync(folder.backups, { recursive: true, mode: 0o700 });
  const path = join(folder.backups, name);
  const unfinished = `${path}.unfinished`;
  rmSync(unfinished, { force: true });
  createPrivately(unfinished);
  db.prepare('VACUUM INTO ?').run(unfinished);
  const copy = openForReading(unfinished);
  const health = copy.pragma('quick_check', { simple: true });
  copy.close();
  if (health !== 'ok') throw new Error(`the backup is not whole: ${health}`);
  syncFile(unfinished);
  renameSync(unfinished, path);
  if (process.platform !== 'win32') syncFile(folder.backups);
  return path;
}

/** Names of the copies that lie in the data folder. */
export function backupNames(folder: DataFolder): string[] {
  try {
    return readdirSync(folder.backups)
      .filter((name) => name.endsWith('.db'))
      .sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function syncFile(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
