/**
 * The local record: one SQLite file that holds every incident as an append-only log of events, with what is computed from it.
 * Here it is opened and its parts are put together; each part has a file of its own beside this one.
 */
import type { RecordedEvent } from '../../shared/incident/event.ts';
import type { IncidentState, TimelineRow } from '../../shared/incident/state.ts';
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import type { Clock } from '../clock.ts';
import { StoreProblem } from '../store-problem.ts';
import type { ActionRows } from './action-rows.ts';
import { type AppendRequest, createAppend } from './append-events.ts';
import { backgroundIndex } from './background-index.ts';
import { backupNames } from './backup.ts';
import { type BlackOutRequest, blackOut } from './black-out.ts';
import type { Blobs } from './blobs.ts';
import { readBootId } from './boot-id.ts';
import { type ChainHead, chainHash, chainHeads } from './chain-heads.ts';
import { changeWatch } from './connection.ts';
import { type DataFolder, dataFolder } from './data-folder.ts';
import { type ErasureRequest, eraseIncidents, type Tombstone, tombstones } from './erase.ts';
import { toEvent } from './event-row.ts';
import type { FiguresRows } from './incident-figures.ts';
import { incidentMemory } from './incident-memory.ts';
import { exportIncident, type ImportReport, type IncidentRecord, importIncident } from './incident-record.ts';
import type { LikenessRows } from './likeness-rows.ts';
import { bundledMigrations, type Migration } from './migrations.ts';
import { type OpenRecord, openAsOwner, openToRead } from './open-record.ts';
import {
  type Drafts,
  draftTable,
  type Environments,
  environmentTable,
  type Runbooks,
  runbookTable,
  type Settings,
  settingTable,
} from './plain-tables.ts';
import { purge } from './purge.ts';
import { rebuildProjections } from './rebuild.ts';
import { sameFile } from './same-file.ts';
import type { SearchIndex } from './search-index.ts';
import { ofDatabase, onDisk, toStoreProblem } from './sqlite-problem.ts';
import { suspectRecord } from './start-check.ts';
import type { Summaries } from './summaries.ts';
import { tablesOf } from './tables.ts';
import { type VerifyReport, verifyRecord } from './verify.ts';

export type { ActionQuery, FoundActionItem } from './action-rows.ts';
export type { NewBlob } from './blobs.ts';
export type { IncidentRecord, TravellingEvent } from './incident-record.ts';
export type { RunbookRow } from './plain-tables.ts';
export type { SearchAnswer, SearchHit, SearchRequest } from './search-index.ts';
export { allIncidents, type IncidentQuery, openIncidents } from './summary-conditions.ts';
export type { Finding, VerifyReport } from './verify.ts';
export { forkedDevice, isWholeRecord } from './whole-record.ts';

export type StoreOptions = {
  dataDir: string;
  clock: Clock;
  /** UUIDv7s. */
  newId: () => string;
  /** `own` takes the folder for this process; `read` leaves a running owner alone. */
  mode: 'own' | 'read';
  /** What a second process is told of this one. */
  host: string;
  /** The app's own unless given. */
  migrations?: readonly Migration[];
  /** Bound of the file in pages; the disk is the bound unless given. */
  maxPages?: number;
};

