/** `hikeshi check` on environments that are right, and on those that are wrong in one place: each says so, and nothing is invented. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openCore } from '../../../core/core.ts';
import { freePort } from '../../../drill/free-port.ts';
import { type Cluster, createCluster, databaseName } from '../../../drill/postgres/cluster.ts';
import { createTodoDatabase, roles } from '../../../drill/postgres/todo-database.ts';
import { systemClock, uuidV7 } from '../../../server/host/system.ts';
import { serverPorts } from '../../../server/ports/server-ports.ts';
import type { Environment } from '../../../shared/environment/environment.ts';
import { freshDataDir, hikeshi, refusalIn } from './terminal.ts';

vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-cli-check-'));
const password = randomBytes(12).toString('base64url');
let cluster: Cluster;
let api: Server;
let apiPort: number;
let closedPort: number;

beforeAll(async () => {
  const databaseLog = join(folder, 'postgresql.log');
  cluster = await createCluster({ postgresBin: null, databaseLog, signal: new AbortController().signal });
  await cluster.start();
  const secrets = { apiPassword: 'a', responderPassword: password, batchPassword: 'b', token: 't' };
  await createTodoDatabase(cluster, secrets);
  api = createServer((request, response) => {
    response.writeHead(request.url === '/health' ? 200 : 404, { 'content-type': 'application/json' });
    response.end('{}');
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  apiPort = (api.address() as AddressInfo).port;
  closedPort = await freePort();
  writeFileSync(join(folder, 'right'), password, { mode: 0o600 });
  writeFileSync(join(folder, 'wrong'), 'not-the-password', { mode: 0o600 });
});

afterAll(async () => {
  await cluster.remove();
  api.close();
  rmSync(folder, { recursive: true });
});

type Parts = {
  apiHost?: string;
  apiPort?: number;
  databaseHost?: string;
  databasePort?: number;
  secret?: 'right' | 'wrong' | 'missing';
  logs?: Environment['logs'];
};

/** A data folder with one environment, saved as the app saves it. */
async function dataWith(parts: Parts): Promise<string> {
  const data = freshDataDir();
  const environment: Environment = {
    id: 'staging',
    name: '検証',
    kind: 'staging',
    service: 'shop',
    api: {
      baseUrl: `http://${parts.apiHost ?? '127.0.0.1'}:${parts.apiPort ?? apiPort}`,
      path: { kind: 'direct' },
      token: null,
      healthPath: '/health',
      endpoints: [],
      timeoutMs: 5_000,
    },
    database: {
      host: parts.databaseHost ?? cluster.host,
      port: parts.databasePort ?? cluster.port,
      database: databaseName,
      user: roles.responder,
      // Another machine's database is never asked without encryption.
      sslMode: parts.databaseHost === undefined ? 'disable' : 'verify-full',
      caFile: null,
      password: { kind: 'file', path: join(folder, parts.secret ?? 'right') },
      path: { kind: 'direct' },
    },
    logs: parts.logs ?? [],
    // A machine of its own only where something on it is to be read.
    hosts: parts.logs
      ? [{ id: 'host', name: 'here', run: { kind: 'here', hostname: hostname() }, processName: null }]
      : [],
    accessDurationUnit: null,
    thresholds: [],
    contacts: [],
    dashboards: [],
    deployments: null,
    runbookHash: null,
  };
  const core = await openCore({
    dataDir: data,
    clock: systemClock,
    newId: uuidV7,
    ports: serverPorts('server'),
    mode: 'own',
    version: '0',
  });
  const client = createRouterClient(core.router, { context: { window: 'test', actor: null } });
  await client.environments.save({ environment });
  await core.close();
  return data;
}

type Test = { part: string; level: string; readings: { reading: { kind: string; outcome?: string } }[] };

async function checked(parts: Parts) {
  const data = await dataWith(parts);
  const [plain, asJson] = await Promise.all([hikeshi(['check'], { data }), hikeshi(['check', '--json'], { data })]);
  expect([plain.code, plain.err, asJson.err]).toEqual([asJson.code, '', '']);
  const tests = JSON.parse(asJson.out) as Test[];
  const outcomes = Object.fromEntries(
    tests.map(({ part, readings }) => [part, readings[0]?.reading.outcome ?? readings[0]?.reading.kind]),
  );
  return { code: plain.code, out: plain.out, outcomes };
}

