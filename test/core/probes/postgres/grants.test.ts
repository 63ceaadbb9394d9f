/** What a role may do, asked of a real server as that role. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readGrants } from '../../../../core/probes/postgres/grants.ts';
import { type Cluster, createCluster } from '../../../../drill/postgres/cluster.ts';
import { probeContext } from '../probe-context.ts';

const password = 'role-1';
const databaseName = 'todo_db';
const folder = mkdtempSync(join(tmpdir(), 'hikeshi-grants-'));
let cluster: Cluster;
let version = 0;

beforeAll(async () => {
  const databaseLog = join(folder, 'postgresql.log');
  cluster = await createCluster({ postgresBin: null, databaseLog, signal: new AbortController().signal });
  await cluster.start();
  version = Number((await cluster.administer('SHOW server_version_num', 'postgres')).rows[0]?.server_version_num);
  await cluster.administer(`CREATE DATABASE ${databaseName}`, 'postgres');
  await cluster.administer(`
    CREATE SCHEMA shop;
    CREATE SCHEMA closed;
    CREATE TABLE orders (id int, note text);
    CREATE TABLE secrets (id int);
    CREATE TABLE partly (id int, hidden text);
    CREATE TABLE shop.stock (id int);
    CREATE TABLE closed.vault (id int);
    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
    CREATE ROLE plain LOGIN PASSWORD '${password}' CONNECTION LIMIT 1;
    CREATE ROLE watcher LOGIN PASSWORD '${password}' CONNECTION LIMIT 5;
    CREATE ROLE writer LOGIN PASSWORD '${password}';
    CREATE ROLE one_column LOGIN PASSWORD '${password}';
    CREATE ROLE maker LOGIN PASSWORD '${password}';
    CREATE ROLE boss LOGIN SUPERUSER PASSWORD '${password}';
    GRANT pg_monitor TO watcher;
    GRANT USAGE ON SCHEMA shop TO watcher;
    GRANT SELECT ON orders, shop.stock, closed.vault TO watcher;
    GRANT SELECT (id) ON partly TO watcher;
    GRANT DELETE ON orders TO writer;
    GRANT UPDATE (note) ON orders TO one_column;
    GRANT CREATE ON SCHEMA shop TO maker;
  `);
  if (version >= 160_000) await cluster.administer('GRANT pg_use_reserved_connections TO watcher');
});

afterAll(async () => {
  await cluster.remove();
  rmSync(folder, { recursive: true });
});

function grantsOf(user: string, statements: string[] = [], name = databaseName) {
  const database = { host: cluster.host, port: cluster.port, database: name, user };
  const access = { sslMode: 'disable' as const, caFile: null, password: { kind: 'ask' as const } };
  const environment = { database: { ...database, ...access, path: { kind: 'direct' as const } } };
  return readGrants(statements, probeContext(environment, { resolveSecret: async () => password }));
}

it('tells a role that can only log in', async () => {
  expect(await grantsOf('plain')).toEqual({
    superuser: false,
    pgMonitor: false,
    mayWrite: false,
    reservedSlots: 0,
    connectionLimit: 1,
    relations: [],
  });
});

it('tells a role that sees all sessions, and its limit', async () => {
  const reserved = version >= 160_000 ? await cluster.administer('SHOW reserved_connections') : null;
  expect(await grantsOf('watcher')).toMatchObject({
    pgMonitor: true,
    mayWrite: false,
    connectionLimit: 5,
    reservedSlots: Number(reserved?.rows[0]?.reserved_connections ?? 0),
  });
});

it.each([
  ['writer', 'a table'],
  ['one_column', 'one column'],
  ['maker', 'the right to make a table'],
])('tells that %s may write by %s', async (role) => {
  expect(await grantsOf(role)).toMatchObject({ superuser: false, mayWrite: true });
});

it('tells a superuser, who has the reserved connections', async () => {
  const { rows } = await cluster.administer('SHOW superuser_reserved_connections');
  const slots = Number(rows[0]?.superuser_reserved_connections);
  expect(slots).toBeGreaterThan(0);
  const grants = await grantsOf('boss');
  expect(grants).toMatchObject({ superuser: true, pgMonitor: true, mayWrite: true, connectionLimit: null });
  expect(grants?.reservedSlots).toBeGreaterThanOrEqual(slots);
});

it('takes the limit of the database where it is the smaller one', async () => {
  await cluster.administer(`ALTER DATABASE ${databaseName} CONNECTION LIMIT 3`);
  expect(await grantsOf('watcher')).toMatchObject({ connectionLimit: 3 });
  await cluster.administer(`ALTER DATABASE ${databaseName} CONNECTION LIMIT -1`);
});

it('says of each table that a runbook reads whether it is there, and whether this role may read it', async () => {
  const statements = [
    'SELECT id FROM orders JOIN secrets USING (id)',
    'SELECT count(*) FROM partly, shop.stock, closed.vault',
    'SELECT * FROM nowhere; SELECT 1 FROM pg_stat_activity',
    'SELECT extract(epoch FROM now())',
    `SELECT * FROM "it's odd"`,
  ];
  const grants = await grantsOf('watcher', statements);
  const told = grants?.relations.map(({ schema, name, found, readable }) => [schema, name, found, readable]);
  expect(told).toEqual([
    [null, 'orders', true, true],
    [null, 'secrets', true, false],
    [null, 'partly', true, true],
    ['shop', 'stock', true, true],
    ['closed', 'vault', true, false],
    [null, 'nowhere', false, false],
    [null, 'pg_stat_activity', true, true],
    [null, "it's odd", false, false],
  ]);
});

it('says nothing of a database that cannot be asked', async () => {
  expect(await grantsOf('watcher', [], 'no_such_database')).toBeNull();
  expect(await grantsOf('nobody_here')).toBeNull();
});
