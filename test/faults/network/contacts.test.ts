/**
 * No telemetry, proved: a whole incident on the real server, whose every name, address and program is written down. It contacts what
 * its environment names, and nobody else. What a page asks for is proved by the browser tests, which hear of every request.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type AppWindow, openWindow } from '../canary/window.ts';
import { quietEnvironment } from '../contract/quiet-environment.ts';

type Contact = { kind: 'connect' | 'name' | 'datagram' | 'program'; what: string };

const recorder = new URL('./record-network.ts', import.meta.url).href;

/** Something that listens: an API that answers, a database that hangs up, a webhook that takes what it gets. */
async function listening(
  server: ReturnType<typeof createServer> | ReturnType<typeof createTcpServer>,
): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function liveThrough({ client }: AppWindow, apiPort: number, databasePort: number): Promise<void> {
  const [runbook] = await client.runbooks.list();
  const quiet = quietEnvironment(runbook?.hash ?? '');
  const environment = {
    ...quiet,
    api: quiet.api === null ? null : { ...quiet.api, baseUrl: `http://localhost:${apiPort}`, timeoutMs: 2_000 },
    database: {
      host: '127.0.0.1',
      port: databasePort,
      database: 'todo_db',
      user: 'hikeshi',
      sslMode: 'disable' as const,
      caFile: null,
      password: null,
      path: { kind: 'direct' as const },
    },
    dashboards: [{ name: 'board', url: `http://localhost:${apiPort}/board` }],
  };
  await client.environments.save({ environment });
  await client.environments.test({ environment });
  const { incidentId } = await client.incidents.declare({ commandId: randomUUID(), environmentId: environment.id });
  const command = () => ({ incidentId, commandId: randomUUID() });
  for (const scope of ['baseline', 'pattern', 'preparation', 'verification'] as const) {
    await client.incidents.sweep({ ...command(), scope, patternId: scope === 'pattern' ? 'pattern-1' : null });
  }
  await client.incidents.addNote({ ...command(), text: '調べます https://note.invalid/', startedAtMs: Date.now() });
  await client.incidents.setSeverity({ ...command(), severity: 1, basedOn: null });
  await client.watch.get({ incidentId });
  await client.postmortems.get({ incidentId });
  for (const format of ['md', 'html', 'json', 'csv'] as const) {
    await client.postmortems.export({ ...command(), format, save: false }).catch(() => undefined);
  }
  await client.handoff.export({ ...command(), save: false });
  await client.incidents.close({ ...command(), reason: 'over' });
  await client.drill.status();
}

test('a whole incident contacts its own targets alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-network-'));
  const log = join(folder, 'network.log');
  const api = createServer((_request, response) => response.end('{"status":"ok"}'));
  const database = createTcpServer((socket) => socket.destroy());
  const [apiPort, databasePort] = [await listening(api), await listening(database)];
  const env = { ...process.env, HIKESHI_NETWORK_LOG: log, NODE_OPTIONS: `--import ${recorder}` };
  const window = await openWindow(join(folder, 'data'), env);
  try {
    await liveThrough(window, apiPort, databasePort);
    await expect
      .poll(() => contactsIn(log).map(({ what }) => what), { timeout: 20_000 })
      .toContain(`127.0.0.1:${databasePort}`);
  } finally {
    await window.stop();
    api.close();
    database.close();
  }
  const contacts = contactsIn(log);
  rmSync(folder, { recursive: true });
  const of = (kind: Contact['kind']) => [
    ...new Set(contacts.filter((each) => each.kind === kind).map(({ what }) => what)),
  ];
  expect(of('connect').sort()).toEqual([`127.0.0.1:${databasePort}`, `localhost:${apiPort}`].sort());
  expect(of('name')).toEqual(['localhost']);
  expect(of('datagram')).toEqual([]);
  expect(of('program')).toEqual([]);
}, 120_000);

function contactsIn(log: string): Contact[] {
  return readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Contact);
}
