/** The preparation checklist of an incident verified against real targets: an API, a dashboard, a log, deployments, this machine. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Core } from '../../../core/core.ts';
import type { Environment } from '../../../shared/environment/environment.ts';
import { describeEvent, eventContext } from '../../../shared/text/describe-event.ts';
import { openTemporaryCore } from '../core/temporary-core.ts';
import { closedPort, httpServer } from '../probes/loopback-server.ts';
import { emptyEnvironment } from '../probes/probe-context.ts';

const runbookText = `# Bakery

## Preparation

- [ ] The API can be reached
- [ ] You can open the dashboard
- [ ] Access to the logs
- [ ] You can look up when the last deployment was
- [ ] You can log in to the servers
- [ ] You can connect to the database
- [ ] Keys at hand
`;
const folder = mkdtempSync(join(tmpdir(), 'hikeshi-preparation-'));
let core: Core;
let client: Awaited<ReturnType<typeof openTemporaryCore>>['client'];
let runbookHash: string;
let commands = 0;

beforeAll(async () => {
  ({ core, client } = await openTemporaryCore());
  const base64 = Buffer.from(runbookText).toString('base64');
  runbookHash = (await client.runbooks.import({ name: 'bakery.md', base64 })).entry.hash;
});
afterAll(async () => {
  await core.close();
  rmSync(folder, { recursive: true });
});

async function incidentIn(environment: Environment) {
  await client.environments.save({ environment });
  const command = () => `command-${++commands}`;
  const { incidentId } = await client.incidents.declare({ commandId: command(), environmentId: environment.id });
  const by = () => ({ incidentId, commandId: command() });
  const settled = async () => {
    while ((await client.incidents.get({ incidentId })).sweeps.length > 0) await wait(20);
    return (await client.incidents.get({ incidentId })).state;
  };
  await settled();
  const verify = async () => {
    await client.incidents.sweep({ ...by(), scope: 'preparation', patternId: null });
    return settled();
  };
  return { incidentId, by, verify, settled };
}

it('ticks with its evidence what can be read, leaves the rest, and takes back what is no longer so', async () => {
  let dashboardStatus = 302;
  const seen: (string | undefined)[] = [];
  const api = await httpServer((_, response) => response.end('ok'));
  const dashboards = await httpServer(({ headers }, response) => {
    seen.push(headers.authorization);
    response.writeHead(dashboardStatus, { location: '/login' }).end();
  });
  const token = join(folder, 'token');
  const log = join(folder, 'app.log');
  const deployments = join(folder, 'deployments');
  writeFileSync(token, 'bakery-token-1', { mode: 0o600 });
  writeFileSync(log, 'oven 1 is warm\n');
  writeFileSync(deployments, '2026-11-23T09:00:00Z v41\n');
  const here = {
    id: 'here',
    name: 'This one',
    run: { kind: 'here' as const, hostname: hostname() },
    processName: null,
  };
  const { incidentId, by, verify } = await incidentIn({
    ...emptyEnvironment,
    id: 'bakery',
    api: {
      baseUrl: `${api}/base`,
      path: { kind: 'direct' },
      token: { kind: 'file', path: token },
      healthPath: '/health',
      endpoints: [],
      timeoutMs: 2_000,
    },
    hosts: [here],
    logs: [
      { role: 'application', path: log, hostId: 'here' },
      { role: 'access', path: join(folder, 'none.log'), hostId: 'here' },
    ],
    deployments: { kind: 'file', path: deployments, hostId: 'here' },
    dashboards: [{ name: 'Ovens', url: `${dashboards}/d/ovens?from=now-1h` }],
    runbookHash,
  });
  await client.incidents.setItem({
    ...by(),
    itemId: 'preparation-5',
    state: 'skipped',
    reason: 'no need',
    basedOn: null,
  });

  const state = await verify();
  const told = Object.values(state.items).map(({ item, state: set, verifiedBy }) => [item.id, set, verifiedBy?.length]);
  // Of the logs one cannot be read, the servers were skipped by a person, and there is no database.
  expect(told.sort()).toEqual([
    ['preparation-1', 'ok', 1],
    ['preparation-2', 'ok', 1],
    ['preparation-4', 'ok', 1],
    ['preparation-5', 'skipped', undefined],
  ]);
  // A dashboard is another's: it gets no token of ours, and its own path.
  expect(seen).toEqual([undefined]);
  const dashboard = state.checks.find(({ checkId }) => checkId === 'preparation/dashboard/1');
  expect(dashboard?.target).toBe(`GET ${dashboards}/d/ovens?from=now-1h`);

  const rows = await client.incidents.timeline({ incidentId });
  const ticked = rows.filter(({ event }) => event.kind === 'itemSet' && event.payload.verifiedBy !== undefined);
  const words = ticked.map((row) => describeEvent(row, eventContext(state, null), 'ja'));
  expect(words[0]?.text).toBe('事前準備 完了: The API can be reached (計測による)');
  expect(words.every(({ evidence }) => evidence.length === 1)).toBe(true);
  // Getting ready is no response yet; the skip was.
  const [skipped] = rows.filter(({ event }) => event.kind === 'itemSet' && event.payload.state === 'skipped');
  expect(state.milestones.responseBegan?.atMs).toBe(skipped?.happenedAtMs);

  dashboardStatus = 503;
  const later = await verify();
  expect(later.items['preparation-2']).toMatchObject({ state: 'notDone', verifiedBy: [expect.any(String)] });
  expect(later.items['preparation-1']?.eventId).toBe(state.items['preparation-1']?.eventId);
});

it('ticks nothing where nothing answers', async () => {
  const { verify } = await incidentIn({
    ...emptyEnvironment,
    id: 'dark',
    api: {
      baseUrl: await closedPort(),
      path: { kind: 'direct' },
      token: null,
      healthPath: '/health',
      endpoints: [],
      timeoutMs: 2_000,
    },
    hosts: [],
    dashboards: [{ name: 'Ovens', url: await closedPort() }],
    runbookHash,
  });
  const state = await verify();
  expect(state.items).toEqual({});
  expect(state.milestones.responseBegan).toBeNull();
  expect(state.checks.filter(({ checkId }) => checkId.startsWith('preparation/'))).toHaveLength(2);
});
