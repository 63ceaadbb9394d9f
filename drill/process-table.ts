/** Looking for a process by its id, whoever started it. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and belongs to somebody else.
    return (error as { code?: unknown }).code === 'EPERM';
  }
}

/** The words that the process was started with, null when it is gone or cannot be seen. */
export function commandOf(pid: number): string | null {
  try {
    switch (process.platform) {
      case 'linux':
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      case 'win32':
        return output('powershell.exe', [
          '-NoProfile',
          '-Command',
          `(Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}').CommandLine`,
        ]);
      default:
        return output('ps', ['-o', 'args=', '-p', String(pid)]);
    }
  } catch {
    return null;
  }
}

function output(program: string, args: string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}
