/**
 * The application on plain Node. A host opens it with a data folder, a clock, ids and its ports, and carries the contract's
 * calls to the router; nothing else of the core is a host's business.
 */
import { EventPublisher, ORPCError, onError } from '@orpc/server';
import type { RestoreOutcome } from '../shared/contract/backup-contract.ts';
import type { Change } from '../shared/contract/view.ts';
import { actionProcedures } from './actions/action-procedures.ts';
import { appProcedures } from './app/app-procedures.ts';
import { acrossProcedures } from './archive/across-procedures.ts';
import { backupProcedures } from './archive/backup-procedures.ts';
import { erasureProcedures } from './archive/erasure-procedures.ts';
import { keepBundledRunbooks } from './bundled-runbooks.ts';
import type { Clock } from './clock.ts';
import { deadlineProcedures } from './deadlines/deadline-procedures.ts';
import { draftProcedures } from './drafts/draft-procedures.ts';
import { drillProcedures } from './drill/drill-procedures.ts';
import { environmentProcedures } from './environments/environment-procedures.ts';
import { toContractError } from './expected.ts';
import { createFaultLog } from './fault-log.ts';
import { handoffProcedures } from './handoff/handoff-procedures.ts';
import { packIncident } from './handoff/pack-incident.ts';
import { incidentProcedures } from './incidents/incident-procedures.ts';
import { knowSecrets } from './known-secrets.ts';
import { messageProcedures } from './messages/message-procedures.ts';
import { numbersProcedures } from './numbers/numbers-procedures.ts';
import { plainFilesProcedures } from './plain-files/plain-files-procedures.ts';
import type { HostPorts } from './ports.ts';
import { exportProcedures } from './postmortems/export-procedures.ts';
import { postmortemProcedures } from './postmortems/postmortem-procedures.ts';
import { readableDocuments } from './postmortems/readable-documents.ts';
import { reviewProcedures } from './postmortems/review-procedures.ts';
import { createSshConnections } from './probes/path/ssh-connections.ts';
import { createRedactor } from './probes/redaction.ts';
import { procedures } from './procedures.ts';
import { openOrRecover as openOrRecoverWith, type RecoverableCore } from './recovery/open-or-recover.ts';
import { createRunbookLibrary } from './runbook-library.ts';
import { runbookProcedures } from './runbooks/runbook-procedures.ts';
import { searchProcedures } from './search/search-procedures.ts';
import { createSecretKeeper } from './secret-keeper.ts';
import { createSecretProgram } from './secret-program.ts';
import type { Services } from './services.ts';
import { settingsProcedures } from './settings/settings-procedures.ts';
import { carryOutAskedRestore } from './store/asked-restore.ts';
import { openStore, type Store } from './store/store.ts';
import { usualMeans, type WatchMeans } from './watch/watch-means.ts';
import { watchProcedures } from './watch/watch-procedures.ts';

export type { Clock } from './clock.ts';
export type { HostPorts, HostProcess, OwnProgram, SecretStore } from './ports.ts';
export type { RecoverableCore } from './recovery/open-or-recover.ts';
export type { CallContext } from './services.ts';
export { backupFolder } from './store/backup-choice.ts';
export { backUpRecord } from './store/backup-file.ts';
export { listBackups } from './store/kept-backups.ts';
export { makeBackup } from './store/make-backup.ts';
export { previewBackup } from './store/preview-backup.ts';
export { type RecordRecovery, recoverRecord } from './store/recover-record.ts';
export { prepareRestore, type RestorePreview } from './store/restore.ts';
export { asProblem as problemOf } from './store-problem.ts';

export type CoreOptions = {
  dataDir: string;
  clock: Clock;
  /** UUIDv7s. */
  newId: () => string;
  ports: HostPorts;
  /** `read` leaves a running owner alone: queries work, commands are refused. */
  mode: 'own' | 'read';
  version: string;
  /** The ssh client and its first words; `['ssh']` where nothing is said. */
  ssh?: readonly string[];
  /** For tests and benchmarks, which own the time between two looks of the watch, and that until a deadline. */
  watch?: Partial<WatchMeans>;
};

export type CoreRouter = ReturnType<typeof createRouter>;

export type Core = {
  router: CoreRouter;
  readOnly: boolean;
  /** Upkeep of the record from a terminal. */
  maintenance: Pick<Store, 'verify' | 'rebuild'>;
  close(): Promise<void>;
};

