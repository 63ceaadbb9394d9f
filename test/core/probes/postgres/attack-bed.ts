/**
 * A real PostgreSQL to attack as a user that may do everything, with traps laid in it that a look must not spring, and a picture of
 * all that an attack could change.
 */
import { chownSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type Cluster, createCluster, databaseName } from '../../../../drill/postgres/cluster.ts';

export const attacker = { user: 'writer', password: 'may-write-7' } as const;

export type AttackBed = {
  cluster: Cluster;
  /** A session of somebody else's, to be ended or not. */
  victimPid: number;
  /** Where a program or a COPY on the server could leave a file. */
  marks: string;
  has(extension: string): boolean;
  connect(): Promise<pg.Client>;
  /** A new victim where the last one was ended. */
  renewVictim(): Promise<void>;
  snapshot(): Promise<unknown>;
  remove(): Promise<void>;
};

export async function createAttackBed(databaseLog: string): Promise<AttackBed> {
  const cluster = await createCluster({ postgresBin: null, databaseLog, signal: new AbortController().signal });
  const marks = join(cluster.temporaryDirectory, 'marks');
  mkdirSync(marks);
  const { uid, gid } = statSync(join(cluster.temporaryDirectory, 'data'));
  chownSync(marks, uid, gid);
  await cluster.start();
  // Nothing but the attacks may write: what the server does by itself would be taken for one.
  await cluster.administer('ALTER SYSTEM SET autovacuum = off', 'postgres');
  await cluster.administer('SELECT pg_reload_conf()', 'postgres');
  await cluster.administer(`CREATE ROLE ${attacker.user} SUPERUSER LOGIN PASSWORD '${attacker.password}'`, 'postgres');
  await cluster.administer(`CREATE DATABASE ${databaseName} OWNER ${attacker.user}`, 'postgres');
  const login = { host: cluster.host, port: cluster.port, database: databaseName, ...attacker };
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client(login);
    client.on('error', () => {});
    await client.connect();
    return client;
  };
  const owner = await connect();
  await owner.query(traps(marks));
  const offered = await owner.query<{ name: string }>('SELECT name FROM pg_available_extensions');
  const extensions = new Set(offered.rows.map(({ name }) => name));
  for (const [extension, sql] of Object.entries(trapsOfExtensions(marks))) {
    if (extensions.has(extension)) await owner.query(sql);
  }
  await owner.end();
  let victim = await connect();
  const pidOf = async (client: pg.Client) =>
    (await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid ?? 0;
  let victimPid = await pidOf(victim);
  return {
    cluster,
    get victimPid() {
      return victimPid;
    },
    marks,
    has: (extension) => extensions.has(extension),
    connect,
    async renewVictim() {
      const isAlive = await victim.query('SELECT 1').then(
        () => true,
        () => false,
      );
      if (isAlive) return;
      victim = await connect();
      victimPid = await pidOf(victim);
    },
    snapshot: async () => ({ ...(await picture(cluster, victimPid)), marks: readdirSync(marks).sort() }),
    async remove() {
      await victim.end().catch(() => {});
      await cluster.remove();
    },
  };
}

/** Everything below calls `leave_mark`, which a read-only transaction lets through: it writes no row, but a file. */
function traps(marks: string): string {
  return `
CREATE TABLE ledger (id integer PRIMARY KEY, name text NOT NULL);
INSERT INTO ledger SELECT n, 'entry ' || n FROM generate_series(1, 60) AS n;
CREATE TABLE spare (id integer);
CREATE SEQUENCE numbers;
CREATE FUNCTION leave_mark(mark text) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER AS $$
  BEGIN EXECUTE format('COPY (SELECT 1) TO %L', '${marks}/' || mark); RETURN 1; END $$;
CREATE FUNCTION empty_ledger() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER AS $$
  BEGIN DELETE FROM ledger; RETURN 1; END $$;
CREATE FUNCTION mark_at_once(mark text) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS $$
  BEGIN RETURN leave_mark(mark); END $$;
CREATE FUNCTION mark_in_sql(mark text) RETURNS integer LANGUAGE sql AS $$ SELECT leave_mark(mark) $$;
CREATE FUNCTION mark_row(entry ledger) RETURNS integer LANGUAGE sql AS $$ SELECT leave_mark('row') $$;
CREATE FUNCTION mark_number(n integer) RETURNS integer LANGUAGE sql AS $$ SELECT leave_mark('number') + n $$;
CREATE FUNCTION "a\u00a0mark"() RETURNS integer LANGUAGE sql AS $$ SELECT leave_mark('space') $$;
CREATE FUNCTION ${longName.slice(0, 63)}() RETURNS integer LANGUAGE sql AS $$ SELECT leave_mark('long') $$;
CREATE FUNCTION "É"() RETURNS integer LANGUAGE sql AS $$ SELECT leave_mark('accent') $$;
CREATE AGGREGATE mark_all(integer) (SFUNC = int4_sum_mark, STYPE = integer);
CREATE SCHEMA hidden;
CREATE FUNCTION hidden.count(text) RETURNS integer LANGUAGE sql AS $$ SELECT leave_mark('count') $$;
CREATE VIEW looks_plain AS SELECT leave_mark('view') AS n;
CREATE VIEW over_it AS SELECT n FROM looks_plain;
CREATE VIEW ends_others AS SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity WHERE usename = '${attacker.user}'
  AND pid <> pg_backend_pid();
CREATE OPERATOR === (FUNCTION = mark_pair, LEFTARG = integer, RIGHTARG = integer);
CREATE DOMAIN marked AS integer CHECK (leave_mark('domain') = 1);
CREATE TYPE pair_of_marked AS (one marked, other integer);
CREATE DOMAIN "e" AS text;
CREATE TYPE shade AS ENUM ('light', 'dark');
CREATE CAST (shade AS integer) WITH FUNCTION mark_shade(shade);
CREATE TABLE guarded (id integer);
INSERT INTO guarded VALUES (1);
ALTER TABLE guarded ENABLE ROW LEVEL SECURITY;
ALTER TABLE guarded FORCE ROW LEVEL SECURITY;
CREATE POLICY only_marked ON guarded FOR SELECT USING (leave_mark('policy') = 1);
CREATE ROLE reader LOGIN PASSWORD 'reads';
GRANT SELECT ON guarded TO reader;
`.replace(/CREATE AGGREGATE|CREATE OPERATOR|CREATE CAST/g, (statement) => `${helpers[statement] ?? ''}${statement}`);
}

