/** Files and folders for their owner's eyes alone. Windows keeps a user's own folders private without such bits. */
import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';

/** Writes whole or not at all, readable by the owner alone. */
export function writePrivateFile(path: string, content: string): void {
  const beside = `${path}.new`;
  writeFileSync(beside, content, { mode: 0o600 });
  // The mode above counts only for a file that was not there.
  chmodSync(beside, 0o600);
  renameSync(beside, path);
}

/** Makes the folder where it is missing, with what leads to it. */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}
