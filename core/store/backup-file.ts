/** A backup in a file that a person names: made beside whoever writes the record, and checked before it has its name. */
import { existsSync, linkSync, renameSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { checkCopy, copyRecord, countRecord, type RecordCounts, syncFolder } from './copy-record.ts';
import { createPrivately, dataFolder, removeDatabase } from './data-folder.ts';
import { bundledMigrations, type Migration } from './migrations.ts';
import { openToRead } from './open-record.ts';
import { toStoreProblem } from './sqlite-problem.ts';
import type { Finding } from './verify.ts';

export type BackupReport = RecordCounts & {
  /** The whole path. */
  file: string;
  /** The file's size; 0 where the record is damaged, and no backup was kept. */
  sizeBytes: number;
  /** What is wrong with the record, and so with every copy of it. */
  damages: Finding[];
};

export type BackupRequest = {
  dataDir: string;
  file: string;
  /** The app's own unless given. */
  migrations?: readonly Migration[];
  /** Is told of the checked copy just before it has its name; never of a damaged one. */
  beforeNaming?: (report: BackupReport) => void;
};

/**
 * Copies the record of a data folder as it stands. What was acknowledged before is in the copy; a host may write meanwhile.
 *
 * @throws StoreProblem where the record cannot be read or the disk is full; the system's error (`EEXIST`, `ENOENT`, `EACCES` …)
 * where the file cannot be made. Nothing is ever overwritten.
 */
export async function backUpRecord({ dataDir, file, migrations, beforeNaming }: BackupRequest): Promise<BackupReport> {
  const target = resolve(file);
  if (existsSync(target)) throw nameIsTaken();
  const record = openToRead(dataFolder(dataDir), migrations ?? bundledMigrations());
  const unfinished = `${target}.unfinished`;
  try {
    createPrivately(unfinished);
    const counts = await copyAndCount();
    const { damages } = checkCopy(unfinished);
    if (damages.length > 0) return { ...counts, file: target, sizeBytes: 0, damages };
    const report = { ...counts, file: target, sizeBytes: statSync(unfinished).size, damages };
    beforeNaming?.(report);
    giveName(unfinished, target);
    return report;
  } finally {
    record.close();
    removeDatabase(unfinished);
  }

  async function copyAndCount(): Promise<RecordCounts> {
    try {
      await copyRecord(record.db, unfinished);
      const copy = openToRead({ ...dataFolder(target), record: unfinished }, migrations ?? bundledMigrations());
      try {
        return countRecord(copy.db);
      } finally {
        copy.close();
      }
    } catch (error) {
      throw toStoreProblem(error, target);
    }
  }
}

/** A link never replaces what is there, unlike a rename; some disks have no links. */
function giveName(unfinished: string, target: string): void {
  try {
    linkSync(unfinished, target);
  } catch {
    if (existsSync(target)) throw nameIsTaken();
    renameSync(unfinished, target);
  }
  syncFolder(dirname(target));
}

function nameIsTaken(): Error {
  return Object.assign(new Error('the backup would replace a file'), { code: 'EEXIST' });
}
