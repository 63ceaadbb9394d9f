/**
 * The backups that are made by themselves, in a folder outside the data folder: each a checked copy of the record, with a note
 * beside it of what it holds and when it was checked. The note is there before the copy has its name, so a copy that was cut off
 * is never taken for a backup.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { backupsToRemove } from '../../shared/backup/backups-to-remove.ts';
import { z } from '../../shared/schema.ts';
import { backupFolder } from './backup-choice.ts';
import { type RecordCounts, syncFile } from './copy-record.ts';

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

/**
 * The backups of a data folder, the newest first; none where their folder cannot be read. Needs no record that can be read, and
 * keeps nobody waiting for a disk that does not answer.
 */
export async function listBackups(dataDir: string): Promise<KeptBackup[]> {
  const folder = backupFolder(dataDir);
  const copies = (await namesIn(folder)).filter((name) => isCopyOf(dataDir, name));
  const found = await Promise.all(copies.map((name) => readBackup(resolve(dataDir), join(folder, name))));
  return found.filter((backup) => backup !== null).sort((one, other) => other.madeAtMs - one.madeAtMs);
}

async function readBackup(dataDir: string, path: string): Promise<KeptBackup | null> {
  try {
    const note = noteSchema.parse(JSON.parse(await readFile(noteOf(path), 'utf8')));
    const { size: sizeBytes } = await stat(path);
    if (note.dataDir !== dataDir) return null;
    const { madeAtMs, incidents, events, newestAtMs } = note;
    const verifiedAtMs = sizeBytes === note.sizeBytes ? note.verifiedAtMs : null;
    return { path, madeAtMs, verifiedAtMs, sizeBytes, incidents, events, newestAtMs };
  } catch {
    // A copy without a note that can be read is no backup that was checked.
    return null;
  }
}

/** To be written before the copy at `path` has its name. */
export function writeNote(path: string, note: BackupNote): void {
  const file = noteOf(path);
  writeFileSync(file, JSON.stringify(note), { mode: 0o600 });
  syncFile(file);
}

/** Removes what the rule no longer keeps, and answers it. A backup that is not as it was checked counts for nothing, and stays. */
export async function removeOldBackups(dataDir: string, zone: string): Promise<KeptBackup[]> {
  const whole = (await listBackups(dataDir)).filter(({ verifiedAtMs }) => verifiedAtMs !== null);
  const old = backupsToRemove(whole, zone);
  for (const { path } of old) {
    // The note goes last: what is left without a copy is no backup.
    await rm(path, { force: true });
    await rm(noteOf(path), { force: true });
  }
  return old;
}

/** Clears away what copies of a data folder that were cut off have left behind. */
export async function removeUnfinished(dataDir: string): Promise<void> {
  const folder = backupFolder(dataDir);
  const names = new Set(await namesIn(folder));
  for (const name of names) {
    const [copy = '', left = ''] = name.split(/(?<=\.db)(?=\.)/);
    if (!isCopyOf(dataDir, copy) || left === '') continue;
    if (left.startsWith('.unfinished') || !names.has(copy)) await rm(join(folder, name), { force: true });
  }
}

function isCopyOf(dataDir: string, name: string): boolean {
  return name.startsWith('hikeshi-') && name.endsWith(ending(dataDir));
}

function noteOf(path: string): string {
  return `${path}.json`;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}
