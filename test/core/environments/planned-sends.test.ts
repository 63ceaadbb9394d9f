/** What is said before a test is what the test then does: recorded at the ssh client, at the wire of a database and at an API. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Core } from '../../../core/core.ts';
import { type Cluster, createCluster } from '../../../drill/postgres/cluster.ts';
import type { PlannedSend } from '../../../shared/contract/view.ts';
import type { Environment } from '../../../shared/environment/environment.ts';
import { readShellLine } from '../../../shared/runbook/commands/shell-words.ts';
import { openTemporaryCore } from '../core/temporary-core.ts';
import { httpServer } from '../probes/loopback-server.ts';
import { emptyEnvironment } from '../probes/probe-context.ts';

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-planned-'));
const recorded = join(folder, 'recorded');
let core: Core;
let client: Awaited<ReturnType<typeof openTemporaryCore>>['client'];

/** Stands for ssh: writes down its words, and is "there" on this very machine. */
const recorder = `
import { appendFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
const words = process.argv.slice(2);
if (words.includes('-O')) process.exit(255);
appendFileSync(${JSON.stringify(recorded)}, JSON.stringify(words) + '\\n');
if (words.includes('-M')) writeFileSync(words[words.indexOf('-S') + 1], '');
else process.exit(spawnSync('sh', ['-c', words.at(-1)], { stdio: 'inherit' }).status ?? 1);
`;

beforeAll(async () => {
  const program = join(folder, 'ssh.mjs');
  writeFileSync(program, recorder);
  ({ core, client } = await openTemporaryCore({ ssh: [process.execPath, program] }));
});
afterAll(async () => {
  await core.close();
  rmSync(folder, { recursive: true });
});

const base: Environment = { ...emptyEnvironment, hosts: [] };

/** The ssh command lines of a plan as words, without the program. */
function plannedWords(plan: readonly PlannedSend[]): string[][] {
  const lines = plan
    .filter(({ code }) => code === 'login' || code === 'overSsh')
    .flatMap(({ text }) => text.split('\n'));
  return lines.map((line) => {
    const [stage] = readShellLine(line).pipelines[0] ?? [];
    return (stage?.words ?? []).slice(1).map(({ text }) => text);
  });
}

function recordedWords(): string[][] {
  const lines = readFileSync(recorded, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const words = JSON.parse(line) as string[];
    const socket = words.indexOf('-S') + 1;
    return words.map((word, index) => (socket > 0 && index === socket ? 'SOCKET' : word));
  });
}

const sorted = (all: readonly string[][]): string[] => all.map((words) => JSON.stringify(words)).sort();

describe('over ssh', () => {
  const web = { id: 'web', name: 'web-01', run: { kind: 'ssh' as const, alias: 'web' }, processName: null };
  const log = join(folder, "app's log.txt");

  it.each<[string, Partial<Environment>]>([
    ['a host', { hosts: [web] }],
    ['a process', { hosts: [{ ...web, processName: 'api' }] }],
    ['a log', { hosts: [web], logs: [{ role: 'application', path: log, hostId: 'web' }] }],
    ['deployments of a checkout', { hosts: [web], deployments: { kind: 'git', directory: folder, hostId: 'web' } }],
    ['deployments of a file', { hosts: [web], deployments: { kind: 'file', path: log, hostId: 'web' } }],
  ])('%s', async (_, part) => {
    writeFileSync(log, '2026-11-24T03:00:00Z v1 api\n');
    writeFileSync(recorded, '');
    // Each its own alias, so that each logs in.
    const alias = `web-${Object.keys(part).join('-')}-${part.hosts?.[0]?.processName ?? part.deployments?.kind ?? ''}`;
    const hosts = (part.hosts ?? []).map((host) => ({ ...host, run: { kind: 'ssh' as const, alias } }));
    const parts: PlannedSend['part'][] = part.logs ? ['log'] : part.deployments ? ['deployments'] : ['host'];
    const input = { environment: { ...base, ...part, hosts }, parts };
    const plan = await client.environments.plan(input);
    expect(plan.every((send) => parts.includes(send.part))).toBe(true);
    await client.environments.test(input);
    expect(sorted(recordedWords())).toEqual(sorted(plannedWords(plan)));
    expect(recordedWords().length).toBeGreaterThan(1);
  });

  it('sends nothing to find out', async () => {
    writeFileSync(recorded, '');
    await client.environments.plan({ environment: { ...base, hosts: [web] } });
    expect(readFileSync(recorded, 'utf8')).toBe('');
  });
});

describe('to an API', () => {
  it('is every request with its header', async () => {
    const asked: string[] = [];
    const url = await httpServer(({ method, url: path, headers }, response) => {
      const token = headers.authorization === undefined ? '' : '\nAuthorization: Bearer ***';
      asked.push(`${method} http://${headers.host}${path}${token}`);
      response.end('ok');
    });
    const token = { kind: 'ask' as const };
    const path = { kind: 'direct' as const };
    const api = { baseUrl: url, path, token, healthPath: '/health', endpoints: ['/api/v1/todos'], timeoutMs: 2_000 };
    const input = { environment: { ...base, api }, parts: ['api' as const, 'endpoint' as const] };
    const plan = await client.environments.plan(input);
    await client.environments.test({ ...input, typed: { apiToken: 'Zq7-token' } });
    expect(asked.toSorted()).toEqual(plan.map(({ text }) => text).toSorted());
    expect(JSON.stringify(plan)).not.toContain('Zq7');
    // What was typed for one test is kept for no other.
    const [without] = await client.environments.test(input);
    expect(without?.findings.map(({ code }) => code)).toEqual(['secretNotThere']);
  });
});

