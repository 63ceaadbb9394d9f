/** The role of `docs/postgresql-role.md`, made by the very statements that stand there. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runDatabaseConnections, runStatement } from '../../../../core/probes/postgres-probe.ts';
import { type Cluster, createCluster, databaseName } from '../../../../drill/postgres/cluster.ts';
import { createTodoDatabase, roles } from '../../../../drill/postgres/todo-database.ts';
import { probeContext } from '../probe-context.ts';

const password = 'documented-role-1';
const secrets = { apiPassword: 'api-1', responderPassword: 'responder-1', batchPassword: 'batch-1', token: 'token-1' };
const folder = mkdtempSync(join(tmpdir(), 'hikeshi-documented-role-'));
const document = readFileSync(new URL('../../../../docs/postgresql-role.md', import.meta.url), 'utf8');
let cluster: Cluster;

beforeAll(async () => {
  const databaseLog = join(folder, 'postgresql.log');
  cluster = await createCluster({ postgresBin: null, databaseLog, signal: new AbortController().signal });
  await cluster.start();
  await createTodoDatabase(cluster, secrets);
  const version = Number((await cluster.administer('SHOW server_version_num')).rows[0]?.server_version_num);
  const blocks = [...document.matchAll(/^```sql\n([\s\S]*?)^```$/gmu)].map(([, sql = '']) => sql);
  expect(blocks).toHaveLength(3);
  for (const sql of blocks) {
    const since = /PostgreSQL (\d+) and later/u.exec(sql)?.[1];
    if (since === undefined || version >= Number(since) * 10_000) await cluster.administer(sql);
  }
  await cluster.administer(`ALTER ROLE hikeshi PASSWORD '${password}'`);
});

afterAll(async () => {
  await cluster.remove();
  rmSync(folder, { recursive: true });
});

function connect(login = { user: 'hikeshi', password }): pg.Client {
  const { host, port } = cluster;
  return new pg.Client({ host, port, database: databaseName, ...login });
}

function context() {
  const database = { host: cluster.host, port: cluster.port, database: databaseName, user: 'hikeshi' };
  const access = { sslMode: 'disable' as const, caFile: null, password: { kind: 'ask' as const } };
  return probeContext(
    { database: { ...database, ...access, path: { kind: 'direct' } } },
    { resolveSecret: async () => password },
  );
}

async function refusalOf(client: pg.Client, sql: string): Promise<unknown> {
  return client.query(sql).then(
    () => null,
    (error: { code?: unknown }) => error.code,
  );
}

it('sees who is connected and what they do', async () => {
  const { readings } = await runDatabaseConnections(context());
  expect(readings.map(({ kind }) => kind)).toEqual(['database', 'connections', 'activeQueries']);
  expect(readings[0]).toMatchObject({ outcome: 'answered' });
});

it('reads the tables that were granted, and no others', async () => {
  const connection = { host: null, port: null, user: null, database: null };
  const ask = (statement: string) => runStatement({ type: 'sql', statement, meta: null, connection }, context());
  expect((await ask('SELECT count(*) FROM todos')).readings).toContainEqual({ kind: 'number', value: 40 });
  expect((await ask('SELECT count(*) FROM users')).readings[0]).toMatchObject({ kind: 'database', sqlState: '42501' });
});

it('writes nothing and ends nobody, even where it lifts its own seat belt', async () => {
  const client = connect();
  const api = connect({ user: roles.api, password: secrets.apiPassword });
  await Promise.all([client.connect(), api.connect()]);
  try {
    expect(await refusalOf(client, 'DELETE FROM todos')).toBe('25006');
    await client.query('SET default_transaction_read_only = off');
    expect(await refusalOf(client, 'DELETE FROM todos')).toBe('42501');
    const { pid } = (await api.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0] ?? { pid: 0 };
    expect(await refusalOf(client, `SELECT pg_terminate_backend(${pid})`)).toBe('42501');
    expect((await api.query('SELECT 1')).rowCount).toBe(1);
  } finally {
    await Promise.all([client.end(), api.end()]);
  }
});

it('has limits of its own', async () => {
  const client = connect();
  await client.connect();
  try {
    const names = `current_setting('statement_timeout'), current_setting('lock_timeout'),
      current_setting('idle_in_transaction_session_timeout')`;
    const { rows } = await client.query({ text: `SELECT ${names}`, rowMode: 'array' });
    expect(rows).toEqual([['5s', '1s', '10s']]);
  } finally {
    await client.end();
  }
});

it('takes five connections and not a sixth', async () => {
  const five = Array.from({ length: 5 }, () => connect());
  await Promise.all(five.map((client) => client.connect()));
  try {
    await expect(connect().connect()).rejects.toMatchObject({ code: '53300' });
  } finally {
    await Promise.all(five.map((client) => client.end()));
  }
});
