/** Files that only their owner may read: secrets, and what names them. */
import { chmodSync, renameSync, writeFileSync } from 'node:fs';

/** Writes the file whole, by renaming, so that a reader sees the old or the new content and never a half. */
export function writePrivateFile(path: string, content: string): void {
  const beside = `${path}.new`;
  writeFileSync(beside, content, { mode: 0o600 });
  chmodSync(beside, 0o600);
  renameSync(beside, path);
}