/**
 * Opens the core on a data folder.
 *
 * @throws StoreProblem when the folder belongs to another process, comes from a newer version, is damaged or cannot be read.
 */
export async function openCore(options: CoreOptions): Promise<Core> {
  const { dataDir, clock, newId, ports, version } = options;
  const restoreOutcome = opensForPeople(options)
    ? await carryOutAskedRestore({ dataDir, host: ports.host, nowMs: clock.nowMs(), newDeviceId: newId })
    : null;
  const store = await openStore({ dataDir, clock, newId, mode: options.mode, host: ports.host });
  const secrets = createSecretKeeper(ports.secrets, process.env, createSecretProgram(clock.nowMs));
  const redact = createRedactor(secrets.known);
  const ssh = createSshConnections(options.ssh);
  const closing: (() => Promise<void>)[] = [];
  const services: Services = {
    store,
    clock,
    newId,
    ports,
    version,
    dataDir,
    changes: new EventPublisher<{ change: Change }>(),
    secrets,
    ssh,
    redact,
    faults: createFaultLog(dataDir, redact, newId, clock.nowMs),
    runbooks: createRunbookLibrary(store, clock, redact),
    onClose: (close) => closing.push(close),
  };
  async function close(): Promise<void> {
    await Promise.allSettled(closing.map((each) => each()));
    await ssh.close();
    store.close();
  }
  try {
    await knowSecrets(services);
    if (!store.readOnly) keepBundledRunbooks(services);
    const router = createRouter(services, { ...usualMeans, ...options.watch }, restoreOutcome);
    return { router, readOnly: store.readOnly, maintenance: store, close };
  } catch (error) {
    await close();
    throw store.problemBehind(error) ?? error;
  }
}

/**
 * Opens the core on a data folder; where the record is damaged, what is served is the way out of it, and the core follows.
 *
 * @throws StoreProblem when the folder belongs to another process, comes from a newer version or cannot be reached.
 */
export function openOrRecover(options: CoreOptions): Promise<RecoverableCore<Core>> {
  const { dataDir, clock, newId, ports } = options;
  const nothingKnown = createRedactor(() => []);
  return openOrRecoverWith({
    dataDir,
    host: ports.host,
    nowMs: clock.nowMs,
    newDeviceId: newId,
    open: () => openCore(options),
    openToRead: (folder) => openCore({ ...options, dataDir: folder, mode: 'read' }),
    recordFault: (error) => createFaultLog(dataDir, nothingKnown, newId, clock.nowMs).record(error, 'opening'),
  });
}

/** A command is gone in a moment, and tells nobody what came of a restore. */
function opensForPeople({ mode, ports }: CoreOptions): boolean {
  return mode === 'own' && ports.host !== 'command-line';
}

function createRouter(services: Services, means: WatchMeans, restoreOutcome: RestoreOutcome | null) {
  return procedures.use(onError((error) => translate(services, error))).router({
    app: appProcedures(services),
    search: searchProcedures(services),
    numbers: numbersProcedures(services),
    ...acrossProcedures(services),
    backups: backupProcedures(services, means.timer, restoreOutcome),
    erasures: erasureProcedures(services),
    settings: settingsProcedures(services),
    environments: environmentProcedures(services),
    runbooks: runbookProcedures(services),
    incidents: incidentProcedures(services),
    actions: actionProcedures(services),
    handoff: handoffProcedures(services, (incidentId) => readableDocuments(services, incidentId)),
    plainFiles: plainFilesProcedures(services, {
      documents: (incidentId) => readableDocuments(services, incidentId),
      record: async (incidentId, documents) => (await packIncident(services, incidentId, () => documents)).bytes,
    }),
    watch: watchProcedures(services, means),
    deadlines: deadlineProcedures(services, means.timer),
    messages: messageProcedures(services),
    reviews: reviewProcedures(services),
    postmortems: { ...postmortemProcedures(services), ...exportProcedures(services) },
    drafts: draftProcedures(services),
    drill: drillProcedures(services),
  });
}

/** The store's expected failures become the contract's; anything unexpected is logged, and only its id leaves the core. */
function translate(services: Services, error: unknown): void {
  if (error instanceof ORPCError) return;
  const known = services.store.problemBehind(error);
  if (known) throw toContractError(known.problem);
  const faultId = services.faults.record(error, 'call');
  throw new ORPCError('INTERNAL_SERVER_ERROR', { message: 'fault', data: { faultId } });
}
