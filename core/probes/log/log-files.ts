/** Files of logs on a machine, whichever way it is reached. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { Unreadable } from '../unreadable.ts';
import { expandGlobs } from './expand-globs.ts';
import type { LineSearch } from './line-search.ts';
import { NoRegularFile, type Part, readLogFile } from './read-log-file.ts';
import { type SearchedFile, searchFile } from './search-file.ts';
import { holdsSecrets } from './secret-files.ts';

export type LogFile = { path: string; modifiedMs: number };

export type LogFiles = {
  /** As it can be asked for: `~` replaced. Throws Unreadable for one that says no place. */
  full: (path: string) => string;
  /** Regular files that match, newest first. */
  matching: (pattern: string) => Promise<LogFile[]>;
  /** Regular files of the folder that the path is in, newest first. */
  beside: (path: string, isWanted: (name: string) => boolean) => Promise<LogFile[]>;
  /** The path with its links resolved, if it is a regular file that holds no secrets. Throws Unreadable. */
  real: (path: string) => Promise<string>;
  /** `lines`: of the end, or of the beginning when negative; null for all. Throws Unreadable. */
  read: (path: string, lines: number | null) => Promise<Part>;
};

export function filesHere(cancel: AbortSignal): LogFiles {
  return {
    full(path) {
      const full = path.replace(/^~(?=[/\\])/, homedir());
      if (!isAbsolute(full)) throw new Unreadable('notFound', `${path} is not a full path`);
      return full;
    },
    matching: async (pattern) => newestFirst(await expandGlobs(pattern)),
    async beside(path, isWanted) {
      const folder = dirname(path);
      const names = await readdir(folder).catch(() => []);
      return newestFirst(names.filter(isWanted).map((name) => join(folder, name)));
    },
    real: (path) =>
      opened(path, async (real) => {
        if (!(await stat(real)).isFile()) throw new NoRegularFile(real);
        return real;
      }),
    read: (path, lines) => opened(path, (real) => readLogFile(real, lines, cancel)),
  };
}

/** Goes through the whole of a file of this machine. Throws Unreadable. */
export function searchHere(path: string, search: LineSearch, cancel: AbortSignal): Promise<SearchedFile> {
  return opened(path, (real) => searchFile(real, search, cancel));
}

async function opened<T>(path: string, read: (real: string) => Promise<T>): Promise<T> {
  try {
    const real = await realpath(path);
    expectNoSecrets(real, path);
    return await read(real);
  } catch (error) {
    throw toUnreadable(error, path);
  }
}

/** Throws Unreadable for a file that is no log, whatever a runbook says. `real` is the path with its links resolved. */
export function expectNoSecrets(real: string, path: string): void {
  if (holdsSecrets(real)) throw new Unreadable('notAllowed', `${path} is not read: such files hold secrets`);
}

export function byAge(files: readonly LogFile[]): LogFile[] {
  return files.toSorted((one, other) => other.modifiedMs - one.modifiedMs || (one.path < other.path ? -1 : 1));
}

async function newestFirst(paths: readonly string[]): Promise<LogFile[]> {
  const dated = await Promise.all(
    paths.map(async (path) => {
      const status = await stat(path).catch(() => null);
      return status?.isFile() ? [{ path, modifiedMs: status.mtimeMs }] : [];
    }),
  );
  return byAge(dated.flat());
}

function toUnreadable(error: unknown, path: string): Unreadable {
  if (error instanceof Unreadable) return error;
  if (error instanceof NoRegularFile) return new Unreadable('failed', `${path} is no regular file`);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Unreadable('notFound', `${path} does not exist`);
  if (code === 'EACCES' || code === 'EPERM') return new Unreadable('notAllowed', `no permission to read ${path}`);
  // A socket or a device without anything behind it.
  if (code === 'ENXIO' || code === 'ENODEV') return new Unreadable('failed', `${path} is no regular file`);
  return new Unreadable('failed', `${path}: ${error instanceof Error ? error.message : String(error)}`);
}
