import { expect, it } from 'vitest';
import { databaseRefusal, isThere } from './drill-bed.ts';
import { breakBy, drill, endpointStatuses, mend, startDrillForFile } from './running-drill.ts';

startDrillForFile();

it('db-down: PostgreSQL is stopped, the API lives and answers 500 to all that needs it', async () => {
  const before = await drill.order({ status: true });
  await breakBy('db-down');

  expect(isThere(before.database.pid ?? 0)).toBe(false);
  expect(await databaseRefusal(drill.facts)).toBe('ECONNREFUSED');
  expect(await drill.get('/health')).toMatchObject({ status: 200 });
  expect(await endpointStatuses()).toEqual([500, 500, 500]);
  expect(drill.applicationLog()).toMatch(/ERROR .*failed to connect to database: connection refused/);
  expect(drill.databaseLog()).toContain('database system is shut down');

  await mend();
});

it('db-exhausted: every connection is held, most of them idle, and neither API nor responder gets one', async () => {
  await breakBy('db-exhausted');

  expect(await databaseRefusal(drill.facts)).toBe('53300');
  expect(await drill.get('/health')).toMatchObject({ status: 200 });
  expect(await endpointStatuses()).toEqual([500, 500, 500]);
  expect(drill.applicationLog()).toMatch(/connection pool exhausted: timeout/);
  expect(drill.databaseLog()).toMatch(/FATAL: +(sorry, too many clients|remaining connection slots are reserved)/);

  await mend();
});

it('auth-failure: the password of the API was changed, and the responder still gets in', async () => {
  await breakBy('auth-failure');

  expect(await databaseRefusal(drill.facts)).toBeNull();
  expect(await endpointStatuses()).toEqual([500, 500, 500]);
  expect(drill.applicationLog()).toMatch(/ERROR .*password authentication failed for user "todo_api"/);
  expect(drill.databaseLog()).toMatch(/FATAL: +password authentication failed for user "todo_api"/);

  await mend();
});

it('goes from one fault to the next without a repair in between, and to none by null', async () => {
  await breakBy('db-down');
  await breakBy('auth-failure');
  expect(await databaseRefusal(drill.facts)).toBeNull();

  expect(await drill.order({ fault: null })).toMatchObject({ done: true, fault: null });

  expect(await endpointStatuses()).toEqual([200, 200, 200]);
});

it('refuses what it does not understand, and goes on', async () => {
  expect(await drill.order({ fault: 'earthquake' })).toEqual({
    done: false,
    error: expect.stringContaining('db-down'),
  });
  expect(await drill.order({ fire: true })).toEqual({
    done: false,
    error: expect.stringContaining('{"repair": true}'),
  });

  await mend();
});
