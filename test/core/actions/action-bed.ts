/**
 * A real PostgreSQL with sessions to end, and a core whose open incident has a runbook that ends them. The runbook and the roles are
 * made here; nothing of the app's own runbooks or practice service is needed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { CoreOptions } from '../../../core/core.ts';
import { type Cluster, createCluster } from '../../../drill/postgres/cluster.ts';
import type { Environment } from '../../../shared/environment/environment.ts';
import { openTemporaryCore } from '../core/temporary-core.ts';
import { emptyEnvironment } from '../probes/probe-context.ts';
import { database, password, roles, runbookText } from './action-world.ts';

const others = "backend_type = 'client backend' AND pid <> pg_backend_pid()";

export type Bed = {
  cluster: Cluster;
  /** Opens a session as a role and leaves it idle; closed with `closeSessions`. */
  connect(role?: string, application?: string): Promise<{ client: pg.Client; pid: number }>;
  closeSessions(): Promise<void>;
  /** As the superuser. */
  administer(sql: string): Promise<pg.QueryResult>;
  /** Process ids of clients' sessions that there are now, as the superuser sees them. */
  pids(): Promise<number[]>;
  environment(change?: Partial<Environment>, user?: string): Environment;
  remove(): Promise<void>;
};

export async function startBed(postgresBin: string | null = process.env.HIKESHI_POSTGRES_BIN ?? null): Promise<Bed> {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-actions-'));
  const cluster = await createCluster({
    postgresBin,
    databaseLog: join(folder, 'postgresql.log'),
    signal: new AbortController().signal,
  });
  await cluster.start();
  await cluster.administer(
    `CREATE ROLE ${roles.operator} LOGIN PASSWORD '${password}';
     CREATE ROLE ${roles.looker} LOGIN PASSWORD '${password}';
     CREATE ROLE ${roles.stranger} LOGIN PASSWORD '${password}';
     CREATE ROLE ${roles.client} LOGIN PASSWORD '${password}';
     CREATE ROLE baker_root LOGIN SUPERUSER PASSWORD '${password}';
     GRANT pg_monitor, pg_signal_backend TO ${roles.operator};
     GRANT pg_monitor TO ${roles.looker};`,
    'postgres',
  );
  await cluster.administer(`CREATE DATABASE ${database}`, 'postgres');
  const opened: pg.Client[] = [];
  const bed: Bed = {
    cluster,
    async connect(role = roles.client, application = 'oven') {
      const { host, port } = cluster;
      const client = new pg.Client({ host, port, database, user: role, password, application_name: application });
      client.on('error', () => {});
      await client.connect();
      opened.push(client);
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      return { client, pid: rows[0]?.pid ?? 0 };
    },
    administer: (sql) => cluster.administer(sql, 'postgres'),
    async closeSessions() {
      const ends = opened.splice(0).map((client) => client.end().catch(() => {}));
      await cluster.administer(
        `SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity WHERE ${others}`,
        'postgres',
      );
      await Promise.all(ends);
    },
    async pids() {
      const { rows } = await cluster.administer(`SELECT pid FROM pg_stat_activity WHERE ${others}`, 'postgres');
      return rows.map(({ pid }) => pid as number);
    },
    environment: (change = {}, user = roles.operator) => ({
      ...emptyEnvironment,
      name: 'Shop floor',
      database: {
        host: cluster.host,
        port: cluster.port,
        database,
        user,
        sslMode: 'disable',
        caFile: null,
        password: { kind: 'ask' },
        path: { kind: 'direct' },
      },
      ...change,
    }),
    async remove() {
      await bed.closeSessions();
      await cluster.remove();
      rmSync(folder, { recursive: true });
    },
  };
  return bed;
}

/** A core with the runbook and an open incident in this environment, at real time. */
export async function openIncident(environment: Environment, options: Partial<CoreOptions> = {}) {
  const { core, client } = await openTemporaryCore({
    clock: { nowMs: () => Date.now(), monoNs: () => process.hrtime.bigint() },
    ...options,
  });
  const base64 = Buffer.from(runbookText).toString('base64');
  const { entry } = await client.runbooks.import({ name: 'bakery.md', base64 });
  await client.environments.save({ environment: { ...environment, runbookHash: entry.hash } });
  await client.environments.setSecret({ environmentId: environment.id, field: 'databasePassword', value: password });
  const { incidentId } = await client.incidents.declare({ commandId: 'declare', environmentId: environment.id });
  return { core, client, incidentId };
}
