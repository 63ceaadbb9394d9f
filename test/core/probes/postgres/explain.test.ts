/** The plan of a slow statement, read on a real PostgreSQL without running it and without showing what its values are. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { planLines } from '../../../../core/probes/postgres/plan-lines.ts';
import { runExplain, type SlowStatement } from '../../../../core/probes/postgres-explain.ts';
import { runStatement } from '../../../../core/probes/postgres-probe.ts';
import type { CheckOutcome } from '../../../../core/probes/probe.ts';
import { databaseName } from '../../../../drill/postgres/cluster.ts';
import type { Reading } from '../../../../shared/diagnosis/reading.ts';
import { readResult } from '../../../../shared/incident/result-table.ts';
import { probeContext } from '../probe-context.ts';
import { type AttackBed, attacker, createAttackBed } from './attack-bed.ts';

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-explain-'));
let bed: AttackBed;
let busy: pg.Client | null = null;
let running: Promise<unknown> = Promise.resolve();

beforeAll(async () => {
  bed = await createAttackBed(join(folder, 'postgresql.log'));
  await bed.cluster.administer(`CREATE FUNCTION slow(text) RETURNS boolean LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_sleep(60); RETURN true; END $$`);
}, 60_000);

afterEach(async () => {
  await bed.cluster.administer(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'busy'",
  );
  await running;
  await busy?.end().catch(() => {});
  busy = null;
});

afterAll(async () => {
  await bed.remove();
  rmSync(folder, { recursive: true });
});

function context() {
  const { host, port } = bed.cluster;
  const database = {
    host,
    port,
    database: databaseName,
    user: attacker.user,
    sslMode: 'disable' as const,
    caFile: null,
  };
  return probeContext(
    { database: { ...database, password: { kind: 'ask' }, path: { kind: 'direct' } } },
    { resolveSecret: async () => attacker.password },
  );
}

/** Somebody else's session runs the statement, and a check of the runbook finds it. */
async function found(sql: string, values: unknown[] = []): Promise<SlowStatement> {
  busy = await bed.connect();
  await busy.query("SET application_name = 'busy'");
  running = busy.query(sql, values).catch(() => {});
  const statement = "SELECT pid, query FROM pg_stat_activity WHERE state = 'active' ORDER BY query_start";
  const connection = { host: null, port: null, user: null, database: null };
  let slow: Extract<Reading, { kind: 'slowQuery' }> | undefined;
  await expect
    .poll(
      async () => {
        const { readings } = await runStatement({ type: 'sql', statement, meta: null, connection }, context());
        slow = readings.find((each): each is Extract<Reading, { kind: 'slowQuery' }> => each.kind === 'slowQuery');
        return slow !== undefined;
      },
      { timeout: 15_000 },
    )
    .toBe(true);
  if (slow === undefined) throw new Error('no slow query was found');
  const { pid, backendStartUs, queryId, query } = slow;
  return { pid, backendStartUs, queryId, brief: query };
}

function tables({ evidence }: CheckOutcome): (string | null)[][] {
  const result = readResult(evidence?.contentType ?? '', evidence?.text ?? null);
  return (result?.tables ?? []).map(({ rows }) => rows.map(([cell]) => cell ?? null));
}

const reasonOf = ({ readings }: CheckOutcome) =>
  readings.map((each) => (each.kind === 'unreadable' ? each.reason : null)).find((reason) => reason !== null);

