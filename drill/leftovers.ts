/** Cleaning up behind a drill that was killed: its PostgreSQL lives on, and its data lies about. */
import { readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { temporaryPrefix } from './postgres/temporary-folder.ts';
import type { DrillState } from './state-file.ts';
import { until } from './waiting.ts';

/** Stops that PostgreSQL and removes its folder. The API needs nothing: it ends by itself when the drill is gone. */
export async function removeLeftovers(state: DrillState | null): Promise<void> {
  const folder = state?.temporaryDirectory ?? null;
  if (folder === null || !basename(folder).startsWith(temporaryPrefix)) return;
  const postmaster = postmasterOf(join(folder, 'data'));
  if (postmaster !== null && isAlive(postmaster)) {
    process.kill(postmaster, 'SIGINT');
    await until('PostgreSQL of the last drill ends', () => !isAlive(postmaster), {
      signal: new AbortController().signal,
    });
  }
  rmSync(folder, { recursive: true, force: true });
}

/** The process that PostgreSQL's own lock file names, if that file is about this data folder. */
function postmasterOf(dataDirectory: string): number | null {
  try {
    const [pid, directory] = readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n');
    return directory === dataDirectory ? Number(pid) : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
