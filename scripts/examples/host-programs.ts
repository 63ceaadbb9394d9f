/** What the host of a story has installed: the few programs that its runbook looks with, and one disk. */
import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const looking = ['ps', 'free', 'ss', 'top', 'ping', 'nc'];

/** Makes the folder, and answers it as a search path. */
export function hostPrograms(folder: string): string {
  mkdirSync(folder);
  for (const name of looking) {
    const file = fileOf(name);
    if (file !== null) symlinkSync(file, join(folder, name));
  }
  const disk = fileOf('df');
  // Of whatever else is mounted where the examples are made, no reader has any use.
  if (disk !== null) writeFileSync(join(folder, 'df'), `#!/bin/sh\nexec ${disk} "$@" /\n`);
  if (disk !== null) chmodSync(join(folder, 'df'), 0o755);
  return folder;
}

function fileOf(name: string): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((each) => join(each, name)).find((each) => existsSync(each)) ?? null;
}
