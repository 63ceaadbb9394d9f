/** From SQLite's and the system's error codes to the store's problems. What is not expected of a disk stays a bug. */
import Database from 'better-sqlite3';
import { StoreProblem } from '../store-problem.ts';

/** The problem behind an error of SQLite or the file system; the error itself where it is none of the expected ones. */
export function toStoreProblem(error: unknown, path: string): unknown {
  const code = codeOf(error);
  const cause = { cause: error };
  if (code === null) return error;
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return new StoreProblem('DISK_FULL', 'diskFull', {}, cause);
  if (code.startsWith('SQLITE_READONLY')) return new StoreProblem('READ_ONLY', 'dataFolderReadOnly', { path }, cause);
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    const detail = error instanceof Error ? error.message : code;
    return new StoreProblem('NOT_POSSIBLE', 'damagedRecord', { detail }, cause);
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return new StoreProblem('CONFLICT', 'dataFolderInUse', { host: '?', pid: '?' }, cause);
  }
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_IOERR') || systemCodes.has(code)) {
    return new StoreProblem('NOT_POSSIBLE', 'dataFolderUnreadable', { path, code }, cause);
  }
  return error;
}

/** The same for SQLite's errors alone, where a file that was read need not be the record's; null for all others. */
export function ofDatabase(error: unknown, path: string): StoreProblem | null {
  if (error instanceof StoreProblem) return error;
  if (!(error instanceof Database.SqliteError)) return null;
  const problem = toStoreProblem(error, path);
  return problem instanceof StoreProblem ? problem : null;
}

/** Runs what touches the disk, and throws its expected failures as the store's problems. */
export function onDisk<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toStoreProblem(error, path);
  }
}

const systemCodes: ReadonlySet<string> = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EEXIST',
  'ENOENT',
  'EISDIR',
  'EIO',
]);

function codeOf(error: unknown): string | null {
  if (error instanceof Database.SqliteError) return error.code;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return null;
}
