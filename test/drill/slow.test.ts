import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { eventually } from './drill-bed.ts';
import { breakBy, drill, endpointStatuses, mend, startDrillForFile } from './running-drill.ts';

startDrillForFile();

type Activity = { query: string; waitEvent: string | null; idleInTransaction: string[] };

/** What the API's sessions are busy with, and who holds a transaction open meanwhile, as the responder sees it. */
async function activity(): Promise<Activity[]> {
  const { rows } = await drill.withDatabase((client) =>
    client.query<Activity>(`
      SELECT query, wait_event_type AS "waitEvent",
             ARRAY(SELECT application_name FROM pg_stat_activity WHERE state = 'idle in transaction') AS "idleInTransaction"
      FROM pg_stat_activity WHERE application_name = 'todo-api' AND state = 'active'`),
  );
  return rows;
}

it('slow: every request that needs the database takes longer than its caller waits', async () => {
  await breakBy('slow');

  expect(await drill.get('/health')).toMatchObject({ status: 200 });
  expect(await endpointStatuses()).toEqual(['timeout', 'timeout', 'timeout']);
  expect((await activity()).map(({ query }) => query).join('\n')).toContain('authenticate');
  expect(drill.applicationLog()).toMatch(/WARN .*connection pool exhausted: \d+ of \d+ connections in use/);
  expect(drill.applicationLog()).toMatch(/WARN .*timeout: client closed the request/);
  expect(await eventually(() => /duration: \d+\.\d+ ms/.test(drill.databaseLog()))).toBe(true);

  await mend();
});

it('slow-query: only what lists todos is slow', async () => {
  await breakBy('slow-query');

  expect(await endpointStatuses()).toEqual(['timeout', 'timeout', 200]);
  expect((await activity()).map(({ query }) => query).join('\n')).toContain('may_see');

  await mend();
});

it('lock: what reads todos waits for a session that is idle in its transaction', async () => {
  await breakBy('lock');

  expect(await endpointStatuses()).toEqual(['timeout', 'timeout', 200]);
  const waiting = (await activity()).filter(({ waitEvent }) => waitEvent === 'Lock');
  expect(waiting.length).toBeGreaterThan(0);
  expect(waiting[0]?.idleInTransaction).toEqual(['nightly-maintenance']);
  expect(await eventually(() => /still waiting for \w+Lock/.test(drill.databaseLog()))).toBe(true);

  await mend();
});

it('pool-exhausted: the API has kept all its connections, which the database sees idle', async () => {
  await breakBy('pool-exhausted');

  expect(await drill.get('/health')).toMatchObject({ status: 200, body: { version: 'v1.4.3' } });
  expect(await endpointStatuses()).toEqual(['timeout', 'timeout', 'timeout']);
  expect(await activity()).toEqual([]);
  expect(drill.applicationLog()).toContain('connection pool exhausted');
  const newest = readFileSync(drill.facts.deployments, 'utf8').trim().split('\n').at(-1);
  expect(newest).toContain('v1.4.3');

  await mend();
});
