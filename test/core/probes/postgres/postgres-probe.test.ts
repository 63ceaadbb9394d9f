import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runDatabaseConnections, runStatement } from '../../../../core/probes/postgres-probe.ts';
import type { CheckOutcome, ProbeContext } from '../../../../core/probes/probe.ts';
import { type Cluster, createCluster, databaseName, maxConnections } from '../../../../drill/postgres/cluster.ts';
import { createTodoDatabase, roles } from '../../../../drill/postgres/todo-database.ts';
import { levelOf } from '../../../../shared/diagnosis/level.ts';
import type { Reading } from '../../../../shared/diagnosis/reading.ts';
import type { Environment } from '../../../../shared/environment/environment.ts';
import { readResult } from '../../../../shared/incident/result-table.ts';
import { resultText } from '../../../../shared/incident/result-text.ts';
import { describeReading } from '../../../../shared/text/describe-reading.ts';
import { probeContext } from '../probe-context.ts';
import { hasOpenssl, serveTls } from './serve-tls.ts';

const password = 'correct-horse-7';
const folder = mkdtempSync(join(tmpdir(), 'hikeshi-postgres-probe-'));
const databaseLog = join(folder, 'postgresql.log');
/** Nothing in it waits, and no server ends it in time. */
const endless = 'SELECT count(*) FROM generate_series(1, 1000000) AS a, generate_series(1, 1000000) AS b';
let cluster: Cluster;
const opened: pg.Client[] = [];

beforeAll(async () => {
  cluster = await createCluster({ postgresBin: null, databaseLog, signal: new AbortController().signal });
  await cluster.start();
  await createTodoDatabase(cluster, {
    apiPassword: 'api-secret',
    responderPassword: password,
    batchPassword: 'batch-secret',
    token: 'token',
  });
  await cluster.administer(`
    GRANT INSERT, DELETE ON todos TO ${roles.responder};
    CREATE FUNCTION sneaky() RETURNS integer LANGUAGE plpgsql AS $$
      BEGIN DELETE FROM todos; RETURN 1; END $$;
    CREATE FUNCTION slow() RETURNS integer LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_sleep(60); RETURN 1; END $$;`);
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((client) => client.end()));
});

afterAll(async () => {
  await cluster.remove();
  rmSync(folder, { recursive: true });
});

function context(database: Partial<NonNullable<Environment['database']>> = {}, overrides: Partial<ProbeContext> = {}) {
  return probeContext(
    {
      database: {
        host: cluster.host,
        port: cluster.port,
        database: databaseName,
        user: roles.responder,
        sslMode: 'disable',
        caFile: null,
        password: { kind: 'ask' },
        path: { kind: 'direct' },
        ...database,
      },
    },
    { resolveSecret: async () => password, ...overrides },
  );
}

function ask(statement: string, where: ProbeContext = context()): Promise<CheckOutcome> {
  const connection = { host: null, port: null, user: null, database: null };
  return runStatement({ type: 'sql', statement, meta: null, connection }, where);
}

/** What a person reads of the evidence. */
function shown({ evidence }: CheckOutcome): string {
  const result = readResult(evidence?.contentType ?? '', evidence?.text ?? null);
  return result === null ? (evidence?.text ?? '') : resultText(result);
}

function reading<K extends Reading['kind']>(outcome: CheckOutcome, kind: K): Extract<Reading, { kind: K }> | undefined {
  return outcome.readings.find((each): each is Extract<Reading, { kind: K }> => each.kind === kind);
}

async function connectAsApi(): Promise<pg.Client> {
  const { host, port } = cluster;
  const client = new pg.Client({ host, port, database: databaseName, user: roles.api, password: 'api-secret' });
  client.on('error', () => {});
  await client.connect();
  opened.push(client);
  return client;
}

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

