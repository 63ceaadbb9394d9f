import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { processesWith } from './drill-bed.ts';
import { breakBy, drill, endpointStatuses, mend, startDrillForFile } from './running-drill.ts';

startDrillForFile();

it.each([
  ['down', 'config error: database.host'],
  ['config-error', 'config error: failed to load'],
  ['deploy-crash', 'config error: release v1.6.0'],
])('%s: no process, nobody listens, and the log says why', async (fault, signature) => {
  await breakBy(fault);

  expect(processesWith(drill.facts.processName)).toEqual([]);
  expect(await drill.get('/health')).toMatchObject({ status: null, code: 'ECONNREFUSED' });
  expect(await endpointStatuses()).toEqual(drill.facts.endpoints.map(() => 'ECONNREFUSED'));
  expect(drill.applicationLog()).toMatch(new RegExp(`FATAL .*${signature}`));
  await drill.withDatabase((client) => client.query('SELECT 1'));

  await mend();
});

it('port-in-use: another process has the port, and the API ends because of it', async () => {
  await breakBy('port-in-use');

  expect(processesWith(drill.facts.processName)).toEqual([]);
  expect(await drill.get('/health')).toMatchObject({ status: null, code: 'ECONNRESET' });
  expect(drill.applicationLog()).toMatch(/FATAL .*address already in use/);

  await mend();
});

it('a crash after a deployment is in the list of deployments, and so is its rollback', async () => {
  await breakBy('deploy-crash');
  const deployments = () => readFileSync(drill.facts.deployments, 'utf8').trim().split('\n');
  const [time = '', version] = deployments().at(-1)?.split(' ') ?? [];
  expect(version).toBe('v1.6.0');
  const minutesAgo = (Date.now() - Date.parse(time)) / 60_000;
  expect(minutesAgo).toBeGreaterThan(1);
  expect(minutesAgo).toBeLessThan(60);

  await mend();

  expect(deployments().at(-1)).toContain('v1.4.2');
  expect(await drill.get('/health')).toMatchObject({ body: { version: 'v1.4.2' } });
});

it('puts the traces of one fault away before the next', async () => {
  await breakBy('config-error');
  await mend();
  await breakBy('port-in-use');

  expect(drill.applicationLog()).not.toContain('config error');

  await mend();
});
