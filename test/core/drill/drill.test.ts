import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient, type RouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Core, type CoreRouter, openCore } from '../../../core/core.ts';
import type { HostPorts, HostProcess } from '../../../core/ports.ts';
import { systemClock, uuidV7 } from '../../../server/host/system.ts';
import { serverPorts } from '../../../server/ports/server-ports.ts';
import type { Change } from '../../../shared/contract/view.ts';

let dataDir: string;
let core: Core;
let client: RouterClient<CoreRouter>;
let processes: HostProcess[];

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'hikeshi-core-drill-'));
  processes = [];
  await open(keepingProcesses(serverPorts('server')));
});

afterEach(async () => {
  await core.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function open(ports: HostPorts): Promise<void> {
  core = await openCore({ dataDir, clock: systemClock, newId: uuidV7, ports, mode: 'own', version: '0.0.0' });
  client = createRouterClient(core.router, { context: { window: 'test', actor: null } });
}

/** The real port, with a note of what it started. */
function keepingProcesses(ports: HostPorts): HostPorts {
  return {
    ...ports,
    startProcess: (program, args) => {
      const child = ports.startProcess?.(program, args);
      if (child === undefined) throw new Error('the server starts processes');
      processes.push(child);
      return child;
    },
  };
}

function isThere(pid: number | null): boolean {
  try {
    process.kill(pid ?? 0, 0);
    return pid !== null;
  } catch {
    return false;
  }
}

async function environment() {
  const found = (await client.environments.list()).find((each) => each.environment.id === 'drill');
  if (found === undefined) throw new Error('there is no environment of the drill');
  return found.environment;
}

/** The status of the health endpoint at the environment's address; null where nobody listens. */
async function healthStatus(): Promise<number | null> {
  const { api } = await environment();
  return fetch(`${api?.baseUrl}${api?.healthPath}`).then(
    (response) => response.status,
    () => null,
  );
}

it('starts, breaks, repairs and stops, and points an environment at what runs', async () => {
  const started = await client.drill.start({ fault: null, port: 0 });
  expect(started).toMatchObject({ state: 'running', fault: null, environmentId: 'drill', failure: null });
  expect(started.faults).toEqual(expect.arrayContaining(['down', 'slow', 'db-down', 'endpoint', 'bad-deploy']));
  const onlyWritesFail = ['constraint-violation', 'validation-error'];
  expect(started.faults.filter((fault) => !started.surprises.includes(fault))).toEqual(onlyWritesFail);
  const { kind, api, database, runbookHash } = await environment();
  expect({ kind, token: api?.token?.kind, password: database?.password?.kind }).toEqual({
    kind: 'drill',
    token: 'file',
    password: 'file',
  });
  const runbooks = await client.runbooks.list();
  expect(runbooks.filter(({ bundled }) => bundled).map(({ hash }) => hash)).toContain(runbookHash);
  expect(await healthStatus()).toBe(200);

  expect(await client.drill.setFault({ fault: 'down' })).toMatchObject({ state: 'running', fault: 'down' });
  expect(await healthStatus()).toBeNull();

  expect(await client.drill.repair()).toMatchObject({ state: 'running', fault: null });
  expect(await healthStatus()).toBe(200);

  const pid = processes[0]?.pid ?? null;
  expect(isThere(pid)).toBe(true);
  expect(await client.drill.stop()).toMatchObject({ state: 'stopped', fault: null });
  expect(isThere(pid)).toBe(false);
  expect(existsSync(join(dataDir, 'drill'))).toBe(false);
  expect(await healthStatus()).toBeNull();
});

it('begins broken when asked to, takes a second start as an order, and tells the windows of each change', async () => {
  const changes: Change[] = [];
  const ending = new AbortController();
  const stream = await client.app.changes(undefined, { signal: ending.signal });
  const watching = (async () => {
    for await (const change of stream) changes.push(change);
  })().catch(() => undefined);

  expect(await client.drill.start({ fault: 'endpoint', port: 0 })).toMatchObject({ fault: 'endpoint' });
  expect(await client.drill.start({ fault: 'db-down' })).toMatchObject({ state: 'running', fault: 'db-down' });

  expect(processes).toHaveLength(1);
  // Starting, running with the first fault, the second fault.
  await vi.waitUntil(() => changes.filter(({ topic }) => topic === 'drill').length === 3, { timeout: 5_000 });
  expect(changes.some(({ topic }) => topic === 'environments')).toBe(true);
  ending.abort();
  await watching;
});

it('says in the words of the drill why it did not start, and starts when that is mended', async () => {
  const occupant = createServer();
  await new Promise<void>((resolve) => occupant.listen(0, '127.0.0.1', () => resolve()));
  const { port } = occupant.address() as { port: number };

  await expect(client.drill.start({ fault: null, port })).rejects.toMatchObject({
    data: { reason: 'drillFailed', params: { failure: expect.stringContaining(String(port)) } },
  });
  expect(await client.drill.status()).toMatchObject({
    state: 'failed',
    failure: expect.stringContaining(String(port)),
  });

  await new Promise((resolve) => occupant.close(resolve));
  expect(await client.drill.start({ fault: null, port })).toMatchObject({ state: 'running', failure: null });
  expect((await environment()).api?.baseUrl).toBe(`http://127.0.0.1:${port}`);
});

it('refuses orders to a drill that does not run, and a fault that does not exist', async () => {
  await expect(client.drill.setFault({ fault: 'down' })).rejects.toMatchObject({ data: { reason: 'drillNotRunning' } });
  await expect(client.drill.repair()).rejects.toMatchObject({ data: { reason: 'drillNotRunning' } });
  await client.drill.start({ fault: 'db-down', port: 0 });

  await expect(client.drill.setFault({ fault: 'earthquake' })).rejects.toMatchObject({
    data: { reason: 'drillFailed', params: { failure: expect.stringContaining('earthquake') } },
  });
  expect(await client.drill.status()).toMatchObject({ state: 'running', fault: 'db-down' });
});

it('stops also while it is starting, and refuses a second start meanwhile', async () => {
  const starting = client.drill.start({ fault: null, port: 0 });
  const outcome = starting.then(
    () => 'started',
    () => 'refused',
  );
  while ((await client.drill.status()).state !== 'starting') await new Promise((resolve) => setTimeout(resolve, 5));
  await expect(client.drill.start({ fault: null })).rejects.toMatchObject({ data: { reason: 'drillStarting' } });

  expect(await client.drill.stop()).toMatchObject({ state: 'stopped' });

  expect(await outcome).toBe('refused');
  expect(await client.drill.status()).toMatchObject({ state: 'stopped', failure: null });
  expect(isThere(processes[0]?.pid ?? null)).toBe(false);
});

it('notices that the drill was killed, and ends it when the core closes', async () => {
  await client.drill.start({ fault: null, port: 0 });
  process.kill(processes[0]?.pid ?? 0, 'SIGKILL');
  while ((await client.drill.status()).state !== 'stopped') await new Promise((resolve) => setTimeout(resolve, 5));
  await client.drill.start({ fault: null, port: 0 });
  const pid = processes[1]?.pid ?? null;
  expect(isThere(pid)).toBe(true);

  await core.close();
  expect(isThere(pid)).toBe(false);
  await open(serverPorts('server'));
});

it('says so on a host that starts no processes', async () => {
  await core.close();
  await open({ ...serverPorts('server'), startProcess: null });

  expect((await client.app.info()).can.runDrill).toBe(false);
  await expect(client.drill.start({ fault: null })).rejects.toMatchObject({ data: { reason: 'drillNotPossible' } });
});
