/** Cleaning up behind drills that were killed together with all that could have cleaned up behind them. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf, isAlive } from '../process-table.ts';
import { until } from '../waiting.ts';
import { temporaryFolders } from './temporary-folder.ts';

/** Stops every PostgreSQL whose drill is gone and removes its folder. The API needs nothing: it ends by itself. */
export async function removeLeftovers(signal: AbortSignal): Promise<void> {
  for (const { folder, ownerPid } of temporaryFolders()) {
    if (isAlive(ownerPid)) continue;
    const postmaster = postmasterOf(join(folder, 'data'));
    if (postmaster !== null) {
      process.kill(postmaster, 'SIGINT');
      await until('PostgreSQL of an earlier drill ends', () => !isAlive(postmaster), { signal });
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The process that PostgreSQL's own lock file names, if it is really the server of this data folder. */
function postmasterOf(dataDirectory: string): number | null {
  const pid = firstLineOf(join(dataDirectory, 'postmaster.pid'));
  // The file outlives a crash of the machine, and by then the number may be another process's.
  return pid !== null && isAlive(pid) && commandOf(pid)?.includes(dataDirectory) ? pid : null;
}

function firstLineOf(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8').split('\n')[0]);
  } catch {
    return null;
  }
}
