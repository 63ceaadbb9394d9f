/** One file takes the place of the record in a single step; the record it replaces is kept among the backups, byte for byte. */
import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncFile, syncFolder } from './copy-record.ts';
import { type DataFolder, logSuffixes } from './data-folder.ts';

/**
 * Gives the record a second name among the backups, which every list of copies names; its log goes with it. Answers the path, null
 * where there is no record.
 */
export function keepAside(folder: DataFolder, why: 'replaced' | 'damaged', nowMs: number): string | null {
  const parts = ['', '-wal', '-journal'].filter((suffix) => existsSync(folder.record + suffix));
  if (parts.length === 0) return null;
  mkdirSync(folder.backups, { recursive: true, mode: 0o700 });
  const kept = freeName(folder, `${why}-${new Date(nowMs).toISOString().replaceAll(':', '')}`);
  for (const suffix of parts) linkOrCopy(folder.record + suffix, kept + suffix);
  syncFolder(folder.backups);
  return kept;
}

function freeName(folder: DataFolder, beginning: string): string {
  for (let count = 1; ; count += 1) {
    const name = join(folder.backups, `${beginning}${count === 1 ? '' : `-${count}`}.db`);
    if (!existsSync(name) && !existsSync(`${name}-wal`)) return name;
  }
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
export function takePlace(folder: DataFolder, copy: string): void {
  syncFile(copy);
  for (const suffix of logSuffixes) rmSync(folder.record + suffix, { force: true });
  renameSync(copy, folder.record);
  syncFolder(folder.path);
}
