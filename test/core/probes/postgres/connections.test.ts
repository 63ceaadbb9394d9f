/** How many connections a database has, who holds them, what is said of it at its limit, and what its clock says. */
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { runDatabaseConnections } from '../../../../core/probes/postgres-probe.ts';
import { databaseName, maxConnections } from '../../../../drill/postgres/cluster.ts';
import { roles } from '../../../../drill/postgres/todo-database.ts';
import { levelOf } from '../../../../shared/diagnosis/level.ts';
import { describeReading } from '../../../../shared/text/describe-reading.ts';
import { ask, cluster, connectAsApi, context, opened, password, reading, shown } from './todo-bed.ts';

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
