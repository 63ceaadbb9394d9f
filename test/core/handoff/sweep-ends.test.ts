import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../core/temporary-core.ts';
import { httpServer } from '../probes/loopback-server.ts';
import { emptyEnvironment } from '../probes/probe-context.ts';
import { commandId, openSide } from './two-cores.ts';

const runbookText = `# Bakery

## Preparation

- [ ] The API can be reached

## 復旧後の対応

### チェックリスト

- [ ] 60秒間エラーがないことを確認
`;

it('a verification under way when the incident is handed over ends with what it read, and decides nothing', async () => {
  const answer = Promise.withResolvers<void>();
  let asked = 0;
  const address = await httpServer(async (_, response) => {
    asked += 1;
    await answer.promise;
    response.writeHead(200).end('ok');
  });
  const dataDir = temporaryFolder();
  const side = await openSide('Aya', { dataDir });
  onTestFinished(() => side.core.close());
  const { client } = side;
  const base64 = Buffer.from(runbookText).toString('base64');
  const { entry } = await client.runbooks.import({ name: 'bakery.md', base64 });
  const direct = { kind: 'direct' } as const;
  const api = { baseUrl: address, healthPath: '/health', endpoints: [], timeoutMs: 10_000, path: direct, token: null };
  await client.environments.save({ environment: { ...emptyEnvironment, runbookHash: entry.hash, api } });
  const { incidentId } = await client.incidents.declare({
    commandId: commandId(),
    environmentId: emptyEnvironment.id,
  });
  for (const scope of ['verification', 'preparation'] as const) {
    await client.incidents.sweep({ incidentId, commandId: commandId(), scope, patternId: null });
  }
  await expect.poll(() => asked).toBeGreaterThan(0);
  await client.handoff.handOver({ incidentId, commandId: commandId(), to: 'Ken', nextStep: null });
  const rows = () => client.incidents.timeline({ incidentId });
  const before = new Set((await rows()).map(({ eventId }) => eventId));
  answer.resolve();
  await expect.poll(async () => (await client.incidents.get({ incidentId })).sweeps, { timeout: 15_000 }).toEqual([]);
  const written = (await rows()).flatMap(({ eventId, event }) => (before.has(eventId) ? [] : [event.kind]));
  expect(written).toContain('checkRan');
  // What was read, and how the API's clock stands; no tick, no proof.
  expect(new Set(written.filter((kind) => kind !== 'clockOffsetMeasured'))).toEqual(new Set(['checkRan']));
  expect((await client.incidents.get({ incidentId })).recovery.nextLookMs).toBeNull();
  expect(existsSync(join(dataDir, 'faults.log'))).toBe(false);
});