it('is one request to each dashboard, where somebody asks for those', async () => {
  const asked: (string | undefined)[] = [];
  const url = await httpServer(({ url: path, headers }, response) => {
    asked.push(path, headers.authorization);
    response.writeHead(401).end();
  });
  const environment: Environment = { ...base, dashboards: [{ name: 'Grafana', url: `${url}/d/orders?kiosk#panel-1` }] };
  const input = { environment, parts: ['dashboard' as const] };
  expect(await client.environments.plan(input)).toEqual([
    { part: 'dashboard', code: 'request', gist: null, text: `GET ${url}/d/orders?kiosk` },
  ]);
  const [tested] = await client.environments.test(input);
  expect(tested).toMatchObject({ part: 'dashboard', about: 'Grafana', findings: [] });
  expect(asked).toEqual(['/d/orders?kiosk', undefined]);
  expect(await client.environments.test({ environment })).toEqual([]);
  expect(asked).toHaveLength(2);
});

describe('to a database', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    const databaseLog = join(folder, 'postgresql.log');
    cluster = await createCluster({ postgresBin: null, databaseLog, signal: new AbortController().signal });
    await cluster.start();
    await cluster.administer('CREATE DATABASE todo_db', 'postgres');
    await cluster.administer("CREATE ROLE looker LOGIN PASSWORD 'Zq7-role'");
  });
  afterAll(() => cluster.remove());

  it('is every statement, in order', async () => {
    const wire = await recordingProxy(cluster.host, cluster.port);
    const database = {
      ...{ host: '127.0.0.1', port: wire.port, database: 'todo_db', user: 'looker' },
      ...{ sslMode: 'disable' as const, caFile: null, password: { kind: 'ask' as const } },
      path: { kind: 'direct' as const },
    };
    const input = { environment: { ...base, database }, parts: ['database' as const] };
    const plan = await client.environments.plan(input);
    const [tested] = await client.environments.test({ ...input, typed: { databasePassword: 'Zq7-role' } });
    wire.close();
    expect(tested?.readings[0]?.reading).toMatchObject({ kind: 'database', outcome: 'answered' });
    const said = plan.find(({ code }) => code === 'statement')?.text ?? '';
    expect(plain(wire.statements().join(';\n'))).toBe(plain(said.replace(/;$/, '')));
    expect(wire.startup()).toContain('application_name\0hikeshi\0');
    expect(plan[0]).toMatchObject({
      code: 'connection',
      text: expect.stringContaining(`127.0.0.1:${wire.port}/todo_db`),
    });
  });
});

function plain(sql: string): string {
  return sql.replace(/\s+/g, ' ').trim();
}

/** Between client and server: keeps the texts of simple queries and of what is parsed, as the protocol carries them. */
async function recordingProxy(host: string, port: number) {
  const heard: Buffer[][] = [];
  const server = createServer((socket) => {
    const chunks: Buffer[] = [];
    heard.push(chunks);
    const onward = connect(port, host);
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.pipe(onward).pipe(socket);
    for (const end of [socket, onward]) end.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    startup: () => String(Buffer.concat(heard[0] ?? [])),
    statements: () => heard.flatMap((chunks) => statementsIn(Buffer.concat(chunks))),
    close: () => server.close(),
  };
}

function statementsIn(bytes: Buffer): string[] {
  const found: string[] = [];
  // The first message has no letter before its length.
  for (let at = bytes.readInt32BE(0); at + 5 <= bytes.length; at += 1 + bytes.readInt32BE(at + 1)) {
    const letter = String.fromCharCode(bytes[at] ?? 0);
    const body = bytes.subarray(at + 5, at + 1 + bytes.readInt32BE(at + 1)).toString('utf8');
    if (letter === 'Q') found.push(body.split('\0')[0] ?? '');
    if (letter === 'P') found.push(body.split('\0')[1] ?? '');
  }
  return found;
}

it('says nothing of a host on which nothing runs, and of a file here its place alone', async () => {
  const here = { id: 'here', name: 'here', run: { kind: 'here' as const, hostname: hostname() }, processName: null };
  const none = { id: 'none', name: 'none', run: { kind: 'none' as const }, processName: null };
  const environment: Environment = {
    ...base,
    hosts: [here, none],
    logs: [
      { role: 'access', path: '/var/log/access.log', hostId: 'here' },
      { role: 'access', path: '/var/log/other.log', hostId: 'none' },
    ],
  };
  expect(await client.environments.plan({ environment })).toEqual([
    { part: 'log', code: 'read', gist: null, text: '/var/log/access.log' },
    { part: 'host', code: 'here', gist: null, text: 'uptime' },
  ]);
});
