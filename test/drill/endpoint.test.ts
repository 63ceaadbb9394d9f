import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { breakBy, drill, endpointStatuses, mend, startDrillForFile } from './running-drill.ts';

startDrillForFile();

async function todoColumns(): Promise<string[]> {
  const { rows } = await drill.withDatabase((client) =>
    client.query<{ name: string }>(
      "SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'todos' ORDER BY ordinal_position",
    ),
  );
  return rows.map(({ name }) => name);
}

const newTodo = { name: 'Buy buckets' };

it('endpoint: the table of one endpoint was changed, the others are fine', async () => {
  expect(drill.facts.endpoints[0]).toBe('/api/v1/todos');
  expect(await todoColumns()).toContain('name');
  await breakBy('endpoint');

  expect(await endpointStatuses()).toEqual([500, 200, 200]);
  expect(await drill.send('POST', '/api/v1/todos', newTodo)).toMatchObject({ status: 500 });
  expect(await todoColumns()).not.toContain('name');
  expect(drill.applicationLog()).toMatch(
    /ERROR GET \/api\/v1\/todos 500: column "name" does not exist\n +at |\n.*\n +at /,
  );
  expect(drill.applicationLog()).toContain('ERROR POST /api/v1/todos 500');

  await mend();
});

it('missing-migration: a release reads a column that is not there', async () => {
  await breakBy('missing-migration');

  expect(await endpointStatuses()).toEqual([500, 200, 200]);
  expect(await todoColumns()).not.toContain('priority');
  expect(drill.applicationLog()).toContain('column "priority" does not exist');
  expect(readFileSync(drill.facts.deployments, 'utf8').trim().split('\n').at(-1)).toContain('v1.5.1');

  await mend();
  expect(await todoColumns()).toContain('priority');
});

it('constraint-violation: todos can be read and not be made', async () => {
  await breakBy('constraint-violation');

  expect(await endpointStatuses()).toEqual([200, 200, 200]);
  expect(await drill.send('POST', '/api/v1/todos', newTodo)).toMatchObject({ status: 500 });
  expect(drill.applicationLog()).toContain('violates foreign key constraint');
  expect(drill.databaseLog()).toContain('violates foreign key constraint');

  await mend();
});

it('validation-error: clients send what the API does not take, and it says so', async () => {
  await breakBy('validation-error');

  expect(await endpointStatuses()).toEqual([200, 200, 200]);
  expect(drill.applicationLog()).toMatch(/WARN {2}POST \/api\/v1\/todos 400: validation error: "name"/);
  expect(readFileSync(drill.facts.logs.access, 'utf8')).toMatch(
    /"POST \/api\/v1\/todos HTTP\/1\.1" 400 .*todo-mobile\/3\.0/,
  );

  await mend();
});

it('bad-deploy: since a deployment minutes ago every second read fails with a stack trace', async () => {
  await breakBy('bad-deploy');

  const statuses: (number | null)[] = [];
  for (let turn = 0; turn < 20; turn += 1) statuses.push((await drill.get('/api/v1/me')).status);
  expect(statuses.filter((status) => status === 500).length).toBeGreaterThanOrEqual(5);
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(5);
  expect(await drill.get('/health')).toMatchObject({ status: 200, body: { version: 'v1.5.0' } });
  expect(drill.applicationLog()).toMatch(
    /ERROR GET \/api\/v1\/me 500: Cannot destructure .*\n +at |TypeError.*\n +at /,
  );

  await mend();
  expect(await drill.get('/health')).toMatchObject({ body: { version: 'v1.4.2' } });
});

it('is an API with tokens, and tells a client what it did wrong', async () => {
  const { apiUrl } = drill.facts;
  expect((await fetch(`${apiUrl}/health`)).status).toBe(200);
  expect((await fetch(`${apiUrl}/api/v1/todos`)).status).toBe(401);
  expect((await fetch(`${apiUrl}/api/v1/todos`, { headers: { authorization: 'Bearer guess' } })).status).toBe(401);
  expect(await drill.get('/api/v1/nothing')).toMatchObject({ status: 404 });
  expect(await drill.get('/api/v1/todos/999999')).toMatchObject({ status: 404 });
  expect(await drill.send('POST', '/api/v1/todos', { name: '' })).toMatchObject({ status: 400 });
  const { body } = await drill.send('POST', '/api/v1/todos', newTodo);
  const { id } = body as { id: number };
  expect(await drill.send('PUT', `/api/v1/todos/${id}`, { ...newTodo, done: true })).toMatchObject({
    body: { done: true },
  });
  expect(await drill.send('DELETE', `/api/v1/todos/${id}`, null)).toMatchObject({ status: 200 });
  expect(await drill.get(`/api/v1/todos/${id}`)).toMatchObject({ status: 404 });
});