describe('a slow query found', () => {
  it('is planned without being run, its values masked everywhere', async () => {
    const statement = await found("SELECT * FROM ledger WHERE name = 'hanako@example.jp' AND id > 4711 OR slow(name)");
    expect(statement.brief).toBe("SELECT * FROM ledger WHERE name = '?' AND id > ? OR slow(name)");
    const before = await bed.snapshot();
    const outcome = await runExplain(statement, context());
    expect(outcome.readings).toEqual([expect.objectContaining({ kind: 'database', outcome: 'answered' })]);
    const [query, plan] = tables(outcome);
    expect(query).toEqual([statement.brief]);
    expect(plan?.[0]).toMatch(/^Seq Scan on ledger {2}\(cost=0\.00\.\.\d+\.\d\d rows=\d+ width=\d+\)$/);
    expect(plan?.[1]).toMatch(/^ {2}Filter: .*\(name = '\?'::text\).*\(id > \?\)/);
    expect(JSON.stringify(outcome)).not.toMatch(/hanako|4711/);
    expect(await bed.snapshot()).toEqual(before);
  }, 60_000);

  it('is not planned where the planner would run a function of somebody’s', async () => {
    const statement = await found("SELECT id FROM ledger WHERE id = mark_at_once('planned') OR slow(name)");
    const before = await bed.snapshot();
    const { readings, evidence } = await runExplain(statement, context());
    expect(readings[0]).toMatchObject({ kind: 'database', outcome: 'notAllowed' });
    expect(evidence?.text).toContain('the function public.mark_at_once may do more than read');
    expect(await bed.snapshot()).toEqual(before);
  }, 60_000);

  it('with parameters is planned for any value by a server that can, and refused with the reason by an older one', async () => {
    const statement = await found('SELECT * FROM ledger WHERE id = $1 OR slow(name)', [4711]);
    const outcome = await runExplain(statement, context());
    const { rows } = await bed.cluster.administer("SELECT current_setting('server_version_num')::int AS version");
    if (rows[0].version >= 160_000) expect(tables(outcome)[1]?.[0]).toMatch(/Seq Scan on ledger/);
    else expect(reasonOf(outcome)).toBe('hasParameters');
  }, 60_000);

  it('that writes is not planned', async () => {
    const statement = await found("UPDATE ledger SET name = 'x' WHERE slow(name)");
    expect(reasonOf(await runExplain(statement, context()))).toBe('notOneQuery');
  }, 60_000);

  it('that the server keeps only the beginning of is not planned', async () => {
    const statement = await found(
      `SELECT slow(name), ${Array.from({ length: 400 }, (_, n) => `id + ${n}`).join(', ')} FROM ledger`,
    );
    expect(reasonOf(await runExplain(statement, context()))).toBe('queryCut');
  }, 60_000);

  it('that has ended, or whose session is another one now, is gone', async () => {
    const statement = await found('SELECT slow(name) FROM ledger');
    const later = { ...statement, backendStartUs: String(BigInt(statement.backendStartUs ?? '0') + 1n) };
    expect(reasonOf(await runExplain(later, context()))).toBe('queryGone');
    await bed.cluster.administer(`SELECT pg_cancel_backend(${statement.pid})`);
    await running;
    await busy?.query('SELECT 1');
    expect(reasonOf(await runExplain(statement, context()))).toBe('queryGone');
  }, 60_000);

  it('cannot be named by text', async () => {
    const evil = { pid: 1, backendStartUs: "0' OR true --", queryId: null, brief: '' };
    expect((await runExplain(evil, context())).readings[0]).toMatchObject({
      outcome: 'queryFailed',
      sqlState: '22P02',
    });
  });
});

describe('planLines', () => {
  it('shows a join as PostgreSQL does', async () => {
    const sql = "SELECT * FROM ledger a JOIN ledger b ON a.id = b.id WHERE a.name LIKE 'x%\n secret'";
    const client = await bed.connect();
    const plain = await client.query(`EXPLAIN ${sql.replace('\n', ' ')}`);
    const json = await client.query(`EXPLAIN (FORMAT JSON) ${sql}`);
    await client.end();
    const lines = planLines(JSON.stringify(json.rows[0]['QUERY PLAN']));
    const expected = plain.rows.map((row) => String(row['QUERY PLAN']).replace(/'x%.*?'/, "'?'"));
    expect(lines).toEqual(expected);
  });

  it('has none for what is no plan', () => {
    expect(planLines('')).toEqual([]);
    expect(planLines('[]')).toEqual([]);
    expect(planLines('{"Plan": 1}')).toEqual([]);
  });
});
