import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { CheckOutcome, CheckRequest, ProbeContext } from '../../../core/probes/probe.ts';
import { sweep } from '../../../core/probes/sweep.ts';
import { httpServer } from './loopback-server.ts';
import { probeContext } from './probe-context.ts';

type Told = { id: string; underWay: readonly string[]; outcome?: CheckOutcome };

function apiContext(baseUrl: string, overrides: Partial<ProbeContext> = {}): ProbeContext {
  const api = {
    baseUrl,
    path: { kind: 'direct' as const },
    token: null,
    healthPath: null,
    endpoints: [],
    timeoutMs: 9_000,
  };
  return probeContext({ api }, overrides);
}

function endpoint(path: string): { id: string; request: CheckRequest } {
  return { id: `id${path}`, request: { kind: 'endpoint', path, health: false } };
}

/** Runs a sweep and keeps what it tells. */
async function told(items: Parameters<typeof sweep>[0], context: ProbeContext) {
  const started: Told[] = [];
  const ended: (Told & { outcome: CheckOutcome })[] = [];
  await sweep(items, context, {
    onStart: (id, underWay) => started.push({ id, underWay }),
    onResult: (id, outcome, underWay) => ended.push({ id, outcome, underWay }),
  });
  return { started, ended };
}

function kindsOf(outcome: CheckOutcome | undefined) {
  return outcome?.readings.map((reading) => (reading.kind === 'unreadable' ? reading.reason : reading.kind));
}

test('Each check is told once, with those under way, by the probe that can make it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sweep-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const log = join(folder, 'app.log');
  await writeFile(log, 'one\nconnection pool exhausted\n');
  const deployments = join(folder, 'deployments.log');
  await writeFile(deployments, '2026-01-02T03:04:05Z v1.2.3\n');
  const baseUrl = await httpServer((_, response) => response.end('ok'));
  const context = apiContext(baseUrl, { signatures: ['pool exhausted'] });
  context.environment.deployments = { kind: 'file', path: deployments, hostId: 'host' };
  const source = { kind: 'file', path: log } as const;
  const http = { type: 'http', method: 'GET', url: baseUrl, headers: [], body: null, followRedirects: false } as const;
  const connection = { host: null, port: null, user: null, database: null };
  const requests: Record<string, CheckRequest> = {
    endpoint: { kind: 'endpoint', path: '/', health: false },
    http: { kind: 'command', probe: { ...http, headers: [] }, hostId: null },
    signatures: { kind: 'logSignatures', source, signatures: ['pool exhausted'], lastLines: 10, hostId: null },
    log: { kind: 'command', probe: { type: 'log', source, lines: null, filters: [] }, hostId: null },
    host: { kind: 'command', probe: { type: 'host', argv: ['uname'], privileged: false, filters: [] }, hostId: null },
    process: { kind: 'process', name: 'no-such-process-here', hostId: null },
    deployments: { kind: 'deployments' },
    database: { kind: 'databaseConnections' },
    sql: { kind: 'command', probe: { type: 'sql', statement: 'SELECT 1', meta: null, connection }, hostId: null },
  };
  const items = Object.entries(requests).map(([id, request]) => ({ id, request }));
  const { started, ended } = await told(items, context);
  expect(started.map(({ id }) => id).sort()).toEqual(Object.keys(requests).sort());
  expect(ended.map(({ id }) => id).sort()).toEqual(Object.keys(requests).sort());
  for (const { id, underWay } of started) expect(underWay).toContain(id);
  for (const { id, underWay } of ended) expect(underWay).not.toContain(id);
  expect(ended.at(-1)?.underWay).toEqual([]);
  const read = Object.fromEntries(ended.map(({ id, outcome }) => [id, kindsOf(outcome)]));
  expect(read).toMatchObject({
    endpoint: ['http'],
    http: ['http'],
    signatures: ['log'],
    log: ['log'],
    process: ['process'],
    deployments: ['deployment'],
    // The environment names none.
    database: ['notFound'],
    sql: ['notFound'],
  });
  const found = ended.find(({ id }) => id === 'log')?.outcome.readings[0];
  expect(found?.kind === 'log' && found.found.map(({ count }) => count)).toEqual([1]);
});

test('No more than eight go at once, and all of them come to an end', async () => {
  let atOnce = 0;
  let most = 0;
  const eight = Promise.withResolvers<void>();
  const baseUrl = await httpServer(async (_, response) => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    if (atOnce === 8) eight.resolve();
    await eight.promise;
    atOnce -= 1;
    response.end();
  });
  const { ended } = await told(
    Array.from({ length: 30 }, (_, index) => endpoint(`/${index}`)),
    apiContext(baseUrl),
  );
  expect(ended).toHaveLength(30);
  expect(most).toBe(8);
});

test('What is asked twice is asked once, and told under each id', async () => {
  let asked = 0;
  const baseUrl = await httpServer((_, response) => {
    asked += 1;
    response.end();
  });
  const same = endpoint('/same');
  const { started, ended } = await told([same, { ...same, id: 'other' }, endpoint('/else')], apiContext(baseUrl));
  expect(asked).toBe(2);
  expect(started.map(({ id }) => id).sort()).toEqual(['id/else', 'id/same', 'other']);
  expect(ended.map(({ id }) => id).sort()).toEqual(['id/else', 'id/same', 'other']);
});

test('A cancel ends what is under way and begins nothing more; each is told as cancelled', async () => {
  const cancel = new AbortController();
  const asked: unknown[] = [];
  const baseUrl = await httpServer((request) => {
    asked.push(request.url);
    if (asked.length === 8) cancel.abort();
  });
  const items = Array.from({ length: 20 }, (_, index) => endpoint(`/${index}`));
  const { started, ended } = await told(items, apiContext(baseUrl, { cancel: cancel.signal }));
  expect(asked).toHaveLength(8);
  expect(started).toHaveLength(8);
  expect(ended).toHaveLength(20);
  for (const { outcome } of ended) expect(kindsOf(outcome)).toEqual(['cancelled']);
});

test('A result that cannot be taken stops no other, and is not hushed up', async () => {
  const baseUrl = await httpServer((_, response) => response.end());
  const taken: string[] = [];
  const swept = sweep(
    Array.from({ length: 12 }, (_, index) => endpoint(`/${index}`)),
    apiContext(baseUrl),
    {
      onStart() {},
      onResult(id) {
        if (id === 'id/3') throw new Error('disk full');
        taken.push(id);
      },
    },
  );
  await expect(swept).rejects.toThrow('disk full');
  expect(taken).toHaveLength(11);
});