describe('the connections', () => {
  it('are counted against the maximum, with what runs', async () => {
    const before = reading(await runDatabaseConnections(context()), 'connections');
    const [busy, beside] = await Promise.all([connectAsApi(), connectAsApi()]);
    const running = busy.query('SELECT pg_sleep(60)').catch(() => {});
    const sleeping = "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query = 'SELECT pg_sleep(60)'";
    await expect.poll(async () => (await beside.query(sleeping)).rowCount, { timeout: 10_000 }).toBe(1);
    const outcome = await runDatabaseConnections(context());
    expect(reading(outcome, 'connections')).toEqual({
      kind: 'connections',
      used: (before?.used ?? 0) + 2,
      max: maxConnections,
      reserved: 3,
    });
    expect(reading(outcome, 'activeQueries')).toMatchObject({ count: 1 });
    expect(shown(outcome)).toMatch(/hikeshi/);
    await cluster.administer(`SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE usename = '${roles.api}'`);
    await running;
  });

  it('say nothing of what runs to a role that may not see it', async () => {
    const secret = { resolveSecret: async () => 'batch-secret' };
    await connectAsApi();
    const outcome = await runDatabaseConnections(context({ user: roles.batch }, secret));
    expect(reading(outcome, 'connections')?.used).toBeGreaterThanOrEqual(2);
    expect(reading(outcome, 'activeQueries')).toBeUndefined();
  });

  it('come with the runbook’s own count of sessions', async () => {
    const outcome = await ask('SELECT count(*) FROM pg_stat_activity;');
    expect(reading(outcome, 'number')?.value).toBeGreaterThan(0);
    expect(reading(outcome, 'connections')?.max).toBe(maxConnections);
  });

  it('are never more than two of ours, and none is left behind', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `SELECT ${index}, count(*) FROM todos`);
    const most = cluster.administer(`
      DO $$ DECLARE most integer := 0; BEGIN
        FOR i IN 1..60 LOOP
          PERFORM pg_stat_clear_snapshot();
          most := greatest(most, (SELECT count(*) FROM pg_stat_activity WHERE application_name = 'hikeshi'));
          PERFORM pg_sleep(0.005);
        END LOOP;
        CREATE TABLE IF NOT EXISTS seen (most integer);
        INSERT INTO seen VALUES (most);
      END $$`);
    const outcomes = await Promise.all(names.map((statement) => ask(statement)));
    await most;
    expect(outcomes.map((each) => reading(each, 'database')?.outcome)).toEqual(names.map(() => 'answered'));
    const { rows } = await cluster.administer('SELECT most FROM seen');
    expect(rows[0].most).toBeLessThanOrEqual(2);
    expect(rows[0].most).toBeGreaterThan(0);
    const left = await cluster.administer(
      "SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name = 'hikeshi'",
    );
    expect(left.rows).toEqual([{ count: 0 }]);
  });

  it('that are used up are told as such, and then left alone for a moment', async () => {
    for (let free = true; free; ) {
      free = await connectAsApi().then(
        () => true,
        () => false,
      );
    }
    const nowMs = 1_000_000;
    const full = await runDatabaseConnections(context({}, { nowMs: () => nowMs }));
    expect(reading(full, 'database')).toMatchObject({
      outcome: 'tooManyConnections',
      sqlState: '53300',
      limit: 'unreserved',
    });
    const again = await ask('SELECT 1', context({}, { nowMs: () => nowMs + 1_999 }));
    expect(again.readings).toEqual([expect.objectContaining({ kind: 'unreadable', reason: 'justFull' })]);
    const later = await ask('SELECT 1', context({}, { nowMs: () => nowMs + 2_000 }));
    expect(reading(later, 'database')?.outcome).toBe('tooManyConnections');
  });
});

describe('connections at the limit', () => {
  async function takeAll(): Promise<void> {
    for (let free = true; free; ) {
      free = await connectAsApi().then(
        () => true,
        () => false,
      );
    }
  }

  it('are read from a reserved place by a role that may, which the reading says, and which is free again', async () => {
    await cluster.administer("CREATE ROLE keeper SUPERUSER LOGIN PASSWORD 'keeps'");
    await takeAll();
    const secret = { resolveSecret: async () => 'keeps', nowMs: () => 2_000_000_000_000 };
    for (let look = 0; look < 2; look += 1) {
      const { readings } = await runDatabaseConnections(context({ user: 'keeper' }, secret));
      const connections = readings.find(({ kind }) => kind === 'connections');
      expect(connections).toEqual({ kind: 'connections', used: maxConnections - 2, max: maxConnections, reserved: 3 });
      if (connections === undefined) throw new Error('no connections were read');
      expect(describeReading(connections, 'ja')).toBe('接続 28/30 (予約枠3を除き空きなし、この読み取りは予約枠を使用)');
      expect(levelOf(connections, {})).toBe('critical');
    }
    const held = "SELECT count(*)::int AS count FROM pg_stat_activity WHERE usename = 'keeper'";
    await expect.poll(async () => (await cluster.administer(held)).rows[0].count).toBe(0);
  });

  it('of the role that looks say nothing of the database', async () => {
    const login = { host: cluster.host, port: cluster.port, database: databaseName, user: roles.responder, password };
    for (let place = 0; place < 5; place += 1) {
      const client = new pg.Client(login);
      await client.connect();
      opened.push(client);
    }
    const { readings } = await ask('SELECT 1', context({}, { nowMs: () => 2_000_001_000_000 }));
    expect(readings).toEqual([expect.objectContaining({ kind: 'unreadable', reason: 'ownLimit' })]);
  });

  it('of one database are told apart from those of the server', async () => {
    await cluster.administer(`ALTER DATABASE ${databaseName} CONNECTION LIMIT 1`, 'postgres');
    await connectAsApi();
    const { readings } = await ask('SELECT 1', context({}, { nowMs: () => 2_000_002_000_000 }));
    await cluster.administer(`ALTER DATABASE ${databaseName} CONNECTION LIMIT -1`, 'postgres');
    expect(readings[0]).toMatchObject({ kind: 'database', outcome: 'tooManyConnections', limit: 'database' });
    expect(readings[0] && describeReading(readings[0], 'ja')).toContain(
      '接続数上限 (このDBに許された接続数まで使用中)',
    );
  });
});

describe('the clock', () => {
  it.each([-90_000, 0, 90_000])(
    'of ours being %d ms off is read as the database being so much before or behind',
    async (off) => {
      const nowMs = () => Date.now() + off;
      const { clockOffsetMs } = await runDatabaseConnections(context({}, { nowMs }));
      expect(Math.abs((clockOffsetMs ?? Number.NaN) + off)).toBeLessThan(1_000);
      expect((await ask('SELECT 1')).clockOffsetMs).toBeNull();
    },
  );
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
