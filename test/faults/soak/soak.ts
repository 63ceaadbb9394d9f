/**
 * A long night, compressed: two windows write and look, the watch and sweeps read a real API, incidents come and are closed. What the host
 * holds after the first third, it must still hold at the end, and no more.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ContractClient } from '../../../shared/contract/contract-client.ts';
import type { Environment } from '../../../shared/environment/environment.ts';
import { copyBuild } from '../harness/build-copy.ts';
import { askProduct, examineRecord } from '../harness/examine-record.ts';
import { count, type Fault, type Figures, noFigures, noteMost } from '../harness/fault.ts';
import { type HostProcess, openWindow, startHost } from '../harness/served-host.ts';
import type { Holdings } from './measured-host.ts';

export type SoakSize = { events: number; eventsPerIncident: number; measureEvery: number; mostGrowth: number };

const handsPerWindow = 4;
const looksPerIncident = 5;
/** A window keeps a connection for each of its hands for some seconds, and a look of the watch may be under way. */
const spareConnections = 2 * handsPerWindow + 2;
const longestLogBytes = 8 * 1024 * 1024;

type Night = { windows: ContractClient[]; host: HostProcess; dataDir: string; figures: Figures; environmentId: string };

export async function soakThrough({ events, eventsPerIncident, measureEvery, mostGrowth }: SoakSize): Promise<Figures> {
  const figures = noFigures();
  const build = copyBuild();
  const dataDir = mkdtempSync(join(tmpdir(), 'hikeshi-soak-'));
  const { api, baseUrl } = await serveApi();
  const nodeSwitches = ['--expose-gc', '--import', join(import.meta.dirname, 'measured-host.ts')];
  const host = startHost({ program: build.program, dataDir, nodeSwitches });
  try {
    const windows = await openTwo(await host.url);
    const gone = new AbortController();
    const following = windows.map((client) => follow(client, gone.signal, figures));
    const [first] = windows;
    const runbook = (await first?.runbooks.list())?.[0]?.hash ?? null;
    await first?.environments.save({ environment: watchedEnvironment(baseUrl, runbook) });
    const night = { windows, host, dataDir, figures, environmentId: 'watched' };
    const measured: Holdings[] = [];
    for (let written = 0; written < events; written += eventsPerIncident) {
      await liveIncident(night, eventsPerIncident);
      noteMost(figures, 'bytes of the log', statSync(join(dataDir, 'record.db-wal')).size);
      if ((written + eventsPerIncident) % measureEvery === 0) measured.push(await holdingsOf(host));
    }
    compare(measured, mostGrowth, figures);
    gone.abort();
    // The streams end with the host.
    await host.stop();
    await Promise.all(following);
    figures.findings.push(...host.complaints.map((complaint) => `the host said: ${complaint}`));
  } finally {
    await host.stop();
    api.close();
    api.closeAllConnections();
  }
  const { findings, ids } = examineRecord(dataDir);
  count(figures, 'events in the record', ids.size);
  const product = await askProduct(dataDir, { migrations: build.migrations, words: [], rebuild: false });
  figures.findings.push(...findings, ...product);
  rmSync(dataDir, { recursive: true, force: true });
  build.remove();
  return figures;
}

/** Two windows of one browser: an address lets in once. */
async function openTwo(url: string): Promise<ContractClient[]> {
  const { client, another } = await openWindow(url, 'one');
  return [client, another('two')];
}

async function liveIncident({ windows, figures, environmentId }: Night, events: number): Promise<void> {
  const [one] = windows;
  if (one === undefined) throw new Error('no window');
  const declared = { commandId: randomUUID(), title: `night ${randomUUID()}`, environmentId };
  const { incidentId } = await one.incidents.declare(declared);
  let left = events;
  const hand = async (client: ContractClient) => {
    while (left > 0) {
      left -= 1;
      const place = { incidentId, commandId: randomUUID() };
      const text = `note ${randomUUID()} 決済が遅い`;
      if (left % 50 === 0) await client.incidents.attachText({ ...place, title: text, text: text.repeat(100) });
      else await client.incidents.addNote({ ...place, text, startedAtMs: null });
      count(figures, 'acknowledged');
      if (left % Math.ceil(events / looksPerIncident) === 0) await look(client, incidentId, figures);
    }
  };
  await Promise.all(windows.flatMap((client) => Array.from({ length: handsPerWindow }, () => hand(client))));
  await one.incidents.close({ incidentId, commandId: randomUUID(), reason: 'over' });
}

