/** The lock of the single instance: one process a profile; a later one wakes the first through a file that it watches. */
import { existsSync, readFileSync, rmSync, unwatchFile, watchFile, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type InstanceLock = { isFirst: boolean; release: () => void };

const pollMs = 50;

/** Decides at once, as Electron does. `onSecond` is called in the first process when another one asked for the lock. */
export function takeInstanceLock(userData: string, onSecond: () => void): InstanceLock {
  const lockFile = join(userData, 'double-instance.lock');
  const wakeFile = join(userData, 'double-instance.wake');
  const owner = existsSync(lockFile) ? Number(readFileSync(lockFile, 'utf8')) : null;
  if (owner !== null && isAlive(owner)) {
    writeFileSync(wakeFile, String(process.pid));
    return { isFirst: false, release: () => {} };
  }
  writeFileSync(lockFile, String(process.pid));
  rmSync(wakeFile, { force: true });
  watchFile(wakeFile, { interval: pollMs }, () => {
    if (!existsSync(wakeFile)) return;
    rmSync(wakeFile, { force: true });
    onSecond();
  });
  return {
    isFirst: true,
    release: () => {
      unwatchFile(wakeFile);
      rmSync(lockFile, { force: true });
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
