import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { DatabaseRefusal } from '../../../core/probes/postgres/database-refusal.ts';
import { type OperatorSession, openOperatorSession } from '../../../core/probes/postgres/operator-session.ts';
import type { ListedBackend } from '../../../core/probes/postgres/session-signals.ts';
import { maxConnections } from '../../../drill/postgres/cluster.ts';
import type { Backend } from '../../../shared/incident/action-payloads.ts';
import { type Bed, startBed } from './action-bed.ts';
import { database, password, roles } from './action-world.ts';

let bed: Bed;
const held: OperatorSession[] = [];
const all = { signal: 'terminate', condition: null, alias: null, longerThanSeconds: null } as const;

beforeAll(async () => {
  bed = await startBed();
});
afterEach(async () => {
  await Promise.all(held.splice(0).map((session) => session.close()));
  await bed.closeSessions();
});
afterAll(() => bed.remove());

async function open(user: string = roles.operator, patienceMs = 0, port = bed.cluster.port): Promise<OperatorSession> {
  const settings = { host: bed.cluster.host, port, database, user, password, tls: false, tunnelled: false } as const;
  const session = await openOperatorSession(settings, { patienceMs, cancel: new AbortController().signal });
  held.push(session);
  return session;
}

async function listed(session: OperatorSession, pid: number): Promise<Backend & ListedBackend> {
  const { backends } = await session.preview(all, 500);
  const found = backends.find((each) => each.pid === pid);
  if (!found?.backendStart) throw new Error(`${pid} is not listed`);
  return { ...found, backendStart: found.backendStart };
}

it('never ends a session that has the process id of one that was confirmed, and began at another time', async () => {
  const { pid } = await bed.connect();
  const session = await open();
  const backend = await listed(session, pid);
  const earlier = { ...backend, backendStart: '2026-01-01T00:00:00.000000Z' };
  for (const signal of ['cancel', 'terminate'] as const) {
    expect(await session.tell(signal, earlier)).toEqual({ outcome: 'restarted', sqlState: null });
  }
  expect(await bed.pids()).toContain(pid);
  // The control: with its own beginning the very same session ends.
  expect(await session.tell('terminate', backend)).toEqual({ outcome: 'told', sqlState: null });
  await expect.poll(() => bed.pids()).not.toContain(pid);
});

it('never cancels another query than the one that was confirmed', async () => {
  const { client, pid } = await bed.connect();
  const session = await open();
  const first = client.query('SELECT pg_sleep(60)').catch(() => {});
  await expect.poll(async () => (await listed(session, pid)).state).toBe('active');
  const confirmed = await listed(session, pid);
  await bed.administer(`SELECT pg_cancel_backend(${pid})`);
  await first;
  const second = client.query('SELECT pg_sleep(60)').catch((error: { code?: string }) => error.code);
  await expect.poll(async () => (await listed(session, pid)).queryStart).not.toBe(confirmed.queryStart);
  expect(await session.tell('cancel', confirmed)).toEqual({ outcome: 'changed', sqlState: null });
  expect(await session.tell('cancel', await listed(session, pid))).toEqual({ outcome: 'told', sqlState: null });
  expect(await second).toBe('57014');
});

it('sees anew at every look, although it stays connected', async () => {
  const session = await open();
  const before = await session.clients();
  const { pid } = await bed.connect();
  expect(before.map((each) => each.pid)).not.toContain(pid);
  expect((await session.clients()).map((each) => each.pid)).toContain(pid);
});

it('can write nothing, whatever stands in the condition', async () => {
  await bed.administer(`CREATE TABLE IF NOT EXISTS flour (kg integer); GRANT ALL ON flour TO PUBLIC`);
  const session = await open('baker_root');
  for (const condition of [
    'true); DELETE FROM flour; SELECT (true',
    'pid IN (SELECT pid FROM pg_stat_activity) FOR UPDATE',
    "set_config('default_transaction_read_only', 'off', false) IS NULL) ; COMMIT; INSERT INTO flour VALUES (1",
  ]) {
    const look = session.preview({ ...all, condition }, 10);
    await expect(look).rejects.toBeInstanceOf(DatabaseRefusal);
  }
  expect((await session.grants()).role).toBe('baker_root');
});

it('waits for a place in a full database, and holds it while others are refused', async () => {
  const holders: { client: { end(): Promise<void> } }[] = [];
  for (let free = true; free; ) {
    free = await bed.connect().then(
      (each) => holders.push(each) > 0,
      () => false,
    );
  }
  expect(holders.length).toBeLessThanOrEqual(maxConnections);
  await expect(open()).rejects.toMatchObject({ outcome: 'tooManyConnections', sqlState: '53300' });
  const waiting = open(roles.operator, 20_000);
  await holders[0]?.client.end();
  const session = await waiting;
  await expect(bed.connect()).rejects.toMatchObject({ code: '53300' });
  expect((await session.clients()).length).toBe(holders.length - 1);
});

it('says when it is gone, and what was told last without an answer throws', async () => {
  const { pid } = await bed.connect();
  const session = await open();
  const backend = await listed(session, pid);
  await bed.administer(
    "SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity WHERE application_name = 'hikeshi'",
  );
  await expect(session.tell('terminate', backend)).rejects.toBeInstanceOf(DatabaseRefusal);
  expect(session.lost.aborted).toBe(true);
  expect(await bed.pids()).toContain(pid);
});

it('gives up on a server that accepts and never answers', async () => {
  const silent = createServer((socket) => socket.resume()).listen(0, '127.0.0.1');
  await new Promise((resolve) => silent.once('listening', resolve));
  const address = silent.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await expect(open(roles.operator, 0, port)).rejects.toMatchObject({ outcome: 'timeout' });
  await new Promise((resolve) => silent.close(resolve));
}, 20_000);
