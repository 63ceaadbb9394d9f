/** The role of `docs/destroying-actions.md`, made by the very statements that stand there. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OperatorSession, openOperatorSession } from '../../../core/probes/postgres/operator-session.ts';
import { type Bed, startBed } from './action-bed.ts';
import { database, password } from './action-world.ts';

const document = readFileSync(new URL('../../../docs/destroying-actions.md', import.meta.url), 'utf8');
let bed: Bed;
let session: OperatorSession;

beforeAll(async () => {
  bed = await startBed();
  const version = Number((await bed.administer('SHOW server_version_num')).rows[0]?.server_version_num);
  const blocks = [...document.matchAll(/^```sql\n([\s\S]*?)^```$/gmu)].map(([, sql = '']) => sql);
  expect(blocks).toHaveLength(2);
  for (const sql of blocks) {
    const since = /PostgreSQL (\d+) and later/u.exec(sql)?.[1];
    if (since === undefined || version >= Number(since) * 10_000) await bed.administer(sql);
  }
  await bed.administer(
    `ALTER ROLE hikeshi_ops PASSWORD '${password}'; ALTER ROLE hikeshi_ops SET default_transaction_read_only = on`,
  );
  const { host, port } = bed.cluster;
  const login = { host, port, database, user: 'hikeshi_ops', password, tls: false, tunnelled: false } as const;
  session = await openOperatorSession(login, { patienceMs: 0, cancel: new AbortController().signal });
});
afterAll(async () => {
  await session.close();
  await bed.remove();
});

it("ends a client's session, and may not end a superuser's", async () => {
  expect(await session.grants()).toMatchObject({ superuser: false, signalBackend: true, readAllStats: true });
  const { pid } = await bed.connect();
  const root = await bed.connect('baker_root');
  const everyone = { signal: 'terminate', condition: null, alias: null, longerThanSeconds: null } as const;
  const { backends } = await session.preview(everyone, 500);
  const backend = (wanted: number) => {
    const found = backends.find((each) => each.pid === wanted);
    return { ...found, backendStart: found?.backendStart ?? '' } as Parameters<OperatorSession['tell']>[1];
  };
  expect(await session.tell('terminate', backend(root.pid))).toEqual({ outcome: 'refused', sqlState: '42501' });
  expect(await session.tell('terminate', backend(pid))).toEqual({ outcome: 'told', sqlState: null });
  await expect.poll(() => bed.pids()).not.toContain(pid);
  expect(await bed.pids()).toContain(root.pid);
});
