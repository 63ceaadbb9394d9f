/** The folder for the cluster's data: outside the drill's own folder, where PostgreSQL's user could not get to it. */
import { chmodSync, cpSync, existsSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isOpenToAll, type SystemUser } from './unprivileged-user.ts';

export const temporaryPrefix = 'hikeshi-drill-';

/** Makes the folder. For another user it can be walked through, but not listed, by everyone. */
export function makeTemporaryFolder(user: SystemUser | null): string {
  const folder = realpathSync(mkdtempSync(join(parentFor(user), temporaryPrefix)));
  if (user !== null) chmodSync(folder, 0o711);
  return folder;
}

function parentFor(user: SystemUser | null): string {
  if (user === null) return tmpdir();
  const parent = [tmpdir(), '/tmp', '/var/tmp'].find((path) => existsSync(path) && isOpenToAll(realpathSync(path)));
  if (parent === undefined) throw new Error('no temporary folder that PostgreSQL, run as another user, could enter');
  return parent;
}

/** The programs' folder as the user can run them: itself, or a copy of the whole installation in `folder`. */
export function reachableBinaries(binaries: string, user: SystemUser | null, folder: string): string {
  if (user === null || isOpenToAll(binaries)) return binaries;
  const installation = dirname(binaries);
  if (!existsSync(join(installation, 'share')) || !existsSync(join(installation, 'lib'))) {
    throw new Error(`PostgreSQL cannot be run as root, and its folder ${binaries} is closed to other users`);
  }
  const copy = join(folder, 'postgresql');
  cpSync(installation, copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}
