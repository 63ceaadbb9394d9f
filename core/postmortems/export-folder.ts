/**
 * An exported file in a folder of the team's, a git working tree as well: this one file is written, whole or not at all, and nothing
 * else in it is looked at or changed.
 */
import { createHash } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { type Problem, problem } from '../../shared/contract/problem.ts';
import { toContractError } from '../expected.ts';
import { systemCodeOf } from '../system-code.ts';

export type FolderExport = {
  folder: string;
  fileName: string;
  bytes: Uint8Array;
  /** SHA-256 of what earlier exports wrote: such a file is replaced without a question. */
  exportedBefore: ReadonlySet<string>;
  /** Whether a person said that whatever is there may go. */
  replace: boolean;
};

/**
 * @returns the file's path
 * @throws `INVALID` for a folder that is no whole path, `CONFLICT` where a file of that name has words of somebody else,
 * `NOT_POSSIBLE` where the system refuses
 */
export async function putIntoFolder(wanted: FolderExport): Promise<string> {
  const { folder, fileName, bytes, exportedBefore, replace } = wanted;
  if (!isAbsolute(folder)) refused(problem('INVALID', 'exportFolderRelative'));
  const path = join(folder, fileName);
  try {
    if (!(await stat(folder)).isDirectory()) refused(problem('INVALID', 'exportFolderIsFile', { path: folder }));
    const before = await bytesAt(path);
    if (!replace && before !== null && !before.equals(bytes) && !exportedBefore.has(sha256(before))) {
      refused(problem('CONFLICT', 'exportFileChanged', { path }));
    }
    await putWhole(path, bytes);
    return path;
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === null) throw error;
    refused(problem('NOT_POSSIBLE', 'exportFolderUnusable', { path: folder, code }));
  }
}

async function bytesAt(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function putWhole(path: string, bytes: Uint8Array): Promise<void> {
  const fresh = `${path}.hikeshi-new`;
  try {
    await writeFile(fresh, bytes, { flush: true });
    await rename(fresh, path);
  } catch (error) {
    // What failed first is what is told.
    await rm(fresh, { force: true }).catch(() => undefined);
    throw error;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function refused(why: Problem): never {
  throw toContractError(why);
}
