/** The real core behind the loopback server: a page of another origin cannot end anybody's session. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LoopbackServer, startLoopbackServer } from '../../server/loopback/loopback-server.ts';
import { openTemporaryCore } from '../core/core/temporary-core.ts';
import { rawRequest, sendRaw } from './raw-http.ts';

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-loopback-actions-'));
let server: LoopbackServer;
let core: Awaited<ReturnType<typeof openTemporaryCore>>;
let cookie: string;

beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>home</title>');
  core = await openTemporaryCore();
  server = await startLoopbackServer({
    router: core.core.router,
    staticDir: folder,
    port: 0,
    nowMs: () => Date.now(),
    entranceText: 'open it again',
    onError: (error) => {
      throw error;
    },
  });
  const token = new URL(server.issueUrl()).searchParams.get('token');
  const entrance = await send('GET', `/?token=${token}`, {});
  cookie = (entrance?.headers['set-cookie'] ?? '').split(';')[0] ?? '';
});

afterAll(async () => {
  await server.close();
  await core.core.close();
  rmSync(folder, { recursive: true });
});

const ownOrigin = () => `http://127.0.0.1:${server.address.port}`;

function send(method: string, target: string, headers: Record<string, string>, body = '') {
  const { port } = server.address;
  return sendRaw(port, rawRequest(method, target, { Host: `127.0.0.1:${port}`, ...headers }, body));
}

const calls = {
  open: { incidentId: 'i', runbookCommandId: 'c', inputs: {}, password: null },
  preview: { cardId: 'x', longerThanSeconds: null },
  arm: {
    cardId: 'x',
    signal: 'terminate',
    sessions: [{ pid: 1, backendStart: '2026-11-24T03:12:00.000000Z' }],
    approval: { kind: 'emergency', reason: 'r' },
    confirmation: '1',
  },
  run: { cardId: 'x', commandId: 'c', nonce: 'n', signal: 'terminate', sessions: [] },
} as const;

function call(name: keyof typeof calls, changes: Record<string, string>) {
  const body = JSON.stringify({ json: calls[name] });
  const headers = {
    Origin: ownOrigin(),
    'Sec-Fetch-Site': 'same-origin',
    'X-Hikeshi': '1',
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    Cookie: cookie,
    ...changes,
  };
  return send('POST', `/rpc/actions/${name}`, headers, body);
}

it.each(Object.keys(calls) as (keyof typeof calls)[])('actions.%s answers to its own page alone', async (name) => {
  // The control: from its own page the call gets through to the procedure, which knows no such incident or card.
  const own = await call(name, {});
  expect([404, 422]).toContain(own?.status);
  expect(own?.body).toMatch(/noSuchIncident|actionCardClosed|nonceUnknown/);
  for (const foreign of [
    { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
    { Origin: `http://localhost:${server.address.port}`, 'Sec-Fetch-Site': 'same-site' },
    { Origin: `http://127.0.0.1:${server.address.port + 1}` },
    { Origin: 'null' },
    { 'Sec-Fetch-Site': 'cross-site' },
  ]) {
    const answer = await call(name, foreign);
    expect(answer?.status).toBe(403);
    expect(answer?.body).not.toContain('noSuchIncident');
  }
  // As a form of another site would send it: no header of ours, no JSON.
  expect((await call(name, { 'Content-Type': 'text/plain' }))?.status).toBe(415);
});
