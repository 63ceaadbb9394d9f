/**
 * One process owns a data folder: it holds an exclusive lock on a small database beside the record. The kernel frees it when
 * the process dies, however it dies; a second process learns who has it from a note beside.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { z } from '../../shared/schema.ts';
import { StoreProblem } from '../store-problem.ts';
import { createPrivately, type DataFolder } from './data-folder.ts';

const ownerSchema = z.object({ pid: z.number().int(), host: z.string() });

export type FolderLock = { release(): void };

/**
 * Takes the folder for this process.
 *
 * @throws StoreProblem `dataFolderInUse` with the owner's `pid` and `host` where another one has it.
 */
export function lockFolder(folder: DataFolder, host: string): FolderLock {
  createPrivately(folder.lock);
  const lock = new Database(folder.lock, { timeout: 0 });
  try {
    // Nothing is ever written into it, so it needs no journal beside it.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new StoreProblem('CONFLICT', 'dataFolderInUse', readOwner(folder), { cause: error });
    }
    throw error;
  }
  try {
    writeFileSync(folder.owner, JSON.stringify({ pid: process.pid, host }), { mode: 0o600 });
  } catch (error) {
    lock.close();
    throw error;
  }
  return { release: () => lock.close() };
}

function readOwner(folder: DataFolder): { pid: number | string; host: string } {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(folder.owner, 'utf8')));
  } catch {
    return { pid: '?', host: '?' };
  }
}