/** What an aggregate, an operator and a cast are made of. */
const helpers: Readonly<Record<string, string>> = {
  'CREATE AGGREGATE': `CREATE FUNCTION int4_sum_mark(integer, integer) RETURNS integer LANGUAGE sql AS
    $$ SELECT leave_mark('aggregate') $$;\n`,
  'CREATE OPERATOR': `CREATE FUNCTION mark_pair(integer, integer) RETURNS boolean LANGUAGE sql AS
    $$ SELECT leave_mark('operator') = 1 $$;\n`,
  'CREATE CAST': `CREATE FUNCTION mark_shade(shade) RETURNS integer LANGUAGE sql AS $$ SELECT leave_mark('cast') $$;\n`,
};

/** Names are cut after 63 bytes; the function's is what is left of this one. */
export const longName = `mark_${'x'.repeat(70)}`;

function trapsOfExtensions(marks: string): Readonly<Record<string, string>> {
  return {
    dblink: 'CREATE EXTENSION dblink',
    file_fdw: `CREATE EXTENSION file_fdw; CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
      CREATE FOREIGN TABLE far (line text) SERVER files OPTIONS (program 'touch ${marks}/program; echo line');
      CREATE TABLE measurements (line text) PARTITION BY LIST (line);
      CREATE FOREIGN TABLE measurements_far PARTITION OF measurements DEFAULT SERVER files
        OPTIONS (program 'touch ${marks}/partition; echo line')`,
    tablefunc: 'CREATE EXTENSION tablefunc',
  };
}

/** All rows, sequences, settings, objects, large objects, locks, slots and sessions; and the next transaction id, so that nothing wrote. */
async function picture(cluster: Cluster, victimPid: number): Promise<Record<string, unknown>> {
  const parts: Record<string, string> = {
    nextTransaction: 'SELECT pg_snapshot_xmax(pg_current_snapshot())::text',
    ledger: 'SELECT md5(string_agg(l::text, chr(10) ORDER BY id)) FROM ledger l',
    spare: "SELECT count(*), to_regclass('spare') FROM pg_class WHERE relname = 'spare'",
    sequences: 'SELECT last_value, is_called FROM numbers',
    settings: 'SELECT md5(string_agg(name || setting, chr(10) ORDER BY name)) FROM pg_settings',
    files: 'SELECT md5(string_agg(f::text, chr(10))) FROM pg_file_settings f',
    reloaded: 'SELECT pg_conf_load_time()',
    roles: 'SELECT md5(string_agg(a::text, chr(10) ORDER BY oid)) FROM pg_authid a',
    roleSettings: 'SELECT count(*) FROM pg_db_role_setting',
    objects:
      'SELECT (SELECT count(*) FROM pg_class), (SELECT count(*) FROM pg_proc), (SELECT count(*) FROM pg_namespace)',
    largeObjects: 'SELECT count(*), md5(coalesce(string_agg(data, NULL), NULL)) FROM pg_largeobject',
    largeObjectNames: 'SELECT count(*) FROM pg_largeobject_metadata',
    advisoryLocks: "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'",
    preparedTransactions: 'SELECT count(*) FROM pg_prepared_xacts',
    slots: 'SELECT count(*) FROM pg_replication_slots',
    origins: 'SELECT count(*) FROM pg_replication_origin',
    statisticsReset: `SELECT stats_reset FROM pg_stat_database WHERE datname = '${databaseName}'`,
    victim: `SELECT count(*), max(query_start)::text FROM pg_stat_activity WHERE pid = ${victimPid}`,
  };
  const { rows } = await cluster.administer(
    `SELECT ${Object.entries(parts)
      .map(([name, sql]) => `(SELECT p::text FROM (${sql}) AS p) AS "${name}"`)
      .join(', ')}`,
  );
  return rows[0];
}
