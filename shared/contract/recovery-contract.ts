/**
 * What a host serves that could not open the record: what is wrong, and the ways out. A contract of its own, since nothing else of the
 * app is there then; every other procedure answers `recordNeedsRecovery`.
 */
import { type ContractRouterClient, isContractProcedure, type } from '@orpc/contract';
import { z } from '../schema.ts';
import { contract } from './contract.ts';
import type { ProblemData } from './problem.ts';
import { procedure } from './procedure.ts';
import type { SalvageReport } from './salvage-report.ts';

/** A copy that may take the record's place. */
export type BackupOffer = {
  path: string;
  /** Made by itself or beside the record (before an update, or when one was replaced). */
  kind: 'kept' | 'beside';
  madeAtMs: number;
  /** When it was checked; null where it is checked only when it is chosen. */
  verifiedAtMs: number | null;
  sizeBytes: number;
  incidents: number | null;
  events: number | null;
  newestAtMs: number | null;
};

/** What a backup holds, and what would be missing after it took the record's place. */
export type BackupLook = {
  incidents: number;
  events: number;
  newestAtMs: number | null;
  /** Events and incidents that only the damaged record holds; null where it cannot be compared. */
  lost: { events: number; incidents: number } | null;
  /** What was taken away on purpose and would come back. */
  returning: { erasedIncidents: number; blackedOut: number } | null;
};

export type RecoveryState = {
  /** Why the record was not opened. */
  problem: ProblemData;
  record: { path: string; sizeBytes: number };
  /** The folder in which the damaged record will be kept. */
  keptIn: string;
  backups: BackupOffer[];
  /** Events that a salvage under way has read; null where none is. */
  salvagedSoFar: number | null;
  report: SalvageReport | null;
};

const languages = z.enum(['ja', 'en']);
/** Where the damaged record is kept; null where there was none. */
const kept = type<{ keptAside: string | null }>();

export const recoveryContract = {
  recovery: {
    state: procedure.output(type<RecoveryState>()),
    /** Reads what can be read into a new file; the damaged one stays as it is. Settles when it is done. */
    salvage: procedure.output(type<SalvageReport>()),
    /** Opens what was salvaged for reading, without putting it anywhere. */
    openToRead: procedure,
    takeSalvaged: procedure.input(z.object({ language: languages })).output(kept),
    lookAt: procedure.input(z.object({ path: z.string().max(4_000) })).output(type<BackupLook>()),
    /** The one that was looked at last. */
    restore: procedure.output(kept),
    startEmpty: procedure.output(kept),
  },
};

export type RecoveryClient = ContractRouterClient<typeof recoveryContract>;

/** The contract's tree with a value in the place of each procedure. */
export function inPlaceOfProcedures<T>(value: T): Record<string, Record<string, T>> {
  const groups = Object.entries(contract).map(([group, members]) => [
    group,
    Object.fromEntries(
      Object.entries(members).flatMap(([name, each]) => (isContractProcedure(each) ? [[name, value]] : [])),
    ),
  ]);
  return Object.fromEntries(groups);
}
