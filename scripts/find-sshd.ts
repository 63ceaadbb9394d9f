import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installPackages, isDebianAsRoot } from './apt.ts';

/**
 * Sees that there is a real OpenSSH server with its client and psql, for the tests that look at targets over ssh: on Debian as root
 * the distribution's packages are installed then and there. Null when all is here, else one line that says what to do.
 */
export function installSshdIfMissing(): string | null {
  const missing = missingForSshd();
  if (missing === null) return null;
  // Its package starts the server and lets it start at every boot, which is for whoever owns the machine to decide.
  if (!isDebianAsRoot() || existsSync('/run/systemd/system')) {
    return `${missing}: install an OpenSSH server (it need not be running), its client and psql`;
  }
  console.log('Installing an OpenSSH server, its client and psql with apt-get …');
  const failure = installPackages(['openssh-server', 'openssh-client', 'postgresql-client']);
  const stillMissing = missingForSshd();
  return stillMissing && `${stillMissing}, and apt-get could not install it (${failure ?? 'nothing found afterwards'})`;
}

/** The first of what such a server needs and is not here; null where all is. */
export function missingForSshd(): string | null {
  if (process.platform === 'win32') return 'no OpenSSH server that a test could start by itself on Windows';
  if (sshdPath() === null) return 'no OpenSSH server';
  if (!runs('ssh', ['-V'])) return 'no ssh';
  // As root the server gives up its rights to a user that its package makes.
  if (process.getuid?.() === 0 && !runs('id', ['-u', 'sshd'])) return 'no user "sshd" for the OpenSSH server';
  return runs('psql', ['--version']) ? null : 'no psql';
}

/** The server's program, which must be started by its whole path; null where there is none. */
export function sshdPath(): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/sbin'];
  return folders.map((folder) => join(folder, 'sshd')).find((path) => existsSync(path)) ?? null;
}

function runs(program: string, words: readonly string[]): boolean {
  return spawnSync(program, words, { stdio: 'ignore', timeout: 20_000 }).status === 0;
}
