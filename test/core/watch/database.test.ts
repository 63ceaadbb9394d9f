import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, createCluster, databaseName, maxConnections } from '../../../drill/postgres/cluster.ts';
import { createTodoDatabase, roles } from '../../../drill/postgres/todo-database.ts';
import type { Environment } from '../../../shared/environment/environment.ts';
import { watchBed } from './watch-bed.ts';

const minuteMs = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'hikeshi-watch-'));
const passwordFile = join(folder, 'password');
let cluster: Cluster;

beforeAll(async () => {
  writeFileSync(passwordFile, 'responder-secret', { mode: 0o600 });
  cluster = await createCluster({
    postgresBin: null,
    databaseLog: join(folder, 'postgresql.log'),
    signal: new AbortController().signal,
  });
  await cluster.start();
  await createTodoDatabase(cluster, {
    apiPassword: 'api-secret',
    responderPassword: 'responder-secret',
    batchPassword: 'batch-secret',
    token: 'token',
  });
});

afterAll(async () => {
  await cluster.remove();
  rmSync(folder, { recursive: true });
});

function database(): NonNullable<Environment['database']> {
  return {
    host: cluster.host,
    port: cluster.port,
    database: databaseName,
    user: roles.responder,
    sslMode: 'disable',
    caFile: null,
    password: { kind: 'file', path: passwordFile },
    path: { kind: 'direct' },
  };
}

/** Sessions of the API's own user, as a pool that holds on to them. */
async function hold(count: number): Promise<() => Promise<void>> {
  const { host, port } = cluster;
  const clients = Array.from(
    { length: count },
    () => new pg.Client({ host, port, database: databaseName, user: roles.api, password: 'api-secret' }),
  );
  for (const client of clients) client.on('error', () => undefined);
  await Promise.all(clients.map((client) => client.connect()));
  return async () => void (await Promise.all(clients.map((client) => client.end())));
}

async function ownSessions(): Promise<number> {
  const { rows } = await cluster.administer(
    "SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name = 'hikeshi'",
  );
  return rows[0].count as number;
}

describe('a database', () => {
  it('is watched by its answer and by its share of connections, and holds none of ours between two looks', async () => {
    const bed = await watchBed({ database: database() });
    const incidentId = await bed.declare();
    await bed.pass(2 * minuteMs);
    const { measures, own } = await bed.view(incidentId);
    expect(own).toBeNull();
    expect(measures).toMatchObject([
      { id: 'database', part: 'database', unit: 'ms', last: { level: 'normal', reading: { outcome: 'answered' } } },
      { id: 'connections', part: 'connections', unit: 'percent', last: { level: 'normal' } },
    ]);
    expect(measures[1]?.history).toHaveLength(8);
    expect(await ownSessions()).toBe(0);
    expect(await bed.rows(incidentId, 'levelChanged')).toEqual([]);
  });

  it('that runs out of connections is a change of its share, before it refuses', async () => {
    const bed = await watchBed({ database: database() });
    const incidentId = await bed.declare();
    await bed.pass(minuteMs);
    // Room is left for our own session, and for what the server keeps for itself.
    const release = await hold(maxConnections - 6);
    await bed.pass(minuteMs);
    const changed = async () =>
      (await bed.rows(incidentId, 'levelChanged')).flatMap((row) =>
        row.kind === 'levelChanged' ? [`${row.payload.measure.id} ${row.payload.from} ${row.payload.to}`] : [],
      );
    expect((await bed.view(incidentId)).measures[1]?.last?.reading).toMatchObject({ kind: 'connections' });
    expect(await changed()).toEqual(['connections normal warning']);
    await release();
    await bed.pass(minuteMs);
    expect(await changed()).toEqual(['connections normal warning', 'connections warning normal']);
  });

  it('that is stopped is one change; its share of connections is then unknown and makes no row', async () => {
    const bed = await watchBed({ database: database() });
    const incidentId = await bed.declare();
    await bed.pass(minuteMs);
    await cluster.stop();
    await bed.pass(2 * minuteMs);
    const stopped = await bed.rows(incidentId, 'levelChanged');
    expect(stopped).toMatchObject([
      {
        payload: {
          measure: { id: 'database' },
          from: 'normal',
          to: 'critical',
          readings: [{ reading: { outcome: 'refused' } }],
        },
      },
    ]);
    await cluster.start();
    await bed.pass(90_000);
    const all = await bed.rows(incidentId, 'levelChanged');
    expect(all.slice(1)).toMatchObject([{ payload: { measure: { id: 'database' }, from: 'critical', to: 'normal' } }]);
  });
});
