/** What is served while the record cannot be opened: the ways out of it. Everything else of the contract is refused with the reason. */
import { dirname, join } from 'node:path';
import { implement, ORPCError, onError, os } from '@orpc/server';
import { type ProblemData, problem } from '../../shared/contract/problem.ts';
import { type BackupLook, inPlaceOfProcedures, recoveryContract } from '../../shared/contract/recovery-contract.ts';
import type { SalvageReport } from '../../shared/contract/salvage-report.ts';
import { salvageText } from '../../shared/text/salvage-text.ts';
import { toContractError } from '../expected.ts';
import type { CallContext } from '../services.ts';
import type { RecordRecovery } from '../store/recover-record.ts';
import type { RestorePreview } from '../store/restore.ts';
import { asProblem } from '../store-problem.ts';

export type RecoveryServices = {
  recovery: RecordRecovery;
  /** Why the record was not opened. */
  problem: ProblemData;
  /** Opens the record that is in place now; what was refused is served from then on. */
  reopen: () => Promise<void>;
  /** Opens a copy for reading in its place. */
  openToRead: (folder: string) => Promise<void>;
  /** Settles when the record is open. */
  opened: Promise<void>;
  /** Writes a bug down and answers its id. */
  recordFault: (error: unknown) => string;
};

export function recoveryRouter(services: RecoveryServices) {
  const { recovery, reopen } = services;
  const refusal = os
    .$context<CallContext>()
    .handler(() => Promise.reject(toContractError(problem('NOT_POSSIBLE', 'recordNeedsRecovery'))));
  const refused = inPlaceOfProcedures(refusal);
  let report: SalvageReport | null = null;
  let soFar: number | null = null;

  async function taking<T>(take: () => T): Promise<{ keptAside: T }> {
    const keptAside = take();
    await reopen();
    return { keptAside };
  }

  const ways = implement(recoveryContract)
    .$context<CallContext>()
    .use(onError((error) => translate(error, services.recordFault)));
  const served = ways.router({
    recovery: {
      state: ways.recovery.state.handler(async () => ({
        problem: services.problem,
        record: recovery.record,
        keptIn: join(dirname(recovery.record.path), 'backups'),
        backups: await recovery.backups(),
        salvagedSoFar: soFar,
        report,
      })),
      salvage: ways.recovery.salvage.handler(async () => {
        if (soFar !== null) throw toContractError(problem('CONFLICT', 'salvageUnderWay'));
        soFar = 0;
        try {
          report = await recovery.salvage((events) => {
            soFar = events;
          });
          return report;
        } finally {
          soFar = null;
        }
      }),
      openToRead: ways.recovery.openToRead.handler(() => services.openToRead(recovery.readingFolder())),
      takeSalvaged: ways.recovery.takeSalvaged.handler(({ input }) => {
        const words = report === null ? '' : `${salvageText(report, input.language).join('\n')}\n`;
        return taking(() => recovery.takeSalvaged(words));
      }),
      lookAt: ways.recovery.lookAt.handler(async ({ input }) => lookOf(await recovery.lookAt(input.path))),
      restore: ways.recovery.restore.handler(() => taking(recovery.restore)),
      startEmpty: ways.recovery.startEmpty.handler(() => taking(recovery.startEmpty)),
    },
  });
  const changes = os.$context<CallContext>().handler(async function* ({ signal }) {
    // Nothing changes until the record is open; then the stream ends, and its window asks for everything anew.
    const left = new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));
    await Promise.race([services.opened, left]);
  });
  return { ...refused, app: { ...refused.app, changes }, ...served };
}

function lookOf({ backup, current }: RestorePreview): BackupLook {
  const { lost, returning } = current.state === 'readable' ? current : { lost: null, returning: null };
  return { ...backup, lost, returning };
}

function translate(error: unknown, recordFault: RecoveryServices['recordFault']): void {
  if (error instanceof ORPCError) return;
  const known = asProblem(error);
  if (known) throw toContractError(known);
  throw new ORPCError('INTERNAL_SERVER_ERROR', { message: 'fault', data: { faultId: recordFault(error) } });
}