export type Store = {
  readOnly: boolean;
  /** This installation among the devices that write into one incident. */
  deviceId: string;
  /** Appends events with their evidence; on disk when it returns. A known command id is answered with its first outcome. */
  append(request: AppendRequest): RecordedEvent[];
  /** What a command made, or null where it was never carried out. */
  outcomeOf(commandId: string): RecordedEvent[] | null;
  /** Null where there is no such incident. The state is a snapshot: later events do not change it. */
  stateOf(incidentId: string): IncidentState | null;
  /** By local sequence. */
  eventsOf(incidentId: string): readonly RecordedEvent[];
  eventsAfter(incidentId: string, seq: number): RecordedEvent[];
  /** The whole timeline in its order. */
  timelineOf(incidentId: string): readonly TimelineRow[];
  /** The fingerprint of an incident's record as it stands: one hash a device. */
  chainHeads(incidentId: string): ChainHead[];
  /** The hash of one event by its place in its device's chain of an incident; null where there is none. */
  chainHash(place: { incidentId: string; deviceId: string; chainSeq: number }): string | null;
  summaryOf(incidentId: string): IncidentSummary | null;
  /** All of them, the newest incident first; for what looks at the whole record. */
  listIncidents(): IncidentSummary[];
  incidentNumbered(number: number): IncidentSummary | null;
  /** Lines of the list as a person asks for them. */
  lists: Summaries['pages'];
  /** Action items of all incidents. */
  actionItems: ActionRows;
  /** What all incidents are recognised by. */
  likeness: LikenessRows;
  /** What the numbers need of all incidents. */
  figures: FiguresRows;
  /** The next free number of evidence on this device. */
  nextEvidenceNumber(incidentId: string): number;
  /** Null where there is none, or where it was blacked out. */
  blob: Blobs['get'];
  /** Events whose text, or output, holds every word; newest recorded first. */
  search: SearchIndex['find'];
  /** Takes all events into the search index now, instead of little by little. */
  finishSearchIndex(): void;
  settings: Settings;
  environments: Environments;
  runbooks: Runbooks;
  drafts: Drafts;
  /** All of one incident, to be taken to another device; null where there is none. */
  exportIncident(incidentId: string): IncidentRecord | null;
  /** Takes over another device's events of an incident; what does not hold is left out and named. */
  importIncident(record: IncidentRecord): ImportReport;
  /** Takes a secret out of the record, and says which copies of it are known to be elsewhere. */
  blackOut(request: BlackOutRequest): { backups: string[]; exports: string[] };
  /** Erases whole incidents but for their tombstones, all or none; the backups named may still hold them. */
  erase(...requests: ErasureRequest[]): { backups: string[] };
  tombstones(): Tombstone[];
  /** Checks the whole record; what is wrong is a finding, never an exception. */
  verify(): VerifyReport;
  /** What a thrown error says of the disk, null for a bug. Damage is looked for at the next start then. */
  problemBehind(error: unknown): StoreProblem | null;
  /** Computes lists, evidence numbers and search anew from the events. */
  rebuild(): { events: number };
  close(): void;
};

/** Node-API version that the database addon needs; it crashes the process below it. */
const neededNodeApi = 10;
const neededNode = '22.14';

