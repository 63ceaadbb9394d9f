import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runDatabaseConnections } from '../../../../core/probes/postgres-probe.ts';
import { databaseName, maxConnections } from '../../../../drill/postgres/cluster.ts';
import { roles } from '../../../../drill/postgres/todo-database.ts';
import { probeContext } from '../probe-context.ts';
import { hasOpenssl, serveTls } from './serve-tls.ts';
import {
  ask,
  cluster,
  connectAsApi,
  context,
  databaseLog,
  endless,
  folder,
  password,
  reading,
  shown,
} from './todo-bed.ts';

describe('a statement', () => {
  it('shows its rows as an aligned table under the target', async () => {
    const outcome = await ask('SELECT id, name FROM lists ORDER BY id');
    expect(reading(outcome, 'database')).toMatchObject({ outcome: 'answered', sqlState: null });
    const where = `${cluster.host}:${cluster.port}/${databaseName} as ${roles.responder}`;
    expect(outcome.target).toBe(`SELECT id, name FROM lists ORDER BY id @ ${where}`);
    const table = ' id | name\n----+----------\n  1 | Work\n  2 | Home\n  3 | Shopping\n(3 rows)\n';
    expect(shown(outcome)).toBe(`${outcome.target}\n\n${table}`);
  });

  it('gives one plain number as a reading', async () => {
    expect(reading(await ask('SELECT count(*) FROM todos;'), 'number')).toEqual({ kind: 'number', value: 40 });
    expect(reading(await ask('SHOW max_connections'), 'number')).toEqual({ kind: 'number', value: maxConnections });
    expect(reading(await ask('SELECT version()'), 'number')).toBeUndefined();
  });

  it('fetches two hundred rows of a million and says that there are more', async () => {
    const text = shown(await ask('SELECT n FROM generate_series(1, 1000000) AS n'));
    expect(text).toContain('\n 200\n');
    expect(text).toContain('(first 200 rows; there are more)');
    expect(text).not.toContain('\n 201\n');
  });

  it('explains a query without running it', async () => {
    const outcome = await ask('EXPLAIN SELECT slow() FROM todos');
    expect(reading(outcome, 'database')?.outcome).toBe('answered');
    expect(shown(outcome)).toContain('Seq Scan on todos');
  });

  it.each([
    ['INSERT INTO lists VALUES (9, 1, $$x$$)', 'notAllowed', null],
    ['SELECT pg_terminate_backend(1)', 'notAllowed', null],
    ['SELECT sneaky()', 'notAllowed', null],
    ['SELECT * FROM todos FOR UPDATE', 'notAllowed', '25006'],
    ['SELECT 1; DELETE FROM todos', 'notAllowed', null],
    ['SELECT 1; COMMIT; DELETE FROM todos', 'notAllowed', null],
    ['EXPLAIN SELECT 1; DELETE FROM todos', 'notAllowed', null],
    ['WITH gone AS (DELETE FROM todos RETURNING 1) SELECT * FROM gone', 'queryFailed', '0A000'],
    ['SELECT * INTO copy_of_todos FROM todos', 'queryFailed', '42601'],
    ['SELECT nothing FROM todos', 'queryFailed', '42703'],
    [endless, 'queryFailed', '57014'],
  ])('%j ends as %s %s', async (statement, outcome, sqlState) => {
    expect(reading(await ask(statement), 'database')).toMatchObject({ outcome, sqlState });
    const { rows } = await cluster.administer('SELECT count(*)::int AS count FROM todos');
    expect(rows).toEqual([{ count: 40 }]);
  });

  it('masks the values in the statements of others', async () => {
    const api = await connectAsApi();
    await api.query("SELECT 'hanako@example.jp', 4711");
    const sql = `SELECT usename, left(query, 60) AS said FROM pg_stat_activity WHERE usename = '${roles.api}'`;
    const text = shown(await ask(sql));
    expect(text).toContain("SELECT '?', ?");
    expect(text).not.toMatch(/hanako|4711/);
    await cluster.administer(
      'CREATE VIEW what_runs AS SELECT * FROM pg_stat_activity; GRANT SELECT ON what_runs TO PUBLIC',
    );
    for (const hidden of [
      'SELECT query FROM what_runs',
      'SELECT query AS state FROM pg_stat_activity',
      'SELECT query state FROM pg_stat_activity',
      'SELECT a FROM pg_stat_activity AS a',
      'SELECT to_jsonb(a) FROM pg_stat_activity AS a',
      'SELECT query::name FROM pg_stat_activity',
    ]) {
      const outcome = await ask(hidden);
      expect(reading(outcome, 'database')?.outcome, hidden).toBe('answered');
      expect(shown(outcome), hidden).not.toMatch(/hanako|4711/);
    }
  });
});

