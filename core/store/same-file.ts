/**
 * Whether the record still lies under its name. A file that was removed, moved or replaced while it is open takes every write without a
 * complaint, and what was acknowledged into it would be gone at the next start.
 */
import { existsSync, statSync } from 'node:fs';
import { StoreProblem } from '../store-problem.ts';
import { backUp } from './backup.ts';
import type { Connection } from './connection.ts';
import type { DataFolder } from './data-folder.ts';

export type SameFile = {
  /**
   * To be asked before each write; costs two looks into the folder.
   *
   * @throws StoreProblem `recordMoved` or `recordReplaced`, for as long as it is so.
   */
  expect(): void;
  /** To be called before closing: what only the open file still holds is kept among the backups, where that is possible. */
  saveIfGone(db: Connection, nowMs: number): void;
};

/** To be made after the first write, when the log is there. */
export function sameFile(folder: DataFolder): SameFile {
  const parts = [folder.record, `${folder.record}-wal`].map((path) => ({ path, identity: identityOf(path) }));
  return {
    expect() {
      for (const { path, identity } of parts) {
        const now = identityOf(path);
        if (now === null) throw new StoreProblem('NOT_POSSIBLE', 'recordMoved', { path });
        if (now !== identity) throw new StoreProblem('NOT_POSSIBLE', 'recordReplaced', { path });
      }
    },
    saveIfGone(db, nowMs) {
      // A folder that is gone as a whole was moved, and the record with it.
      if (!existsSync(folder.path) || existsSync(folder.record)) return;
      try {
        backUp(db, folder, `saved-${new Date(nowMs).toISOString().replaceAll(':', '')}.db`);
      } catch {
        // The next start misses the record and leads to what can be done without this copy.
      }
    },
  };
}

function identityOf(path: string): string | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? null : `${stat.dev} ${stat.ino}`;
}
