/** The program files that run on this Linux machine. */
import { readdirSync, readlinkSync } from 'node:fs';

/** Paths of the running programs with that file name, one for each process. */
export function runningPrograms(name: string): string[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((pid) => {
      const file = programOf(pid);
      return file?.endsWith(`/${name}`) ? [file] : [];
    });
}

/** Null for a process that has gone meanwhile, or is not ours to look at. */
function programOf(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return null;
  }
}
