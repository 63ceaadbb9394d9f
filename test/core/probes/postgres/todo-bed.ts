/** The practice service's database, as the responder's role looks at it; started before a file's tests and removed after them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { runStatement } from '../../../../core/probes/postgres-probe.ts';
import type { CheckOutcome, ProbeContext } from '../../../../core/probes/probe.ts';
import { type Cluster, createCluster, databaseName } from '../../../../drill/postgres/cluster.ts';
import { createTodoDatabase, roles } from '../../../../drill/postgres/todo-database.ts';
import type { Reading } from '../../../../shared/diagnosis/reading.ts';
import type { Environment } from '../../../../shared/environment/environment.ts';
import { readResult } from '../../../../shared/incident/result-table.ts';
import { resultText } from '../../../../shared/incident/result-text.ts';
import { probeContext } from '../probe-context.ts';

export const password = 'correct-horse-7';

export const folder = mkdtempSync(join(tmpdir(), 'hikeshi-todo-bed-'));
export const databaseLog = join(folder, 'postgresql.log');
/** Nothing in it waits, and no server ends it in time. */
export const endless = 'SELECT count(*) FROM generate_series(1, 1000000) AS a, generate_series(1, 1000000) AS b';
export let cluster: Cluster;
/** Ended after each test. */
export const opened: pg.Client[] = [];

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

export function context(
  database: Partial<NonNullable<Environment['database']>> = {},
  overrides: Partial<ProbeContext> = {},
) {
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

export function ask(statement: string, where: ProbeContext = context()): Promise<CheckOutcome> {
  const connection = { host: null, port: null, user: null, database: null };
  return runStatement({ type: 'sql', statement, meta: null, connection }, where);
}

/** What a person reads of the evidence. */
export function shown({ evidence }: CheckOutcome): string {
  const result = readResult(evidence?.contentType ?? '', evidence?.text ?? null);
  return result === null ? (evidence?.text ?? '') : resultText(result);
}

export function reading<K extends Reading['kind']>(
  outcome: CheckOutcome,
  kind: K,
): Extract<Reading, { kind: K }> | undefined {
  return outcome.readings.find((each): each is Extract<Reading, { kind: K }> => each.kind === kind);
}

export async function connectAsApi(): Promise<pg.Client> {
  const { host, port } = cluster;
  const client = new pg.Client({ host, port, database: databaseName, user: roles.api, password: 'api-secret' });
  client.on('error', () => {});
  await client.connect();
  opened.push(client);
  return client;
}
