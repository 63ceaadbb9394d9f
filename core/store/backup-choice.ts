/**
 * Where a data folder's backups are made by themselves, and whether they are. The choice lies in a file beside the record, so that
 * it is known when the record cannot be read, and stands when a backup takes the record's place.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { z } from '../../shared/schema.ts';
import { StoreProblem } from '../store-problem.ts';
import { syncFile, syncFolder } from './copy-record.ts';
import { dataFolder } from './data-folder.ts';
import { onDisk } from './sqlite-problem.ts';

const choiceSchema = z.object({
  automatic: z.boolean().catch(true),
  /** Null for the usual one. */
  folder: z.string().nullable().catch(null),
});
export type BackupChoice = z.infer<typeof choiceSchema>;

/** A file that is missing or cannot be understood chooses nothing: backups are then made in the usual place. */
export function readBackupChoice(dataDir: string): BackupChoice {
  try {
    return choiceSchema.parse(JSON.parse(readFileSync(dataFolder(dataDir).backupChoice, 'utf8')));
  } catch {
    return { automatic: true, folder: null };
  }
}

/**
 * @throws StoreProblem `backupFolderRelative`, or `backupFolderInside` for one in the data folder itself, which is lost with it;
 * or what is wrong with the disk.
 */
export function writeBackupChoice(dataDir: string, { automatic, folder }: BackupChoice): void {
  if (folder !== null && !isAbsolute(folder)) throw new StoreProblem('INVALID', 'backupFolderRelative');
  if (folder !== null && isWithin(folder, dataDir)) throw new StoreProblem('INVALID', 'backupFolderInside');
  const { backupChoice } = dataFolder(dataDir);
  const unfinished = `${backupChoice}.new`;
  onDisk(dataDir, () => {
    writeFileSync(unfinished, JSON.stringify({ automatic, folder: folder === null ? null : resolve(folder) }), {
      mode: 0o600,
    });
    syncFile(unfinished);
    renameSync(unfinished, backupChoice);
    syncFolder(dataDir);
  });
}

/** The folder in which the backups of a data folder lie. */
export function backupFolder(dataDir: string): string {
  return readBackupChoice(dataDir).folder ?? usualBackupFolder(dataDir);
}

/** Beside the data folder, named after it: `hikeshi-backups`, on macOS and Windows `Hikeshi Backups`. */
export function usualBackupFolder(dataDir: string, platform: NodeJS.Platform = process.platform): string {
  const path = resolve(dataDir);
  const suffix = platform === 'darwin' || platform === 'win32' ? ' Backups' : '-backups';
  return join(dirname(path), `${basename(path)}${suffix}`);
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return way === '' || !(way.startsWith('..') || isAbsolute(way));
}
