/**
 * Opens the record, or, where it is damaged, serves the ways out of it until one was taken. So a start ends at the app or at the
 * recovery screen, and never in a process that ends each time.
 */
import type { AnyRouter } from '@orpc/server';
import type { ProblemData } from '../../shared/contract/problem.ts';
import { type RecoverRequest, recoverRecord } from '../store/recover-record.ts';
import { asProblem } from '../store-problem.ts';
import { recoveryRouter } from './recovery-procedures.ts';

/** What of an open core is needed here. */
type Opened = { router: AnyRouter; readOnly: boolean; close(): Promise<void> };

export type RecoverableCore<Core extends Opened> = {
  /** What answers calls now; another one once the record is open. */
  router(): Core['router'];
  /** Null while the record waits to be recovered. */
  core(): Core | null;
  /** Hears of the core when it is open, at once where it is. */
  whenOpen(listener: (core: Core) => void): void;
  close(): Promise<void>;
};

export type RecoverableOptions<Core extends Opened> = RecoverRequest & {
  open(): Promise<Core>;
  /** Opens the record of another folder, for reading alone. */
  openToRead(folder: string): Promise<Core>;
  recordFault: (error: unknown) => string;
};

/** @throws what `open` throws where no recovery can help: the folder is in use, cannot be reached, or comes from a newer version. */
export async function openOrRecover<Core extends Opened>(
  options: RecoverableOptions<Core>,
): Promise<RecoverableCore<Core>> {
  let core: Core | null = null;
  let router: AnyRouter;
  const listeners: ((core: Core) => void)[] = [];
  let letGo = (): void => undefined;

  function take(opened: Core): void {
    core = opened;
    router = opened.router;
    for (const listener of listeners) listener(opened);
  }

  try {
    take(await options.open());
  } catch (error) {
    recover(error);
  }

  function recover(error: unknown): void {
    const problem = recoverable(error, options.recordFault);
    if (problem === null) throw error;
    const recovery = recoverRecord(options);
    letGo = () => recovery.close();
    const opened = new Promise<void>((resolve) => listeners.push(() => resolve()));
    router = recoveryRouter({
      recovery,
      problem,
      opened,
      recordFault: options.recordFault,
      async reopen() {
        recovery.close();
        letGo = () => undefined;
        try {
          take(await options.open());
        } catch (again) {
          recover(again);
        }
      },
      async openToRead(folder) {
        take(await options.openToRead(folder));
      },
    });
  }

  return {
    router: () => router,
    core: () => core,
    whenOpen(listener) {
      if (core !== null) listener(core);
      else listeners.push(listener);
    },
    async close() {
      await core?.close();
      letGo();
    },
  };
}

const recoverableReasons: ReadonlySet<string> = new Set(['damagedRecord', 'recordGone']);

/** Why the record needs recovery; null where it is something else that keeps it from being opened. */
function recoverable(error: unknown, recordFault: (error: unknown) => string): ProblemData | null {
  const known = asProblem(error)?.data ?? null;
  if (known === null) {
    return { reason: 'openingFailed', params: { faultId: recordFault(error), detail: messageOf(error) } };
  }
  const isDiskError = known.reason === 'dataFolderUnreadable' && String(known.params.code).startsWith('SQLITE_IOERR');
  return isDiskError || recoverableReasons.has(known.reason) ? known : null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
