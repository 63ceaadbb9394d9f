/**
 * The backups that are made by themselves, in a folder outside the data folder: each a checked copy of the record, with a note
 * beside it of what it holds and when it was checked. The note is there before the copy has its name, so a copy that was cut off
 * is never taken for a backup.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { backupsToRemove } from '../../shared/backup/backups-to-remove.ts';
import { z } from '../../shared/schema.ts';
import { backupFolder } from './backup-choice.ts';
import { type RecordCounts, syncFile } from './copy-record.ts';
import { removeDatabase } from './data-folder.ts';

const noteSchema = z.object({
  /** Whose record it is: several data folders may keep their backups in one place. */
  dataDir: z.string(),
  madeAtMs: z.number().int(),
  verifiedAtMs: z.number().int(),
  sizeBytes: z.number().int(),
  incidents: z.number().int(),
  events: z.number().int(),
  newestAtMs: z.number().int().nullable(),
});
export type BackupNote = z.infer<typeof noteSchema>;

export type KeptBackup = RecordCounts & {
  /** The whole path. */
  path: string;
  /** When the copy was begun: it holds what was acknowledged before. */
  madeAtMs: number;
  /** When it was opened and its chains were checked; null where the file is not as it was then. */
  verifiedAtMs: number | null;
  sizeBytes: number;
};

/** A name that sorts by time, and that no other data folder gives. */
export function backupName(dataDir: string, madeAtMs: number): string {
  return `hikeshi-${new Date(madeAtMs).toISOString().replaceAll(':', '')}${ending(dataDir)}`;
}

function ending(dataDir: string): string {
  return `-${createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 8)}.db`;
}

/** The backups of a data folder, the newest first; none where their folder cannot be read. Needs no record that can be read. */
export function listBackups(dataDir: string): KeptBackup[] {
  const folder = backupFolder(dataDir);
  const own = resolve(dataDir);
  const copies = namesIn(folder).filter((name) => name.startsWith('hikeshi-') && name.endsWith(ending(dataDir)));
  return copies
    .flatMap((name) => {
      const path = join(folder, name);
      const note = readNote(path);
      const sizeBytes = statSync(path, { throwIfNoEntry: false })?.size;
      if (note === null || note.dataDir !== own || sizeBytes === undefined) return [];
      const { madeAtMs, incidents, events, newestAtMs } = note;
      const verifiedAtMs = sizeBytes === note.sizeBytes ? note.verifiedAtMs : null;
      return [{ path, madeAtMs, verifiedAtMs, sizeBytes, incidents, events, newestAtMs }];
    })
    .sort((one, other) => other.madeAtMs - one.madeAtMs);
}

/** To be written before the copy at `path` has its name. */
export function writeNote(path: string, note: BackupNote): void {
  const file = noteOf(path);
  writeFileSync(file, JSON.stringify(note), { mode: 0o600 });
  syncFile(file);
}

/** Removes what the rule no longer keeps, and answers it. A backup that is not as it was checked counts for nothing, and stays. */
export function removeOldBackups(dataDir: string, zone: string): KeptBackup[] {
  const whole = listBackups(dataDir).filter(({ verifiedAtMs }) => verifiedAtMs !== null);
  const old = backupsToRemove(whole, zone);
  for (const { path } of old) {
    // The note goes last: what is left without a copy is no backup.
    removeDatabase(path);
    rmSync(noteOf(path), { force: true });
  }
  return old;
}

/** Clears away what copies of a data folder that were cut off have left behind. */
export function removeUnfinished(dataDir: string): void {
  const folder = backupFolder(dataDir);
  const names = new Set(namesIn(folder));
  for (const name of names) {
    const [copy = '', left = ''] = name.split(/(?<=\.db)(?=\.)/);
    if (!copy.startsWith('hikeshi-') || !copy.endsWith(ending(dataDir)) || left === '') continue;
    if (left.startsWith('.unfinished') || !names.has(copy)) rmSync(join(folder, name), { force: true });
  }
}

function readNote(path: string): BackupNote | null {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(noteOf(path), 'utf8')));
  } catch {
    return null;
  }
}

function noteOf(path: string): string {
  return `${path}.json`;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
