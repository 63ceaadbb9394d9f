/**
 * The one contract between the renderer (or a terminal) and the core: procedures, their inputs, outputs and errors. Inputs are
 * checked against their schema on the core's side of every transport; outputs are the core's own snapshots.
 */
import { eventIterator, type } from '@orpc/contract';
import { longestFolder, longestNamePattern } from '../postmortem/export/file-name.ts';
import { z } from '../schema.ts';
import { acrossContract } from './across-contract.ts';
import { actionContract } from './action-contract.ts';
import { backupContract } from './backup-contract.ts';
import { deadlineContract } from './deadline-contract.ts';
import { drillContract } from './drill-contract.ts';
import { environmentContract } from './environment-contract.ts';
import { erasureContract } from './erasure-contract.ts';
import { handoffContract } from './handoff-contract.ts';
import { incidentCommand } from './incident-command.ts';
import { incidentContract } from './incident-contract.ts';
import { factShape, leakShape, messageShape, sentShape } from './message-contract.ts';
import { numbersContract } from './numbers-contract.ts';
import { plainFilesContract } from './plain-files-contract.ts';
import { postmortemContract } from './postmortem-contract.ts';
import { id, procedure } from './procedure.ts';
import { reviewContract } from './review-contract.ts';
import { searchContract } from './search-contract.ts';
import type { AppInfo, Change, RunbookEntry, RunbookView, Settings } from './view.ts';
import { watchContract } from './watch-contract.ts';

export const contract = {
  search: searchContract,
  backups: backupContract,
  plainFiles: plainFilesContract,
  numbers: numbersContract,
  erasures: erasureContract,
  app: {
    info: procedure.output(type<AppInfo>()),
    /** One stream a window: hints that something changed, and the progress of sweeps. */
    changes: procedure.output(eventIterator(type<Change>())),
  },
  settings: {
    get: procedure.output(type<Settings>()),
    set: procedure
      .input(
        z.object({
          language: z.enum(['ja', 'en']).optional(),
          theme: z.enum(['system', 'light', 'dark']).optional(),
          actor: z.string().max(100).optional(),
          deadlineSound: z.boolean().optional(),
          exportNamePattern: z.string().max(longestNamePattern).optional(),
          exportFolder: z.string().max(longestFolder).optional(),
        }),
      )
      .output(type<Settings>()),
  },
  environments: environmentContract,
  runbooks: {
    list: procedure.output(type<RunbookEntry[]>()),
    get: procedure.input(z.object({ hash: id })).output(type<RunbookView>()),
    /** The file's bytes in base64, as they stand: also broken ones get a diagnosis instead of an exception. */
    import: procedure
      .input(z.object({ name: z.string().min(1).max(300), base64: z.string().max(12_000_000) }))
      .output(type<RunbookView>()),
  },
  incidents: incidentContract,
  actions: actionContract,
  handoff: handoffContract,
  messages: {
    /** It was put on the clipboard, to be sent elsewhere; from here the clock of the next update runs. */
    recordCopied: incidentCommand(messageShape),
    /** To the environment's webhook, as previewed; answers once it is known what came of it. */
    send: incidentCommand(sentShape),
    setFact: incidentCommand(factShape),
    setLeakSuspicion: incidentCommand(leakShape),
  },
  watch: watchContract,
  deadlines: deadlineContract,
  reviews: reviewContract,
  postmortems: postmortemContract,
  drafts: {
    list: procedure.output(type<{ key: string; text: string }[]>()),
    /** What is being typed, and the undo of it, kept within a second; an empty text removes it. */
    set: procedure.input(z.object({ key: id, text: z.string().max(500_000) })),
  },
  drill: drillContract,
  ...acrossContract,
};

export type Contract = typeof contract;
