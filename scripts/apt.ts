import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

export function isDebianAsRoot(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/os-release')) {
    return false;
  }
  return (
    /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8')) && existsSync('/usr/bin/apt-get')
  );
}

/** Returns null when all went well, else the last line of what apt-get said. */
export function installPackages(names: readonly string[]): string | null {
  const commands = [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', ...names],
  ];
  for (const commandArguments of commands) {
    const result = spawnSync('apt-get', commandArguments, {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 300_000,
    });
    if (result.status !== 0) {
      return (result.stderr || String(result.error ?? 'no message')).trim().split('\n').at(-1) ?? 'no message';
    }
  }
  return null;
}