describe('what stands in the way', () => {
  it('tells a wrong password from an unknown database', async () => {
    const wrong = await ask('SELECT 1', context({}, { resolveSecret: async () => 'wrong' }));
    expect(reading(wrong, 'database')).toMatchObject({ outcome: 'authFailed', sqlState: '28P01' });
    const none = await ask('SELECT 1', context({}, { resolveSecret: async () => null }));
    expect(reading(none, 'unreadable')?.reason).toBe('secretMissing');
    const unknown = await ask('SELECT 1', context({ database: 'no_such' }));
    expect(reading(unknown, 'database')).toMatchObject({ outcome: 'queryFailed', sqlState: '3D000' });
  });

  it('tells a closed port from a broken tunnel', async () => {
    const port = await closedPort();
    expect(reading(await ask('SELECT 1', context({ port })), 'database')?.outcome).toBe('refused');
    const tunnelled = context({ path: { kind: 'tunnel', localPort: port } });
    expect(reading(await ask('SELECT 1', tunnelled), 'database')?.outcome).toBe('noPath');
  });

  it('goes through a tunnel to the port on this machine', async () => {
    const host = 'db.example.invalid';
    const where = context({ host, port: 5432, path: { kind: 'tunnel', localPort: cluster.port } });
    expect(reading(await ask('SELECT 1', where), 'database')).toMatchObject({ outcome: 'answered', host, port: 5432 });
  });

  it('tells a server that says nothing, and one without TLS', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    expect(reading(await ask('SELECT 1', context({ port })), 'database')?.outcome).toBe('timeout');
    silent.close();
    const strict = context({ sslMode: 'verify-full' });
    expect(reading(await ask('SELECT 1', strict), 'database')?.outcome).toBe('tls');
  });

  it('does not go without TLS to another machine', async () => {
    expect(reading(await ask('SELECT 1', context({ host: '192.0.2.1' })), 'database')?.outcome).toBe('notAllowed');
  });

  it('ends at once when it is cancelled', async () => {
    const stop = new AbortController();
    const looking = ask(endless, context({}, { cancel: stop.signal }));
    const running =
      "SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name = 'hikeshi' AND state = 'active'";
    while ((await cluster.administer(running)).rows[0].count === 0);
    stop.abort();
    expect((await looking).readings).toEqual([expect.objectContaining({ kind: 'unreadable', reason: 'cancelled' })]);
  });

  it('says so where the environment has no database', async () => {
    const { readings } = await runDatabaseConnections(probeContext({}));
    expect(readings).toEqual([expect.objectContaining({ kind: 'unreadable', reason: 'notFound' })]);
  });
});

describe.skipIf(!hasOpenssl)('TLS', () => {
  const caFile = join(folder, 'ca.crt');

  it('is taken only with a certificate of the right name from the right authority', async () => {
    await serveTls(cluster, 'localhost', caFile);
    const strict = (host: string, ca: string | null) => context({ host, sslMode: 'verify-full', caFile: ca });
    const encrypted = 'SELECT ssl::int FROM pg_stat_ssl WHERE pid = pg_backend_pid()';
    const good = await ask(encrypted, strict('localhost', caFile));
    expect(reading(good, 'database')?.outcome).toBe('answered');
    expect(reading(good, 'number')?.value).toBe(1);
    expect(reading(await ask('SELECT 1', strict('localhost', null)), 'database')?.outcome).toBe('tls');
    expect(reading(await ask('SELECT 1', strict('127.0.0.1', caFile)), 'database')?.outcome).toBe('tls');
    const missing = strict('localhost', join(folder, 'no-such-ca.crt'));
    expect(reading(await ask('SELECT 1', missing), 'database')?.outcome).toBe('tls');
  });

  it('is checked against the server’s own name through a tunnel', async () => {
    const path = { kind: 'tunnel' as const, localPort: cluster.port };
    const through = (host: string) => context({ host, path, sslMode: 'verify-full', caFile });
    expect(reading(await ask('SELECT 1', through('localhost')), 'database')?.outcome).toBe('answered');
    expect(reading(await ask('SELECT 1', through('db.example.jp')), 'database')?.outcome).toBe('tls');
  });
});

describe('the password', () => {
  const byFile = { password: { kind: 'pgpass' as const } };

  it('comes from the password file, unless others may read it', async () => {
    const file = join(folder, 'pgpass');
    writeFileSync(file, `127.0.0.1:*:${databaseName}:${roles.responder}:${password}\n`, { mode: 0o600 });
    process.env.PGPASSFILE = file;
    const where = context(byFile, { resolveSecret: async () => null });
    expect(reading(await ask('SELECT 1', where), 'database')?.outcome).toBe('answered');
    chmodSync(file, 0o644);
    expect(reading(await ask('SELECT 1', where), 'database')?.outcome).toBe('authFailed');
    delete process.env.PGPASSFILE;
  });

  it('stands nowhere in what comes back, not even where the server repeats it', async () => {
    const outcomes = [
      await ask('SELECT 1', context()),
      await ask(`SELECT '${password}' || '!'`, context()),
      await ask(`SELECT '${password}'::integer`, context()),
    ];
    for (const outcome of outcomes) expect(JSON.stringify(outcome)).not.toContain(password);
    expect(readFileSync(databaseLog, 'utf8')).toContain('invalid input syntax');
  });
});

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