/** What a screen asks for, and a sweep of the API. */
async function look(client: ContractClient, incidentId: string, figures: Figures): Promise<void> {
  await client.incidents.get({ incidentId });
  await client.incidents.timeline({ incidentId });
  await client.postmortems.get({ incidentId });
  await client.drafts.set({ key: 'note', text: randomUUID() });
  await client.incidents.sweep({ incidentId, commandId: randomUUID(), scope: 'baseline', patternId: null });
  count(figures, 'sweeps');
}

async function follow(client: ContractClient, gone: AbortSignal, figures: Figures): Promise<void> {
  try {
    for await (const _ of await client.app.changes(undefined, { signal: gone })) count(figures, 'changes heard of');
  } catch (error) {
    if (!gone.aborted) throw error;
  }
}

async function holdingsOf({ child }: HostProcess): Promise<Holdings> {
  // What was just asked for is let go of first.
  await wait(1_500);
  const told = once(child, 'message');
  child.send('measure');
  const [holdings] = (await told) as [Holdings];
  return { ...holdings, resources: { ...holdings.resources, handles: handlesOf(child.pid) } };
}

/** Open files and sockets as the system counts them; 0 where it does not say. */
function handlesOf(pid: number | undefined): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0;
  }
}

/** The last third beside the first, each by its median, so that what happens to be under way weighs little. */
function compare(measured: readonly Holdings[], mostGrowth: number, figures: Figures): void {
  const third = Math.max(1, Math.floor(measured.length / 3));
  const of = (part: readonly Holdings[], value: (holdings: Holdings) => number) => {
    const sorted = part.map(value).sort((one, other) => one - other);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  };
  const early = measured.slice(third, 2 * third);
  const late = measured.slice(-third);
  const growth = (name: string, value: (holdings: Holdings) => number, most: number) => {
    const [before, after] = [of(early, value), of(late, value)];
    noteMost(figures, `${name} after the first third`, before);
    noteMost(figures, `${name} at the end`, after);
    if (after > before * (1 + most)) figures.findings.push(`${name} grew from ${before} to ${after}`);
  };
  growth('heap bytes', ({ heapBytes, externalBytes }) => heapBytes + externalBytes, mostGrowth);
  growth('resident bytes', ({ rssBytes }) => rssBytes, mostGrowth);
  growth('listeners', ({ listeners }) => listeners, 0);
  for (const name of ['handles', 'Timeout', 'TCPSocketWrap', 'TCPServerWrap', 'PipeWrap']) {
    const value = ({ resources }: Holdings) => resources[name] ?? 0;
    growth(name, value, spareConnections / Math.max(1, of(early, value)));
  }
  const log = figures.most['bytes of the log'] ?? 0;
  if (log > longestLogBytes) figures.findings.push(`the log grew to ${log} bytes`);
}

async function serveApi(): Promise<{ api: Server; baseUrl: string }> {
  const api = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"status":"ok"}');
  });
  api.listen(0, '127.0.0.1');
  await once(api, 'listening');
  return { api, baseUrl: `http://127.0.0.1:${(api.address() as AddressInfo).port}` };
}

function watchedEnvironment(baseUrl: string, runbookHash: string | null): Environment {
  const path = { kind: 'direct' } as const;
  const endpoints = ['/api/v1/items'];
  return {
    id: 'watched',
    name: 'watched',
    kind: 'staging',
    service: 'Orders',
    api: { baseUrl, path, token: null, healthPath: '/health', endpoints, timeoutMs: 1_000 },
    database: null,
    hosts: [],
    logs: [],
    accessDurationUnit: null,
    deployments: null,
    thresholds: [],
    contacts: [],
    dashboards: [],
    runbookHash,
  };
}

const longForm: SoakSize = { events: 100_000, eventsPerIncident: 250, measureEvery: 5_000, mostGrowth: 0.05 };

export const soak: Fault = {
  name: 'soak',
  corpus: `${longForm.events} events in incidents of ${longForm.eventsPerIncident}, two windows with ${handsPerWindow} hands each, the watch and ${looksPerIncident} sweeps an incident against a real API`,
  longSeeds: 1,
  obstacle: () => null,
  run: () => soakThrough(longForm),
};
