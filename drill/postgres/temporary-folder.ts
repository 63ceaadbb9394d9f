/** The folder for the cluster's data: outside the drill's own folder, where PostgreSQL's user could not get to it. */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isOpenToAll, type SystemUser } from './unprivileged-user.ts';

const prefix = 'hikeshi-drill-';
const ownerFile = 'owner-pid';

/** Makes the folder. For another user it can be walked through, but not listed, by everyone. */
export function makeTemporaryFolder(user: SystemUser | null): string {
  const folder = realpathSync(mkdtempSync(join(parentFor(user), prefix)));
  if (user !== null) chmodSync(folder, 0o711);
  writeFileSync(join(folder, ownerFile), String(process.pid), { mode: 0o600 });
  return folder;
}

/** Such folders of this user, and the processes that made them. */
export function temporaryFolders(): { folder: string; ownerPid: number }[] {
  const parents = new Set([tmpdir(), ...openParents].filter(existsSync).map((path) => realpathSync(path)));
  return [...parents].flatMap((parent) =>
    readdirSync(parent)
      .filter((name) => name.startsWith(prefix))
      .map((name) => join(parent, name))
      .flatMap((folder) => {
        const ownerPid = ownerOf(folder);
        return ownerPid === null ? [] : [{ folder, ownerPid }];
      }),
  );
}

/** Null for a folder of another user, and for one that is just being made or removed. */
function ownerOf(folder: string): number | null {
  try {
    if (process.getuid !== undefined && statSync(folder).uid !== process.getuid()) return null;
    const pid = Number(readFileSync(join(folder, ownerFile), 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

const openParents = ['/tmp', '/var/tmp'];

function parentFor(user: SystemUser | null): string {
  if (user === null) return tmpdir();
  const parent = [tmpdir(), ...openParents].find((path) => existsSync(path) && isOpenToAll(realpathSync(path)));
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
