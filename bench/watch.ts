/**
 * What an hour of the watch costs: processor time of each round of 15 s, beside the same requests made with nothing round them, and
 * what the record grows by. The waiting between the rounds is left out; the looks are real ones at the drill.
 */
import { rmSync } from 'node:fs';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import Database from 'better-sqlite3';
import pg from 'pg';
import { openCore } from '../core/core.ts';
import { uuidV7 } from '../server/host/system.ts';
import { serverPorts } from '../server/ports/server-ports.ts';
import type { Environment } from '../shared/environment/environment.ts';
import { usualPace } from '../shared/watch/pace.ts';
import { watchTargets } from '../shared/watch/target.ts';
import { type Comparison, compare } from './compare.ts';
import { passwordOf } from './database-probe.ts';
import type { Turns } from './interleave.ts';
import { benchFolder, openPractice, type Practice } from './practice.ts';

/** One hundredth of a core over the 15 s of a round. */
const goalMs = usualPace.intervalMs / 100;
/** Time goes by so many times as fast. */
const speed = 100;
const roundsOfAnHour = 3_600_000 / usualPace.intervalMs;

export async function benchWatch(turns: Turns): Promise<Comparison[]> {
  const scaled = (ms: number) => ms / speed;
  const { intervalMs, confirmMs, longestMs } = usualPace;
  const pace = {
    ...usualPace,
    intervalMs: scaled(intervalMs),
    confirmMs: scaled(confirmMs),
    longestMs: scaled(longestMs),
  };
  const practice = await openPractice({ pace });
  try {
    await practice.declare();
    const watched = await watchedRounds(practice, turns);
    const bare = await bareRounds(practice.environment, turns);
    const grown = await recordOfAnHour(turns.samples / roundsOfAnHour);
    const share = (watched.reduce((sum, ms) => sum + ms, 0) / watched.length / usualPace.intervalMs) * 100;
    const comparison = compare(
      'processor time of one round of the watch, with its record',
      { name: 'the watch', ms: watched },
      { name: 'the same requests alone', ms: bare },
      { kind: 'duration', atMostMs: goalMs },
    );
    return [{ ...comparison, notes: [`${share.toFixed(2)} % of a core over the rounds measured`, grown] }];
  } finally {
    await practice.close();
  }
}

/** Milliseconds of processor time for each time that every target was looked at once. */
async function watchedRounds({ client, environment }: Practice, { samples, warmUps }: Turns): Promise<number[]> {
  const targets = watchTargets(environment).length;
  const stop = new AbortController();
  const changes = await client.app.changes(undefined, { signal: stop.signal });
  const rounds: number[] = [];
  let looks = 0;
  let before = process.cpuUsage();
  for await (const change of changes) {
    if (change.topic !== 'watch') continue;
    looks += 1;
    if (looks % targets !== 0) continue;
    rounds.push(cpuMsSince(before));
    before = process.cpuUsage();
    if (rounds.length === samples + warmUps) break;
  }
  stop.abort();
  return rounds.slice(warmUps);
}

/** The least that could know as much: a request to each endpoint, and one question to the database, each on a fresh connection. */
async function bareRounds({ api, database }: Environment, { samples, warmUps }: Turns): Promise<number[]> {
  const token = passwordOf(api?.token ?? null);
  const paths = [api?.healthPath ?? '', ...(api?.endpoints ?? [])];
  const rounds: number[] = [];
  for (let turn = 0; turn < samples + warmUps; turn++) {
    const before = process.cpuUsage();
    await Promise.all(paths.map((path) => request(`${api?.baseUrl}${path}`, token)));
    if (database !== null) await countConnections(database);
    rounds.push(cpuMsSince(before));
  }
  return rounds.slice(warmUps);
}

function request(url: string, token: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { Authorization: `Bearer ${token}` };
    get(url, { agent: false, headers }, (response) => response.resume().once('end', resolve)).once('error', reject);
  });
}

async function countConnections(database: NonNullable<Environment['database']>): Promise<void> {
  const { host, port, user, password } = database;
  const client = new pg.Client({ host, port, user, database: database.database, password: passwordOf(password) });
  await client.connect();
  await client.query('SELECT count(*) FROM pg_stat_activity');
  await client.end();
}

/**
 * What an hour without a change adds to the record: six measures, of a server that does not say its clock, since that would seem to be
 * set at every look by a watch whose own goes by so quickly.
 */
async function recordOfAnHour(hours: number): Promise<string> {
  const folder = benchFolder();
  const startMs = Date.now();
  const nowMs = () => Math.round(startMs + (performance.now() - startedMs) * speed);
  const startedMs = performance.now();
  const server = createServer((_, response) => {
    response.sendDate = false;
    response.end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const core = await openCore({
    dataDir: folder,
    clock: { nowMs, monoNs: () => BigInt(nowMs()) * 1_000_000n },
    newId: uuidV7,
    ports: serverPorts('server'),
    mode: 'own',
    version: '0',
    watch: {
      timer: {
        after(delayMs, run) {
          const pending = setTimeout(run, delayMs / speed);
          return () => clearTimeout(pending);
        },
      },
    },
  });
  const client = createRouterClient(core.router, { context: { window: 'bench', actor: 'bench' } });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await client.environments.save({ environment: plainEnvironment(baseUrl) });
  const { incidentId } = await client.incidents.declare({ commandId: uuidV7() });
  const rowsOf = () => client.incidents.timeline({ incidentId });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const before = usedBytes(folder);
  const rowsBefore = (await rowsOf()).length;
  await new Promise((resolve) => setTimeout(resolve, (hours * 3_600_000) / speed));
  const rows = (await rowsOf()).length - rowsBefore;
  const grownKb = (usedBytes(folder) - before) / 1_024;
  await core.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
  return `the record grew by ${(grownKb / hours).toFixed(0)} KB and ${(rows / hours).toFixed(0)} rows an hour (six measures)`;
}

function plainEnvironment(baseUrl: string): Environment {
  const endpoints = Array.from({ length: 5 }, (_, index) => `/endpoint-${index}`);
  return {
    id: 'bench',
    name: 'bench',
    kind: 'staging',
    service: 'bench',
    api: { baseUrl, path: { kind: 'direct' }, token: null, healthPath: '/health', endpoints, timeoutMs: 5_000 },
    database: null,
    hosts: [],
    logs: [],
    accessDurationUnit: null,
    deployments: null,
    thresholds: [],
    contacts: [],
    dashboards: [],
    runbookHash: null,
  };
}

/** Of the record itself, what lies in its write-ahead log included. */
function usedBytes(folder: string): number {
  const record = new Database(join(folder, 'record.db'));
  record.pragma('wal_checkpoint(TRUNCATE)');
  const pages = Number(record.pragma('page_count', { simple: true }));
  const free = Number(record.pragma('freelist_count', { simple: true }));
  const size = Number(record.pragma('page_size', { simple: true }));
  record.close();
  return (pages - free) * size;
}

function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