/**
 * Opens the record of a data folder.
 *
 * @throws StoreProblem where the folder is in use or cannot be read, or the file is damaged, missing (`read`) or from a newer
 * version; then nothing was changed.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  if (Number(process.versions.napi ?? 0) < neededNodeApi) {
    throw new StoreProblem('NOT_POSSIBLE', 'nodeTooOld', { found: process.versions.node, needed: neededNode });
  }
  const { clock, newId, mode, host, maxPages = null } = options;
  const folder = dataFolder(options.dataDir);
  const migrations = options.migrations ?? bundledMigrations();
  const record =
    mode === 'own'
      ? openAsOwner(folder, { host, migrations, nowMs: clock.nowMs(), newDeviceId: newId, maxPages })
      : openToRead(folder, migrations);
  try {
    return storeOver(record, folder, options);
  } catch (error) {
    // Whoever cannot use the record lets go of the folder, so that it can be recovered.
    record.close();
    throw toStoreProblem(error, folder.path);
  }
}

function storeOver(record: OpenRecord, folder: DataFolder, { clock, newId }: StoreOptions): Store {
  const { db, readOnly } = record;
  const tables = tablesOf(db);
  const deviceId = String(db.prepare('SELECT device_id FROM installation').pluck().get());
  // The owner is the only one who writes; a reader sits beside one who does.
  const changed = readOnly === null ? () => false : changeWatch(db);
  const memory = incidentMemory(tables, deviceId, changed);
  const append = createAppend(tables, memory, { deviceId, bootId: readBootId(), clock, newId });

  const file = readOnly === null ? sameFile(folder) : null;

  /** Every write goes through here: refused where nothing may be written, and its expected failures worded. */
  function writing<Args extends unknown[], T>(write: (...args: Args) => T): (...args: Args) => T {
    return (...args) => {
      if (readOnly === 'asked') throw new StoreProblem('READ_ONLY', 'readOnly');
      if (readOnly === 'folder') throw new StoreProblem('READ_ONLY', 'dataFolderReadOnly', { path: folder.path });
      return onDisk(folder.path, () => {
        file?.expect();
        return write(...args);
      });
    };
  }

  function outcomeOf(commandId: string): RecordedEvent[] | null {
    const outcome = tables.commands.find(commandId);
    return outcome && tables.events.between(outcome.firstSeq, outcome.lastSeq).map(toEvent);
  }

  const index = backgroundIndex(tables);
  if (readOnly === null) index.later();

  const settings = settingTable(db);
  const environments = environmentTable(db);
  const runbooks = runbookTable(db);
  const drafts = draftTable(db);
  return {
    readOnly: readOnly !== null,
    deviceId,
    append: writing((request) => {
      const known = request.commandId === null ? null : outcomeOf(request.commandId);
      if (known !== null) return known;
      const added = append(request);
      index.later();
      return added;
    }),
    outcomeOf,
    stateOf(incidentId) {
      const { state } = memory.get(incidentId);
      return state.eventCount === 0 ? null : state;
    },
    eventsOf: (incidentId) => [...memory.get(incidentId).events],
    eventsAfter: (incidentId, seq) => memory.get(incidentId).events.filter((event) => event.seq > seq),
    timelineOf: (incidentId) => memory.timelineOf(incidentId),
    chainHeads: (incidentId) => chainHeads(db, incidentId),
    chainHash: (place) => chainHash(db, place),
    summaryOf: tables.summaries.get,
    listIncidents: tables.summaries.list,
    incidentNumbered: tables.summaries.byNumber,
    lists: tables.summaries.pages,
    actionItems: tables.actionItems,
    likeness: tables.likeness,
    figures: tables.figures,
    nextEvidenceNumber: (incidentId) => memory.get(incidentId).lastEvidenceNumber + 1,
    blob: tables.blobs.get,
    search: tables.search.find,
    finishSearchIndex: writing(index.finish),
    settings: { ...settings, set: writing(settings.set) },
    environments: {
      ...environments,
      save: writing(environments.save),
      remove: writing(environments.remove),
    },
    runbooks: { ...runbooks, put: writing(runbooks.put) },
    drafts: { ...drafts, set: writing(drafts.set), remove: writing(drafts.remove) },
    exportIncident: (incidentId) => exportIncident(tables, incidentId),
    importIncident: writing((incoming) => {
      const report = importIncident(tables, incoming);
      memory.forget(incoming.incidentId);
      index.later();
      return report;
    }),
    blackOut: writing((request) => {
      const incidentId = blackOut(tables, request, clock);
      memory.forget(incidentId);
      purge(db);
      const { state } = memory.get(incidentId);
      const exports = [...state.exports, ...state.copies].map(({ fileName }) => fileName);
      return { backups: backupNames(folder), exports };
    }),
    erase: writing((...requests) => {
      eraseIncidents(tables, requests, clock);
      for (const { incidentId } of requests) memory.forget(incidentId);
      purge(db);
      return { backups: backupNames(folder) };
    }),
    tombstones: () => tombstones(db),
    verify: () => verifyRecord(tables),
    problemBehind(error) {
      const problem = ofDatabase(error, folder.path);
      if (problem?.problem.data.reason === 'damagedRecord' && readOnly === null) suspectRecord(folder);
      return problem;
    },
    rebuild: writing(() => rebuildProjections(tables)),
    close() {
      index.stop();
      file?.saveIfGone(db, clock.nowMs());
      record.close();
    },
  };
}
