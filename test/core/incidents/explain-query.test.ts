/** A slow query found by a check of an incident, and its plan, through the whole core against a real PostgreSQL. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { databaseName } from '../../../drill/postgres/cluster.ts';
import type { Environment } from '../../../shared/environment/environment.ts';
import { type AttackBed, attacker, createAttackBed } from '../probes/postgres/attack-bed.ts';
import { openCommandBed } from './command-bed.ts';

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-explain-query-'));
let bed: AttackBed;

beforeAll(async () => {
  bed = await createAttackBed(join(folder, 'postgresql.log'));
  await bed.cluster.administer(`CREATE FUNCTION slow(text) RETURNS boolean LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_sleep(60); RETURN true; END $$`);
}, 60_000);

afterAll(async () => {
  await bed.remove();
  rmSync(folder, { recursive: true });
});

function database(): NonNullable<Environment['database']> {
  const { host, port } = bed.cluster;
  const password = { kind: 'env' as const, name: 'HIKESHI_TEST_PASSWORD' };
  const place = { host, port, database: databaseName, user: attacker.user, path: { kind: 'direct' as const } };
  return { ...place, sslMode: 'disable', caFile: null, password };
}

it('is offered with the check, and its plan becomes evidence of its own', async () => {
  process.env.HIKESHI_TEST_PASSWORD = attacker.password;
  const statement =
    "SELECT pid, left(query, 80) AS query, NULL AS nothing FROM pg_stat_activity WHERE state = 'active'";
  const scene = await openCommandBed([`psql -c "${statement}"`], { database: database() });
  const { client, incidentId, commands, commandId, run, checks } = scene;
  const busy = await bed.connect();
  const running = busy.query("SELECT id FROM ledger WHERE name = 'taro' OR slow(name)").catch(() => {});
  try {
    const slowQuery = async () => {
      await run(commands[0]?.id ?? '');
      const last = (await checks()).at(-1);
      return last?.readings.map(({ reading }) => reading).find((reading) => reading.kind === 'slowQuery');
    };
    await expect.poll(slowQuery, { timeout: 15_000 }).toBeDefined();
    const query = await slowQuery();
    if (query?.kind !== 'slowQuery') throw new Error('no slow query was found');
    expect(query.query).toBe("SELECT id FROM ledger WHERE name = '?' OR slow(name)");
    const { pid, backendStartUs, queryId } = query;
    const request = { incidentId, checkId: commands[0]?.id ?? '', pid, backendStartUs, queryId };

    await client.incidents.explainQuery({ ...request, commandId: commandId() });
    const plan = (await checks()).at(-1);
    expect(plan).toMatchObject({ checkId: `${request.checkId}/plan/${pid}-${backendStartUs}`, level: 'normal' });
    const evidenceId = plan?.evidenceId ?? '';
    const view = await client.incidents.evidence({ incidentId, evidenceId });
    expect(view.tables?.map(({ columns }) => columns)).toEqual([
      [{ name: 'query', type: 'text' }],
      [{ name: 'QUERY PLAN', type: 'text' }],
    ]);
    expect(view.text).toMatch(/Seq Scan on ledger {2}\(cost=/);
    expect(JSON.stringify(view)).not.toContain('taro');

    const found = await client.incidents.evidence({
      incidentId,
      evidenceId: (await checks()).at(-2)?.evidenceId ?? '',
    });
    expect(found.tables?.[0]?.columns.map(({ type }) => type)).toEqual(['integer', 'text', 'text']);
    expect(found.tables?.[0]?.rows[0]?.[2]).toBeNull();
    expect(found.text).toContain('NULL');

    const other = { ...request, pid: 1, commandId: commandId() };
    await expect(client.incidents.explainQuery(other)).rejects.toMatchObject({ data: { reason: 'noSuchQuery' } });
  } finally {
    await bed.cluster.administer(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%slow(name)'`,
    );
    await running;
    await busy.end().catch(() => {});
  }
}, 60_000);
