/** All incidents as plain files, one after the other; between two of them the host answers whatever else is asked. */
import { writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { PlainFilesProgress } from '../../shared/contract/plain-files-contract.ts';
import { problem } from '../../shared/contract/problem.ts';
import { standingHandOver } from '../../shared/incident/hand-over.ts';
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import { csvText } from '../../shared/postmortem/export/csv.ts';
import { actorOf } from '../actor.ts';
import { expectOk, toContractError } from '../expected.ts';
import { procedures } from '../procedures.ts';
import { appendEvents, loadIncident } from '../record.ts';
import type { CallContext, Services } from '../services.ts';
import { systemCodeOf } from '../system-code.ts';
import { folderNameOf, type MakeDocuments, type PackRecord, plainFilesOf } from './incident-files.ts';
import { filesBelow, isUnchanged, openPlace, putFolder, standingAt } from './incident-folder.ts';

/** Named one by one; beyond that their number says enough. */
const mostRefusedNamed = 1_000;

const idle: PlainFilesProgress = {
  folder: null,
  running: false,
  total: 0,
  done: 0,
  written: 0,
  unchanged: 0,
  refused: [],
  refusedCount: 0,
  stopped: false,
  failure: null,
};

export function plainFilesProcedures(services: Services, make: { documents: MakeDocuments; record: PackRecord }) {
  const { store, clock, redact } = services;
  const on = procedures.plainFiles;
  let progress = idle;
  let stopping = false;
  let underWay: Promise<void> = Promise.resolve();
  services.onClose(() => {
    stopping = true;
    return underWay;
  });

  async function writeAll(folder: string, incidents: readonly IncidentSummary[], context: CallContext): Promise<void> {
    for (const incident of incidents) {
      if (stopping) break;
      await writeOne(folder, incident, context);
      progress = { ...progress, done: progress.done + 1 };
      await turn();
    }
    await writeFile(join(folder, 'index.csv'), indexOf(incidents), { mode: 0o600 });
  }

  async function writeOne(folder: string, { incidentId, number, title }: IncidentSummary, context: CallContext) {
    const state = store.stateOf(incidentId);
    if (state === null) return;
    const name = folderNameOf(services, number, title);
    const place = join(folder, name);
    const standing = await standingAt(place, incidentId);
    if (standing.kind === 'foreign') return refuse({ number, title: redact(title), name: join(name, standing.name) });
    if (isUnchanged(standing, store.chainHeads(incidentId), await filesBelow(place))) {
      progress = { ...progress, unchanged: progress.unchanged + 1 };
      return;
    }
    // The row goes into the file that it tells of.
    if (standingHandOver(state, store.deviceId) === null && !store.readOnly) {
      const caller = { incidentId, commandId: null, actor: actorOf(services, context) };
      const copied = {
        kind: 'recordCopied',
        happenedAtMs: clock.nowMs(),
        payload: { fileName: `${name}.incident` },
      } as const;
      appendEvents(services, caller, [copied], []);
    }
    const chains = store.chainHeads(incidentId);
    const files = await plainFilesOf(services, loadIncident(services, incidentId), name, make);
    await putFolder(place, files, { incidentId, chains });
    progress = { ...progress, written: progress.written + 1 };
  }

  function refuse({ number, title, name }: { number: number; title: string; name: string }): void {
    const { data } = problem('INVALID', 'plainFilesForeign', { name });
    const refused =
      progress.refusedCount < mostRefusedNamed
        ? [...progress.refused, { number, title, problem: data }]
        : progress.refused;
    progress = { ...progress, refused, refusedCount: progress.refusedCount + 1 };
  }

  /** For a spreadsheet: which folder is which incident. */
  function indexOf(incidents: readonly IncidentSummary[]): string {
    const rows = incidents.map(({ number, title, status, drill, severity, declaredAtMs, recoveredAtMs }) => [
      folderNameOf(services, number, title),
      String(number),
      redact(title),
      new Date(declaredAtMs).toISOString(),
      recoveredAtMs === null ? '' : new Date(recoveredAtMs).toISOString(),
      severity === null ? '' : String(severity),
      status,
      drill ? 'drill' : '',
    ]);
    return csvText([
      ['folder', 'number', 'title', 'declared_utc', 'recovered_utc', 'severity', 'status', 'drill'],
      ...rows,
    ]);
  }

  return {
    start: on.start.handler(async ({ input: { directory }, context }) => {
      if (progress.running) throw toContractError(problem('INVALID', 'plainFilesUnderWay'));
      if (!isAbsolute(directory)) throw toContractError(problem('INVALID', 'plainFilesFolderRelative'));
      stopping = false;
      const incidents = store.listIncidents();
      progress = { ...idle, folder: directory, running: true, total: incidents.length };
      try {
        expectOk(await openPlace(directory));
      } catch (error) {
        progress = idle;
        throw unusable(error, directory);
      }
      underWay = writeAll(directory, incidents, context).then(
        () => {
          progress = { ...progress, running: false, stopped: progress.done < progress.total };
        },
        (error: unknown) => {
          progress = { ...progress, running: false, stopped: true, failure: failureOf(services, error, directory) };
        },
      );
      return progress;
    }),
    progress: on.progress.handler(() => progress),
    stop: on.stop.handler(() => {
      stopping = true;
      return progress;
    }),
  };
}

function unusable(error: unknown, path: string): unknown {
  const code = systemCodeOf(error);
  return code === null ? error : toContractError(problem('NOT_POSSIBLE', 'plainFilesFolderUnusable', { path, code }));
}

function failureOf({ faults }: Services, error: unknown, path: string): PlainFilesProgress['failure'] {
  const code = systemCodeOf(error);
  if (code !== null) return problem('NOT_POSSIBLE', 'plainFilesFolderUnusable', { path, code }).data;
  return problem('NOT_POSSIBLE', 'plainFilesFailed', { faultId: faults.record(error, 'export of everything') }).data;
}
