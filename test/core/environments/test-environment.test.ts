/** What testing an environment says of each part, with real targets that are set up wrong. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Core } from '../../../core/core.ts';
import { type Cluster, createCluster } from '../../../drill/postgres/cluster.ts';
import type { EnvironmentTest } from '../../../shared/contract/view.ts';
import type { Environment } from '../../../shared/environment/environment.ts';
import { openTemporaryCore } from '../core/temporary-core.ts';
import { closedPort, httpServer } from '../probes/loopback-server.ts';
import { hasOpenssl, serveTls } from '../probes/postgres/serve-tls.ts';
import { emptyEnvironment } from '../probes/probe-context.ts';

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-environment-test-'));
let core: Core;
let client: Awaited<ReturnType<typeof openTemporaryCore>>['client'];

beforeAll(async () => {
  ({ core, client } = await openTemporaryCore());
});
afterAll(async () => {
  await core.close();
  rmSync(folder, { recursive: true });
});

const base: Environment = { ...emptyEnvironment, hosts: [] };
const test = (part: Partial<Environment>) => client.environments.test({ environment: { ...base, ...part } });
const codesOf = (tests: readonly EnvironmentTest[], part: EnvironmentTest['part']) =>
  tests.filter((each) => each.part === part).map(({ findings }) => findings.map(({ code }) => code));

function api(baseUrl: string, changes: Partial<NonNullable<Environment['api']>> = {}): Partial<Environment> {
  const rest = { token: null, healthPath: '/health', endpoints: [], timeoutMs: 2_000 };
  return { api: { baseUrl, path: { kind: 'direct' }, ...rest, ...changes } };
}

describe('the API', () => {
  it('says nothing of one that answers', async () => {
    const url = await httpServer((_, response) => response.end('ok'));
    const [answered] = await test(api(url));
    expect(answered).toMatchObject({ part: 'api', about: null, level: 'normal', findings: [] });
  });

  it('tells a name that does not resolve, and a port where nobody listens', async () => {
    expect(codesOf(await test(api('http://no-such-host.invalid')), 'api')).toEqual([['hostNotFound']]);
    const url = await closedPort();
    const [refused] = await test(api(url));
    const finding = { code: 'connectionRefused', severity: 'error', params: { target: new URL(url).host } };
    expect(refused?.findings).toEqual([finding]);
  });

  it('tells a token that is not there, not taken, or needed', async () => {
    const url = await httpServer((_, response) => response.writeHead(401).end());
    const absent = { kind: 'env', name: 'HIKESHI_TEST_NO_SUCH_VARIABLE' } as const;
    const [missing] = await test(api(url, { token: absent }));
    expect(missing?.findings).toEqual([
      { code: 'secretNotThere', severity: 'error', params: { kind: 'env', name: absent.name } },
    ]);
    const path = join(folder, 'token');
    writeFileSync(path, 'wrong-token', { mode: 0o600 });
    expect(codesOf(await test(api(url, { token: { kind: 'file', path } })), 'api')).toEqual([['tokenRefused']]);
    expect(codesOf(await test(api(url)), 'api')).toEqual([['tokenNeeded']]);
  });

  it('tells each endpoint by its path', async () => {
    const url = await httpServer(({ url: path }, response) => {
      const status = { '/health': 200, '/moved': 302, '/post': 405, '/broken': 500 }[path ?? ''] ?? 404;
      response.writeHead(status).end();
    });
    const tests = await test(api(url, { endpoints: ['/none', '/moved', '/post', '/broken'] }));
    expect(tests.map(({ part, about, findings }) => [part, about, findings.map(({ code }) => code)])).toEqual([
      ['api', null, []],
      ['endpoint', '/none', ['noSuchPath']],
      ['endpoint', '/moved', ['redirected']],
      ['endpoint', '/post', ['pathNotForReading']],
      ['endpoint', '/broken', ['answersWithFailure']],
    ]);
  });

  it('tells a tunnel that is closed from an API that is', async () => {
    const localPort = Number(new URL(await closedPort()).port);
    const tests = await test(api('http://api.internal:8080', { path: { kind: 'tunnel', localPort } }));
    expect(tests.map(({ part, about, level }) => [part, about, level])).toEqual([
      ['path', 'api', 'unknown'],
      ['api', null, 'unknown'],
    ]);
    expect(codesOf(tests, 'path')).toEqual([['tunnelClosed']]);
  });
});

describe('the database', () => {
  let cluster: Cluster;
  const password = join(folder, 'password');

  beforeAll(async () => {
    writeFileSync(password, 'role-1', { mode: 0o600 });
    const databaseLog = join(folder, 'postgresql.log');
    cluster = await createCluster({ postgresBin: null, databaseLog, signal: new AbortController().signal });
    await cluster.start();
    await cluster.administer('CREATE DATABASE todo_db', 'postgres');
    await cluster.administer(`
      CREATE TABLE orders (id int);
      CREATE TABLE secrets (id int);
      REVOKE CREATE ON SCHEMA public FROM PUBLIC;
      CREATE ROLE plain LOGIN PASSWORD 'role-1' CONNECTION LIMIT 1;
      CREATE ROLE watcher LOGIN PASSWORD 'role-1';
      CREATE ROLE writer LOGIN PASSWORD 'role-1';
      GRANT pg_monitor TO watcher, writer;
      GRANT SELECT ON orders TO plain, watcher;
      GRANT SELECT ON orders, secrets TO writer;
      GRANT INSERT ON orders TO writer;
    `);
  });
  afterAll(() => cluster.remove());

  function database(changes: Partial<NonNullable<Environment['database']>> = {}): Partial<Environment> {
    const role = { database: 'todo_db', user: 'watcher', password: { kind: 'file' as const, path: password } };
    const rest = { sslMode: 'disable' as const, caFile: null, path: { kind: 'direct' as const } };
    return { database: { host: cluster.host, port: cluster.port, ...role, ...rest, ...changes } };
  }

  it('has nothing to say of a role that can look and no more, but for the reserved slots', async () => {
    const [tested] = await test(database());
    expect(tested).toMatchObject({ part: 'database', level: expect.stringMatching(/normal|unknown/) });
    expect(tested?.findings).toEqual([{ code: 'reservedSlotNotUsable', severity: 'info', params: {} }]);
  });

  it('tells a wrong password, an unknown database, and a port where nobody listens', async () => {
    const wrong = join(folder, 'wrong-password');
    writeFileSync(wrong, 'not-it', { mode: 0o600 });
    const noted = database({ password: { kind: 'file', path: wrong } });
    expect(codesOf(await test(noted), 'database')).toEqual([['passwordWrong']]);
    expect(codesOf(await test(database({ database: 'none' })), 'database')).toEqual([['noSuchDatabase']]);
    const port = Number(new URL(await closedPort()).port);
    expect(codesOf(await test(database({ port })), 'database')).toEqual([['connectionRefused']]);
  });

  it('tells a server without TLS where it is asked for', async () => {
    expect(codesOf(await test(database({ sslMode: 'verify-full' })), 'database')).toEqual([['tlsNotOffered']]);
  });

  it.runIf(hasOpenssl)('tells a certificate of nobody known from one of another name', async () => {
    const caFile = join(folder, 'ca.crt');
    await serveTls(cluster, 'localhost', caFile);
    const strict = (host: string, ca: string | null) => database({ host, sslMode: 'verify-full', caFile: ca });
    expect(codesOf(await test(strict('localhost', caFile)), 'database')).toEqual([['reservedSlotNotUsable']]);
    expect(codesOf(await test(strict('localhost', null)), 'database')).toEqual([['certificateUnknown']]);
    expect(codesOf(await test(strict('127.0.0.1', caFile)), 'database')).toEqual([['certificateOfAnother']]);
    const missing = join(folder, 'no-such-ca.crt');
    expect(codesOf(await test(strict('localhost', missing)), 'database')).toEqual([['certificateUnknown']]);
  });

  it('tells a password that is asked for and was not entered', async () => {
    const [tested] = await test(database({ password: { kind: 'ask' } }));
    expect(tested?.findings.map(({ code }) => code)).toEqual(['secretNotThere']);
  });

  it('tells a tunnel that is closed', async () => {
    const localPort = Number(new URL(await closedPort()).port);
    const tests = await test(database({ path: { kind: 'tunnel', localPort } }));
    expect(codesOf(tests, 'path')).toEqual([['tunnelClosed']]);
    expect(tests[0]?.about).toBe('database');
  });

  it('tells what the role lacks, and what it has too much of, by the statements of the runbook', async () => {
    const text = [
      '# Bakery',
      '## Failure patterns',
      '### 1. Orders stop',
      '#### First checks',
      '```sql',
      'SELECT count(*) FROM orders;',
      'SELECT count(*) FROM secrets;',
      'SELECT count(*) FROM ovens;',
      'DELETE FROM customers;',
      '```',
    ].join('\n');
    const base64 = Buffer.from(text).toString('base64');
    const { entry } = await client.runbooks.import({ name: 'bakery.md', base64 });
    const withRunbook = { runbookHash: entry.hash };
    const [plain] = await test({ ...database({ user: 'plain' }), ...withRunbook });
    expect(plain?.findings.map(({ severity, code, params }) => [severity, code, params.table ?? params.limit])).toEqual(
      [
        ['error', 'tableNotReadable', 'secrets'],
        ['warning', 'pgMonitorMissing', undefined],
        ['warning', 'connectionLimitTight', 1],
        ['warning', 'tableMissing', 'ovens'],
        ['info', 'reservedSlotNotUsable', undefined],
      ],
    );
    const [writer] = await test({ ...database({ user: 'writer' }), ...withRunbook });
    expect(writer?.findings.map(({ code }) => code)).toEqual(['mayWrite', 'tableMissing', 'reservedSlotNotUsable']);
  });

  it('tells before what it asks, the statements about grants included', async () => {
    const plan = await client.environments.plan({ environment: { ...base, ...database() } });
    const asked = plan.find(({ code }) => code === 'statement')?.text ?? '';
    expect(asked).toContain('pg_has_role');
    expect(asked.match(/BEGIN READ ONLY/g)).toHaveLength(2);
  });
});

describe('hosts, logs and deployments', () => {
  const here = {
    id: 'here',
    name: 'This one',
    run: { kind: 'here' as const, hostname: hostname() },
    processName: null,
  };

  it('reads what lies here', async () => {
    const log = join(folder, 'app.log');
    const deployments = join(folder, 'deployments');
    writeFileSync(log, '2026-11-24 03:00:00 started\n');
    writeFileSync(deployments, '2026-11-24T03:00:00Z v1\n');
    const tests = await test({
      hosts: [here],
      logs: [{ role: 'application', path: log, hostId: 'here' }],
      deployments: { kind: 'file', path: deployments, hostId: 'here' },
    });
    expect(tests.map(({ part, about, findings }) => [part, about, findings])).toEqual([
      ['log', 'application', []],
      ['host', 'here', []],
      ['deployments', null, []],
    ]);
  });

  it('tells files that are not there or hold nothing, and a process that does not run', async () => {
    const empty = join(folder, 'empty.log');
    writeFileSync(empty, '');
    const tests = await test({
      hosts: [{ ...here, processName: 'no-such-process-anywhere' }],
      logs: [
        { role: 'application', path: join(folder, 'none.log'), hostId: 'here' },
        { role: 'access', path: empty, hostId: 'here' },
      ],
      deployments: { kind: 'file', path: join(folder, 'none'), hostId: 'here' },
    });
    expect(codesOf(tests, 'log')).toEqual([['fileNotFound'], ['fileEmpty']]);
    expect(codesOf(tests, 'host')).toEqual([['processNotFound']]);
    expect(codesOf(tests, 'deployments')).toEqual([['fileNotFound']]);
  });

  it('tells an access log whose durations have no unit, or whose lines are not understood', async () => {
    const path = join(folder, 'access.log');
    const common = '192.0.2.1 - - [24/Nov/2026:03:00:00 +0900] "GET /a HTTP/1.1" 200 5 "-" "curl"';
    const access = async (lines: readonly string[], accessDurationUnit: Environment['accessDurationUnit'] = null) => {
      writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
      const tests = await test({ hosts: [here], logs: [{ role: 'access', path, hostId: 'here' }], accessDurationUnit });
      return tests.find(({ part }) => part === 'log')?.findings;
    };
    expect(await access([`${common} 120`, `${common} 80`])).toEqual([
      { code: 'durationUnitMissing', severity: 'warning', params: { path } },
    ]);
    expect(await access([`${common} 120`, `${common} 80`], 'ms')).toEqual([]);
    expect(await access([common])).toEqual([{ code: 'durationNotLogged', severity: 'info', params: { path } }]);
    expect(await access([`${common} 120`, 'something else', `${common} 80`], 'ms')).toEqual([
      { code: 'accessLinesNotUnderstood', severity: 'warning', params: { path, count: 1, lines: 3 } },
    ]);
    expect(await access(['one', 'two'], 'ms')).toEqual([
      { code: 'accessLinesNotUnderstood', severity: 'error', params: { path, count: 2, lines: 2 } },
    ]);
  });

  it('runs nothing where the environment does not let it, and says so', async () => {
    const tests = await test({
      hosts: [
        { ...here, id: 'off', run: { kind: 'none' } },
        { ...here, id: 'other', run: { kind: 'here', hostname: 'another-machine' } },
      ],
      logs: [
        { role: 'application', path: '/var/log/app.log', hostId: 'off' },
        { role: 'access', path: '/var/log/access.log', hostId: 'other' },
        { role: 'system', path: '/var/log/syslog', hostId: 'nobody' },
      ],
    });
    expect(codesOf(tests, 'log')).toEqual([['commandsOff'], ['notThisMachine'], ['hostNotNamed']]);
    expect(codesOf(tests, 'host')).toEqual([['commandsOff'], ['notThisMachine']]);
    expect(tests.every(({ level }) => level === 'unknown')).toBe(true);
  });

  it('tells an alias that ssh does not get to', async () => {
    const ssh = { ...here, id: 'far', run: { kind: 'ssh' as const, alias: 'no-such-host.invalid' } };
    const tests = await test({ hosts: [ssh] });
    expect(codesOf(tests, 'host')).toEqual([['sshPathBroken']]);
  });
});
