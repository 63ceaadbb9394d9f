/** One thing that people made, alone in a database of its own: the quick question sees each, and is not troubled by plain tables. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstFactsQuery, reachesHandMade } from '../../../../core/probes/postgres/hand-made.ts';
import { type Fact, mentionsOf, toFact } from '../../../../core/probes/postgres/server-facts.ts';
import { type Cluster, createCluster } from '../../../../drill/postgres/cluster.ts';

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-hand-made-'));
const login = { user: 'writer', password: 'may-write-7' };
let cluster: Cluster;
let databases = 0;

beforeAll(async () => {
  const databaseLog = join(folder, 'postgresql.log');
  cluster = await createCluster({ postgresBin: null, databaseLog, signal: new AbortController().signal });
  await cluster.start();
  await cluster.administer(`CREATE ROLE ${login.user} SUPERUSER LOGIN PASSWORD '${login.password}'`, 'postgres');
}, 60_000);

afterAll(async () => {
  await cluster.remove();
  rmSync(folder, { recursive: true });
});

/** What the quick question tells of the statement in a new database that holds what `made` makes, and no more. */
async function factsBeside(made: string, statement: string): Promise<Fact[]> {
  databases += 1;
  const database = `made_${databases}`;
  await cluster.administer(`CREATE DATABASE ${database} OWNER ${login.user}`, 'postgres');
  const client = new pg.Client({ host: cluster.host, port: cluster.port, database, ...login });
  await client.connect();
  try {
    await client.query(made);
    const query = { text: firstFactsQuery(mentionsOf(statement)), rowMode: 'array' as const };
    const { rows } = await client.query<(string | null)[]>(query);
    return rows.map(toFact);
  } finally {
    await client.end();
  }
}

async function serverVersion(): Promise<number> {
  const client = new pg.Client({ host: cluster.host, port: cluster.port, database: 'postgres', ...login });
  await client.connect();
  try {
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
    return Number.parseInt(rows[0]?.server_version ?? '', 10);
  } finally {
    await client.end();
  }
}

const act = "CREATE FUNCTION act(text) RETURNS boolean LANGUAGE sql AS 'SELECT true';";
const plain = 'CREATE TABLE ledger (id bigint PRIMARY KEY, name varchar(40), at timestamptz, tags text[]);';

it.each([
  ['a function', act, "SELECT act('x')"],
  ['a function in a schema of its own', `CREATE SCHEMA s; ${act} ALTER FUNCTION act SET SCHEMA s`, "SELECT s.act('x')"],
  [
    'a function of rows',
    `${plain} CREATE FUNCTION act(ledger) RETURNS text LANGUAGE sql AS 'SELECT 1::text'`,
    'SELECT l.act FROM ledger l',
  ],
  [
    'a function under the name of one of the server’s',
    "CREATE FUNCTION lower(integer) RETURNS text LANGUAGE sql AS 'SELECT 1::text'",
    'SELECT lower(1)',
  ],
  ['a view', `${act} CREATE VIEW seen AS SELECT act('x') AS a`, 'SELECT * FROM seen'],
  ['a view in another schema', 'CREATE SCHEMA s; CREATE VIEW s.seen AS SELECT 1 AS a', 'TABLE s.seen'],
  ['a view under a quoted name', 'CREATE VIEW "Seen It" AS SELECT 1 AS a', 'SELECT * FROM "Seen It"'],
  [
    'a row policy',
    `${plain} ${act} CREATE POLICY p ON ledger USING (act(name)); ALTER TABLE ledger ENABLE ROW LEVEL SECURITY`,
    'SELECT id FROM ledger',
  ],
  ['a partitioned table', 'CREATE TABLE parts (id int) PARTITION BY RANGE (id)', 'SELECT count(*) FROM parts'],
  ['a table with children', `${plain} CREATE TABLE child () INHERITS (ledger)`, 'SELECT id FROM ledger'],
  ['a domain', 'CREATE DOMAIN odd AS int CHECK (VALUE % 2 = 1)', 'SELECT 3::odd'],
  [
    'a column of a domain',
    'CREATE DOMAIN odd AS int CHECK (VALUE % 2 = 1); CREATE TABLE odds (n odd)',
    'SELECT n FROM odds',
  ],
  [
    'a composite type with a domain in it',
    'CREATE DOMAIN odd AS int CHECK (VALUE % 2 = 1); CREATE TYPE pair AS (a int, b odd)',
    'SELECT ROW(1, 2)::pair',
  ],
  [
    'an operator',
    `CREATE FUNCTION add(int, text) RETURNS int LANGUAGE sql AS 'SELECT 1';
     CREATE OPERATOR + (LEFTARG = int, RIGHTARG = text, FUNCTION = add)`,
    "SELECT 1 + 'x'::text",
  ],
  [
    'a cast',
    `CREATE FUNCTION cut(text) RETURNS int LANGUAGE sql AS 'SELECT 1';
     CREATE CAST (text AS int) WITH FUNCTION cut(text) AS ASSIGNMENT`,
    "SELECT 'x'::text::int",
  ],
])('sees %s', async (_, made, statement) => {
  expect(reachesHandMade(await factsBeside(made, statement))).toBe(true);
});

it('sees a virtual column, which servers before 18 cannot have', async () => {
  const made = 'CREATE TABLE doubled (id int, twice int GENERATED ALWAYS AS (id * 2) VIRTUAL)';
  const seen = factsBeside(made, 'SELECT twice FROM doubled').then(reachesHandMade, (error: unknown) => String(error));
  expect(await seen).toEqual((await serverVersion()) >= 18 ? true : expect.stringContaining('VIRTUAL'));
});

it.each([
  ['', "SELECT pid, left(query, 40) FROM pg_stat_activity WHERE state <> 'idle'", ['left']],
  [
    plain,
    "SELECT count(*), lower(max(name)) FROM ledger WHERE at > now() - interval '5 min'",
    ['count', 'lower', 'max', 'now'],
  ],
  [`${act} CREATE VIEW seen AS SELECT 1 AS a; ${plain}`, 'SELECT id, name, tags[1] FROM ledger ORDER BY id', []],
  ['CREATE DOMAIN odd AS int', 'SELECT 3::int4, pg_backend_pid()', ['pg_backend_pid']],
])('is not troubled by what the statement does not reach (%s | %s)', async (made, statement, functions) => {
  const facts = await factsBeside(made, statement);
  expect(reachesHandMade(facts)).toBe(false);
  expect([...new Set(facts.map(({ kind, name }) => `${kind} ${name}`))].sort()).toEqual(
    functions.map((name) => `function pg_catalog.${name}`),
  );
});
