import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const pollMs = 100;

/** Runs one piece of work at a time over all processes: a folder is the lock, and a dead owner's lock is taken over. */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  while (!tryToTake(folder)) {
    await delay(pollMs);
  }
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tryToTake(folder: string): boolean {
  const ownerFile = join(folder, 'pid');
  try {
    mkdirSync(folder);
    writeFileSync(ownerFile, String(process.pid));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error;
    }
  }
  const owner = readOwner(ownerFile);
  if (owner !== null && !isAlive(owner)) {
    rmSync(folder, { recursive: true, force: true });
  }
  return false;
}

/** Null in the instant between the folder and its file. */
function readOwner(ownerFile: string): number | null {
  try {
    return Number(readFileSync(ownerFile, 'utf8')) || null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
