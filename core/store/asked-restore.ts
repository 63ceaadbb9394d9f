/**
 * A restore that a person asked for in the app, which owns the record: it is noted beside it and carried out at the next start,
 * before the record is opened. The note goes once it was carried out, or could not be; the record is replaced in one step, or not.
 */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { RestoreOutcome } from '../../shared/contract/backup-contract.ts';
import { z } from '../../shared/schema.ts';
import { asProblem } from '../store-problem.ts';
import { syncFile, syncFolder } from './copy-record.ts';
import { dataFolder } from './data-folder.ts';
import type { Migration } from './migrations.ts';
import { prepareRestore } from './restore.ts';
import { onDisk } from './sqlite-problem.ts';

const askedSchema = z.object({ file: z.string(), askedAtMs: z.number().int() });
export type AskedRestore = z.infer<typeof askedSchema>;

export function askRestore(dataDir: string, asked: AskedRestore): void {
  const { restoreAsked } = dataFolder(dataDir);
  const unfinished = `${restoreAsked}.new`;
  onDisk(dataDir, () => {
    writeFileSync(unfinished, JSON.stringify(asked), { mode: 0o600 });
    syncFile(unfinished);
    renameSync(unfinished, restoreAsked);
    syncFolder(dataDir);
  });
}

/** Null where none is asked for, or the note cannot be understood. */
export function readAskedRestore(dataDir: string): AskedRestore | null {
  try {
    return askedSchema.parse(JSON.parse(readFileSync(dataFolder(dataDir).restoreAsked, 'utf8')));
  } catch {
    return null;
  }
}

export function withdrawRestore(dataDir: string): void {
  onDisk(dataDir, () => rmSync(dataFolder(dataDir).restoreAsked, { force: true }));
}

export type CarryOutRequest = {
  dataDir: string;
  host: string;
  nowMs: number;
  newDeviceId: () => string;
  /** The app's own unless given. */
  migrations?: readonly Migration[];
};

/**
 * Carries out what was asked for; null where nothing was. A backup that cannot be used leaves the record as it is, and is the
 * outcome's problem.
 *
 * @throws StoreProblem `dataFolderInUse`; what was asked for then still stands.
 */
export async function carryOutAskedRestore(request: CarryOutRequest): Promise<RestoreOutcome | null> {
  const asked = readAskedRestore(request.dataDir);
  if (asked === null) return null;
  const { file } = asked;
  const outcome = { name: basename(file), atMs: request.nowMs };
  try {
    const { preview, carryOut } = await prepareRestore({ ...request, file });
    const keptAside = carryOut();
    withdrawRestore(request.dataDir);
    return { ...outcome, restored: preview.backup, keptAside, problem: null };
  } catch (error) {
    const problem = asProblem(error);
    if (problem === null || problem.data.reason === 'dataFolderInUse') throw error;
    withdrawRestore(request.dataDir);
    return { ...outcome, restored: null, keptAside: null, problem: problem.data };
  }
}