it('ends well where everything answers, whatever logs it reads', async () => {
  const log = join(folder, 'app.log');
  writeFileSync(log, '2026-11-24T03:00:00Z INFO started\n');
  const { code, out, outcomes } = await checked({ logs: [{ role: 'application', path: log, hostId: 'host' }] });
  expect(outcomes).toMatchObject({ api: 'answered', database: 'answered', log: 'log' });
  expect(out).toContain('● normal  API  GET http://127.0.0.1');
  expect(code).toBe(0);
});

describe('an environment that is wrong', () => {
  it('in its API’s port: refused, with the address', async () => {
    const { code, out, outcomes } = await checked({ apiPort: closedPort });
    expect(code).toBe(1);
    expect(outcomes).toEqual({ api: 'refused', database: 'answered' });
    expect(out).toMatch(new RegExp(`■ critical  API  GET http://127\\.0\\.0\\.1:${closedPort}/health`));
  });

  it('in its database’s port: refused, with the address', async () => {
    const { code, out, outcomes } = await checked({ databasePort: closedPort });
    expect(code).toBe(1);
    expect(outcomes).toEqual({ api: 'answered', database: 'refused' });
    expect(out).toContain(`127.0.0.1:${closedPort}/${databaseName}`);
  });

  it('in its password: the database says so, and the password is nowhere', async () => {
    const { code, out, outcomes } = await checked({ secret: 'wrong' });
    expect(code).toBe(1);
    expect(outcomes.database).toBe('authFailed');
    expect(out).not.toContain('not-the-password');
  });

  it('in the place of its password: the database says so', async () => {
    const { code, outcomes } = await checked({ secret: 'missing' });
    expect(code).toBe(1);
    expect(outcomes.database).toBe('authFailed');
  });

  it('in a host that nobody knows: no way there, which says nothing of the service', async () => {
    const { code, out, outcomes } = await checked({ apiHost: 'api.invalid', databaseHost: 'db.invalid' });
    expect(code).toBe(1);
    expect(outcomes).toEqual({ api: 'dns', database: 'dns' });
    expect(out).toContain('api.invalid');
    expect(out).not.toContain('critical');
  });

  it('in a log that is not there: unreadable', async () => {
    const { code, outcomes } = await checked({
      logs: [{ role: 'application', path: join(folder, 'none.log'), hostId: 'host' }],
    });
    expect(code).toBe(1);
    expect(outcomes.log).toBe('unreadable');
  });
});

it('says which environments there are to who names another, and what to do without any', async () => {
  const data = await dataWith({});
  expect(refusalIn(await hikeshi(['check', '--env', 'prod'], { data }))).toBe(
    'there is no environment prod; there are: 検証',
  );
  expect(refusalIn(await hikeshi(['check'], { data: freshDataDir() }))).toMatch(/^no environment is set up yet/);
});

it('sweeps a pattern of the runbook into the open incident', async () => {
  const data = await dataWith({});
  await hikeshi(['declare', 'x', '--env', '検証'], { data });
  const { code, out, err } = await hikeshi(['check', '--pattern', '4', '--json'], { data });
  expect(err).toBe('');
  const checks = JSON.parse(out) as { checkId: string; level: string }[];
  expect(checks.map(({ checkId }) => checkId)).toContain('pattern-4/checks/step-4/command-1');
  // Every endpoint of the runbook but its health is missing here, and its logs are on no such machine.
  expect(code).toBe(1);
  const shown = JSON.parse((await hikeshi(['incident', 'show', '1', '--json'], { data })).out) as {
    timeline: { event: { kind: string } }[];
  };
  const rows = shown.timeline.filter(({ event }) => event.kind === 'checkRan');
  expect(rows.length).toBeGreaterThanOrEqual(checks.length);
  expect(refusalIn(await hikeshi(['check', '--pattern', '9'], { data }))).toContain('9');
});
