import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { os } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findRunningHost } from '../../server/control/control-client.ts';
import { controlAddress, hostFile, readHostFile } from '../../server/control/control-place.ts';
import { type ControlServer, startControlServer } from '../../server/control/control-server.ts';
import type { CallContext } from '../../server/host/call-handler.ts';

let root: string;
let dataDir: string;
let calls: CallContext[];
let server: ControlServer;

const base = os.$context<CallContext>();
const router = {
  app: {
    info: base.handler(({ context }) => {
      calls.push(context);
      return { version: '1.2.3' };
    }),
    changes: base.handler(async function* ({ signal }) {
      yield { topic: 'settings' };
      yield { topic: 'incidents' };
      await new Promise((resolve) => signal?.addEventListener('abort', resolve));
    }),
  },
};

function start(): Promise<ControlServer> {
  return startControlServer({
    dataDir,
    router,
    host: 'server',
    version: '1.2.3',
    openWindow: () => 'http://127.0.0.1:1/?token=x',
    onError: (error) => {
      throw error;
    },
  });
}

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'hikeshi-control-'));
  dataDir = join(root, 'data');
  mkdirSync(dataDir);
  calls = [];
  server = await start();
});

afterEach(async () => {
  await server.close();
  rmSync(root, { recursive: true, force: true });
});

/** The status of a request made by hand. */
function status(headers: Record<string, string>, method = 'POST', path = '/rpc/app/info'): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ socketPath: server.address, method, path, headers }, (incoming) => {
      incoming.resume();
      resolve(incoming.statusCode ?? 0);
    });
    outgoing.once('error', reject);
    outgoing.end(method === 'POST' ? '{}' : undefined);
  });
}

function goodHeaders(changes: Record<string, string> = {}): Record<string, string> {
  const secret = readHostFile(dataDir)?.secret ?? '';
  return { authorization: `Bearer ${secret}`, 'x-hikeshi': '1', 'content-type': 'application/json', ...changes };
}

test('the command line finds the host, calls it and can ask for a window', async () => {
  const found = await findRunningHost(dataDir);
  expect(found).toMatchObject({ pid: process.pid, host: 'server' });
  expect(await found?.client.app.info()).toEqual({ version: '1.2.3' });
  expect(await found?.openWindow()).toBe('http://127.0.0.1:1/?token=x');
  expect(calls).toMatchObject([{ window: 'command-line', actor: null }, { window: 'command-line' }]);
});

test('an event stream comes through the socket and can be left', async () => {
  const found = await findRunningHost(dataDir);
  const topics: string[] = [];
  for await (const change of (await found?.client.app.changes()) ?? []) {
    topics.push(change.topic);
    if (topics.length === 2) break;
  }
  expect(topics).toEqual(['settings', 'incidents']);
});

test.skipIf(process.platform === 'win32')('socket and file are for their owner alone', () => {
  expect(statSync(server.address).mode & 0o777).toBe(0o600);
  expect(statSync(hostFile(dataDir)).mode & 0o777).toBe(0o600);
  expect(readFileSync(hostFile(dataDir), 'utf8')).toContain(server.address);
});

test('nobody without the secret, no browser and no other request gets to a procedure', async () => {
  const good = goodHeaders();
  expect(await status(good)).toBe(200);
  expect(await status({ ...good, authorization: 'Bearer x' })).toBe(401);
  expect(await status({ 'x-hikeshi': '1', 'content-type': 'application/json' })).toBe(401);
  expect(await status({ ...good, origin: 'http://127.0.0.1:8080' })).toBe(403);
  expect(await status({ ...good, 'x-hikeshi': '0' })).toBe(403);
  expect(await status({ ...good, 'content-type': 'text/plain' })).toBe(415);
  expect(await status(good, 'GET')).toBe(405);
  expect(await status(good, 'POST', '/elsewhere')).toBe(404);
  expect(await status({ ...good, 'content-length': String(9 * 1024 * 1024) }).catch(() => 413)).toBe(413);
  expect(calls).toHaveLength(1);
});

test('what a killed host left behind is nobody, and is cleared away by the next', async () => {
  const left = readFileSync(hostFile(dataDir), 'utf8');
  await server.close();
  writeFileSync(hostFile(dataDir), left);
  expect(await findRunningHost(dataDir)).toBeNull();
  server = await start();
  expect(await findRunningHost(dataDir)).not.toBeNull();
});

test('a host file that is broken is nobody', async () => {
  writeFileSync(hostFile(dataDir), '{"pid":');
  expect(await findRunningHost(dataDir)).toBeNull();
});

test.skipIf(process.platform === 'win32')(
  'a data folder too deep for a socket gets one in a private folder',
  async () => {
    await server.close();
    dataDir = join(dataDir, 'a'.repeat(100));
    mkdirSync(dataDir, { recursive: true });
    server = await start();
    expect(Buffer.byteLength(server.address)).toBeLessThanOrEqual(103);
    expect(server.address).not.toContain('aaaa');
    expect(await findRunningHost(dataDir)).not.toBeNull();
  },
);

test('on Windows the address is a named pipe of this data folder, new each time', () => {
  const first = controlAddress('C:\\data', 'win32');
  expect(first).toMatch(/^\\\\\.\\pipe\\hikeshi-[0-9a-f]{24}-[0-9a-f]{16}$/);
  expect(controlAddress('C:\\data', 'win32')).not.toBe(first);
});
