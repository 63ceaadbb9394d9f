/** Attacks on a real PostgreSQL through a look, as a user that may do everything: nothing of it changes, and each is refused in words. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runStatement } from '../../../../core/probes/postgres-probe.ts';
import { databaseName } from '../../../../drill/postgres/cluster.ts';
import { probeContext } from '../probe-context.ts';
import { type AttackBed, attacker, createAttackBed } from './attack-bed.ts';
import { type AttackClass, attackClasses } from './attacks.ts';

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-attacks-'));
let bed: AttackBed;
let classes: AttackClass[];

beforeAll(async () => {
  bed = await createAttackBed(join(folder, 'postgresql.log'));
  await bed.cluster.administer(`CREATE DATABASE ${untouched} OWNER ${attacker.user}`, 'postgres');
  classes = attackClasses(bed);
}, 60_000);

afterAll(async () => {
  await bed.remove();
  rmSync(folder, { recursive: true });
});

/** A database without a trap: nothing but the server's own functions is there to be called. */
const untouched = 'untouched';

function ask(statement: string, name = databaseName) {
  const { host, port } = bed.cluster;
  const database = {
    host,
    port,
    database: name,
    user: attacker.user,
    sslMode: 'disable' as const,
    caFile: null,
  };
  const context = probeContext(
    { database: { ...database, password: { kind: 'ask' }, path: { kind: 'direct' } } },
    { resolveSecret: async () => attacker.password },
  );
  const connection = { host: null, port: null, user: null, database: null };
  return runStatement({ type: 'sql', statement, meta: null, connection }, context);
}

async function withoutGuard({ sql, through }: AttackClass['control']): Promise<void> {
  const client = await bed.connect();
  try {
    if (through === 'plain') await client.query(sql);
    else {
      await client.query('BEGIN READ ONLY');
      await client.query(through === 'readOnly' ? sql : `DECLARE look NO SCROLL CURSOR FOR ${sql}`);
      if (through === 'readOnlyCursor') await client.query('FETCH FORWARD 200 FROM look');
      await client.query('ROLLBACK');
    }
  } finally {
    await client.end();
  }
}

it('are at least sixty, none twice', () => {
  const all = classes.flatMap(({ attacks }) => attacks);
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(60);
});

describe('an attack', () => {
  it.each([databaseName, untouched])(
    'changes nothing and is refused with a reason in %s',
    async (name) => {
      const before = await bed.snapshot();
      const wrong: string[] = [];
      for (const attack of classes.flatMap(({ attacks }) => attacks)) {
        const { readings, evidence } = await ask(attack, name);
        const [reading] = readings;
        const refused =
          reading?.kind === 'database' && (reading.outcome === 'notAllowed' || reading.outcome === 'queryFailed');
        const said = /\n(?:notAllowed|queryFailed)(?: \(\w{5}\))?: \w[^\n]{8,}/.test(evidence?.text ?? '');
        if (!refused || !said) wrong.push(`${attack} → ${JSON.stringify(reading)}`);
      }
      expect(wrong).toEqual([]);
      expect(await bed.snapshot()).toEqual(before);
    },
    120_000,
  );

  it('of every class does change something where the guard is taken away', async () => {
    const harmless: string[] = [];
    for (const { name, control } of classes) {
      const before = JSON.stringify(await bed.snapshot());
      await withoutGuard(control);
      await expect
        .poll(async () => JSON.stringify(await bed.snapshot()) !== before, { timeout: 5_000 })
        .toBe(true)
        .catch(() => harmless.push(name));
      await bed.renewVictim();
    }
    expect(harmless).toEqual([]);
  }, 120_000);
});

describe('what only reads', () => {
  it.each([
    'SELECT count(*), max(name), min(id) FROM ledger WHERE name LIKE $$entry%$$ AND id BETWEEN 1 AND 60',
    'SELECT now(), current_date, clock_timestamp() > now() AS later, version(), current_user',
    "SELECT l.id, l.name FROM ledger AS l JOIN ledger AS other USING (id) WHERE l.name ~ '^e' ORDER BY l.id DESC",
    'SELECT pid, now() - query_start AS age, left(query, 40), state FROM pg_stat_activity ORDER BY age DESC NULLS LAST',
    'SELECT pg_size_pretty(pg_total_relation_size(oid)), relname::text FROM pg_class WHERE oid = $$ledger$$::regclass',
    'SELECT l.locktype, pg_blocking_pids(l.pid) FROM pg_locks AS l',
    'SELECT * FROM pg_stat_replication',
    "SELECT jsonb_build_object('a', array_agg(id ORDER BY id)) -> 'a' FROM ledger",
    'SELECT extract(epoch FROM now()), substring(name FROM 1 FOR 3), trim(BOTH FROM name), position($$e$$ IN name) FROM ledger',
    'SELECT rank() OVER (PARTITION BY id % 2 ORDER BY id) FROM ledger TABLESAMPLE system (100)',
    'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT sum(i)::numeric(10, 2) FROM n',
    'SELECT table_name FROM information_schema.tables WHERE table_schema = $$public$$',
    'EXPLAIN SELECT leave_mark(name) FROM ledger',
  ])('answers %s', async (statement) => {
    const before = await bed.snapshot();
    const { readings, evidence } = await ask(statement);
    expect(readings[0], evidence?.text).toMatchObject({ outcome: 'answered' });
    expect(await bed.snapshot()).toEqual(before);
  });
});
