/** Pictures on their own route, over a real core: what gets through is kept byte by byte, and whatever is not expressly allowed is refused. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CallContext, Core } from '../../core/core.ts';
import { type LoopbackServer, startLoopbackServer } from '../../server/loopback/loopback-server.ts';
import type { ContractClient } from '../../shared/contract/contract-client.ts';
import { openTemporaryCore } from '../core/core/temporary-core.ts';
import { tokenOf } from './loopback-bed.ts';

let folder: string;
let core: Core;
let client: Awaited<ReturnType<typeof openTemporaryCore>>['client'];
let server: LoopbackServer;
let incidentId: string;
let cookie: string;
const errors: unknown[] = [];

/** One red pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

beforeEach(async () => {
  errors.length = 0;
  folder = mkdtempSync(join(tmpdir(), 'hikeshi-pictures-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>home</title>');
  ({ core, client } = await openTemporaryCore());
  ({ incidentId } = await client.incidents.declare({ commandId: 'declare' }));
  server = await startLoopbackServer({
    router: core.router,
    staticDir: folder,
    port: 0,
    nowMs: Date.now,
    entranceText: 'open it again',
    onError: (error) => errors.push(error),
  });
  const entered = await fetch(`${server.origin}/?token=${tokenOf(server.issueUrl())}`, { redirect: 'manual' });
  cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
});

afterEach(async () => {
  await server.close();
  await core.close();
  rmSync(folder, { recursive: true });
});

type Changes = {
  headers?: Record<string, string | null>;
  about?: unknown;
  body?: Uint8Array<ArrayBuffer>;
  path?: string;
};

async function post({ headers = {}, about, body = new Uint8Array(png), path = '/upload/picture' }: Changes = {}) {
  const all = {
    origin: server.origin,
    cookie,
    'x-hikeshi': '1',
    'content-type': 'image/png',
    'x-hikeshi-about': encodeURIComponent(
      JSON.stringify(about ?? { incidentId, commandId: 'picture-1', title: '画面' }),
    ),
    ...headers,
  };
  const sent = Object.entries(all).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as [string, string]],
  );
  return fetch(`${server.origin}${path}`, { method: 'POST', headers: sent, body });
}

async function pictures() {
  const { state } = await client.incidents.get({ incidentId });
  return state.evidence.filter(({ contentType }) => contentType.startsWith('image/'));
}

describe('a picture', () => {
  test('is kept as it was sent, as evidence with a number, once for all its retries', async () => {
    const [first, second] = [await post(), await post()];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(await second.json()).toEqual(await first.json());
    const [kept, ...others] = await pictures();
    expect(others).toEqual([]);
    expect(kept).toMatchObject({
      label: 'E-001',
      title: '画面',
      contentType: 'image/png',
      wholeHash: createHash('sha256').update(png).digest('hex'),
    });
    const view = await client.incidents.evidence({ incidentId, evidenceId: kept?.id ?? '' });
    expect(view).toMatchObject({ text: null, tables: null, picture: png.toString('base64') });
  });

  test('comes over a message port as well', async () => {
    const { port1, port2 } = new MessageChannel();
    new RPCHandler<CallContext>(core.router).upgrade(port1, { context: { window: 'electron-1', actor: null } });
    const overPort: ContractClient = createORPCClient(new RPCLink({ port: port2 }));
    const picture = new Blob([png], { type: 'image/png' });
    await overPort.incidents.attachPicture({ incidentId, commandId: 'port-1', title: 'over a port', picture });
    const [kept] = await pictures();
    const view = await client.incidents.evidence({ incidentId, evidenceId: kept?.id ?? '' });
    expect(view).toMatchObject({ title: 'over a port', picture: png.toString('base64') });
    port1.close();
    port2.close();
  });

  test('that is none, or another than it says, is refused in words of the contract', async () => {
    const text = new Uint8Array(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'));
    const refused = await post({ body: text });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ json: { code: 'INVALID', data: { reason: 'notAPicture' } } });
    expect((await post({ headers: { 'content-type': 'image/jpeg' } })).status).toBe(422);
    expect(await pictures()).toEqual([]);
  });

  test('of an incident that is not there is refused so', async () => {
    const refused = await post({ about: { incidentId: 'none', commandId: 'c', title: 't' } });
    expect(await refused.json()).toMatchObject({ json: { code: 'NOT_FOUND', data: { reason: 'noSuchIncident' } } });
  });

  const cases: [string, number, () => Changes][] = [
    ['no cookie', 401, () => ({ headers: { cookie: null } })],
    ['a wrong cookie', 401, () => ({ headers: { cookie: `${cookie.split('=')[0]}=${'a'.repeat(43)}` } })],
    ['no origin', 403, () => ({ headers: { origin: null } })],
    ['a foreign origin', 403, () => ({ headers: { origin: 'http://evil.example' } })],
    ['a cross-site fetch', 403, () => ({ headers: { 'sec-fetch-site': 'cross-site' } })],
    ['no guard header', 403, () => ({ headers: { 'x-hikeshi': null } })],
    ['an SVG', 415, () => ({ headers: { 'content-type': 'image/svg+xml' } })],
    ['a form', 415, () => ({ headers: { 'content-type': 'multipart/form-data; boundary=x' } })],
    ['JSON', 415, () => ({ headers: { 'content-type': 'application/json' } })],
    ['a type with parameters', 415, () => ({ headers: { 'content-type': 'image/png; charset=utf-8' } })],
    ['a compressed body', 415, () => ({ headers: { 'content-encoding': 'gzip' } })],
    ['a body that is too large', 413, () => ({ body: new Uint8Array(6 * 1024 * 1024 + 1) })],
    ['no word of what it belongs to', 400, () => ({ headers: { 'x-hikeshi-about': null } })],
    ['a word that is no JSON', 400, () => ({ headers: { 'x-hikeshi-about': '%7Bincident' } })],
    ['a word in broken percent encoding', 400, () => ({ headers: { 'x-hikeshi-about': '%E3%81' } })],
    ['a word that is no object', 400, () => ({ about: ['incidentId'] })],
    ['a word without its fields', 400, () => ({ about: { title: 'x' } })],
    ['a window name with other characters', 400, () => ({ headers: { 'x-hikeshi-window': 'a/b' } })],
    ['a path below the route', 404, () => ({ path: '/upload/picture/x' })],
    ['a query behind the route', 404, () => ({ path: '/upload/picture?x=1' })],
    ['a picture on the route of calls', 415, () => ({ path: '/rpc/incidents/attachPicture' })],
  ];
  test.each(cases)('with %s is refused, and nothing is written', async (_what, status, changes) => {
    expect((await post(changes())).status).toBe(status);
    expect(await pictures()).toEqual([]);
    expect(errors).toEqual([]);
  });

  test('cannot come as a call in JSON', async () => {
    const body = JSON.stringify({ json: { incidentId, commandId: 'c', title: 't', picture: {} } });
    const headers = { origin: server.origin, cookie, 'x-hikeshi': '1', 'content-type': 'application/json' };
    const answer = await fetch(`${server.origin}/rpc/incidents/attachPicture`, { method: 'POST', headers, body });
    expect(answer.status).toBe(400);
    expect(await pictures()).toEqual([]);
  });
});
