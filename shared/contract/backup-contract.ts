/** Backups that are made by themselves, outside the data folder, and what one of them would bring back. */
import { type } from '@orpc/contract';
import { z } from '../schema.ts';
import type { ProblemData } from './problem.ts';
import { id, procedure } from './procedure.ts';

export type BackupEntry = {
  /** Of the file, by which it is asked for. */
  name: string;
  path: string;
  madeAtMs: number;
  /** When it was opened and its chains were checked; null where the file is not as it was then. */
  verifiedAtMs: number | null;
  sizeBytes: number;
  incidents: number;
  events: number;
  /** When the newest event in it was recorded. */
  newestAtMs: number | null;
};

export type BackupsView = {
  /** Whether this host can make one; a terminal's command and a read-only record cannot. */
  possible: boolean;
  automatic: boolean;
  folder: string;
  /** Where they lie unless somebody chooses; the two are equal where nobody did. */
  usualFolder: string;
  /** Since when one is being made. */
  runningSinceMs: number | null;
  /** The last attempt, where it failed. */
  failure: { atMs: number; problem: ProblemData } | null;
  /** The newest first. */
  backups: BackupEntry[];
  /** Which one takes the record's place at the next start; `madeAtMs` null where it is not among them any more. */
  askedRestore: { name: string; madeAtMs: number | null } | null;
  /** What came of that at this start. */
  restoreOutcome: RestoreOutcome | null;
};

export type RestoreOutcome = {
  /** Of the backup's file. */
  name: string;
  atMs: number;
  /** What the record holds since; null where it stayed as it was, and `problem` says why. */
  restored: RecordSize | null;
  /** Where the replaced record lies. */
  keptAside: string | null;
  problem: ProblemData | null;
};

/** How many incidents and events there are, and when the newest event was recorded. */
export type RecordSize = { incidents: number; events: number; newestAtMs: number | null };

export type BackupPreview = {
  backup: RecordSize;
  /** The record as it is now; `lost`: what only it holds; `returning`: what was deleted or blacked out since, and would be back. */
  current:
    | { state: 'none' }
    | { state: 'unreadable' }
    | {
        state: 'readable';
        counts: RecordSize;
        lost: { events: number; incidents: number };
        returning: { erasedIncidents: number; blackedOut: number };
      };
};

export const backupContract = {
  get: procedure.output(type<BackupsView>()),
  /** Starts one, or leaves the one under way alone; what comes of it is seen in `get`. */
  make: procedure.output(type<BackupsView>()),
  /** `directory` null for the usual one. A chosen one is made where only its last part is missing. */
  set: procedure
    .input(z.object({ automatic: z.boolean(), directory: z.string().min(1).max(1_000).nullable() }))
    .output(type<BackupsView>()),
  /** Opens and checks one of the backups again and compares it with the record; takes seconds where they are large. */
  preview: procedure.input(z.object({ name: id })).output(type<BackupPreview>()),
  /** At the next start this one takes the record's place, which is kept aside; until then it can be called off. */
  askRestore: procedure.input(z.object({ name: id })).output(type<BackupsView>()),
  withdrawRestore: procedure.output(type<BackupsView>()),
};
