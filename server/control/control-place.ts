/**
 * Where the host that runs on a data folder can be reached by the command line of the same user: a Unix socket beside the data
 * (a named pipe on Windows), and a file that says which one and holds the secret to use it with.
 */
import { createHash, randomBytes } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from '../../shared/schema.ts';
import { makePrivateFolder } from '../host/private-file.ts';

/** What a running host writes down about itself, for its owner's eyes alone. */
export const runningHostSchema = z.object({
  pid: z.number().int(),
  host: z.enum(['electron', 'server']),
  version: z.string(),
  socket: z.string(),
  secret: z.string(),
});
export type RunningHost = z.infer<typeof runningHostSchema>;

/** A socket's path must fit into `sockaddr_un`: 104 bytes on macOS, 108 on Linux, the final zero included. */
const longestSocketPath = 103;

export function hostFile(dataDir: string): string {
  return join(dataDir, 'host.json');
}

/**
 * The address to listen on. Beside the data where the path is short enough, else in a folder of this user's own below the
 * system's temporary one; throws where that folder belongs to somebody else.
 */
export function controlAddress(dataDir: string, platform: NodeJS.Platform = process.platform): string {
  const hash = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 24);
  if (platform === 'win32') return `\\\\.\\pipe\\hikeshi-${hash}-${randomBytes(8).toString('hex')}`;
  const beside = join(resolve(dataDir), 'control.sock');
  if (Buffer.byteLength(beside) <= longestSocketPath) return beside;
  const { uid } = userInfo();
  const folder = join(tmpdir(), `hikeshi-${uid}`);
  makePrivateFolder(folder);
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== uid || (found.mode & 0o077) !== 0) {
    throw new Error(`${folder} is not a private folder of this user`);
  }
  return join(folder, `${hash}.sock`);
}

/** What the host that runs, or ran last, wrote down; null where there is nothing that can be read. */
export function readHostFile(dataDir: string): RunningHost | null {
  try {
    return runningHostSchema.parse(JSON.parse(readFileSync(hostFile(dataDir), 'utf8')));
  } catch {
    return null;
  }
}
