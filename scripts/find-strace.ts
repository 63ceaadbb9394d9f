import { spawnSync } from 'node:child_process';
import { installPackages, isDebianAsRoot } from './apt.ts';

/** Sees that a program's writes can be traced, for the tests that take its power away. Null when they can, else one line that says what to do. */
export function installStraceIfMissing(): string | null {
  if (process.platform !== 'linux') return 'strace is of Linux';
  if (traces()) return null;
  if (!isDebianAsRoot()) return 'install strace, and let it trace a program of your own';
  console.log('Installing strace with apt-get …');
  const failure = installPackages(['strace']);
  return traces() ? null : `strace traces nothing here (${failure ?? 'it is installed, and may not'})`;
}

/** Whether it is there and may: some containers forbid it. */
export function traces(): boolean {
  return spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', 'true']).status === 0;
}
