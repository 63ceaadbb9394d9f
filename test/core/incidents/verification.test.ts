import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Core } from '../../../core/core.ts';
import { openTemporaryCore } from '../core/temporary-core.ts';
import { emptyEnvironment } from '../probes/probe-context.ts';

const runbookText = `# Shop

## 事前準備

- [ ] 鍵

## 復旧後の対応

### チェックリスト

- [ ] 3秒間エラーがないことを確認
- [ ] 関係者に復旧を通知
`;

let status = 503;
const server = createServer((_, response) => response.writeHead(status, { 'content-type': 'text/plain' }).end('x'));
let core: Core;
let client: Awaited<ReturnType<typeof openTemporaryCore>>['client'];
let incidentId: string;
let calls = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const clock = { nowMs: () => Date.now(), monoNs: () => process.hrtime.bigint() };
  ({ core, client } = await openTemporaryCore({ clock }));
  const base64 = Buffer.from(runbookText).toString('base64');
  const { entry } = await client.runbooks.import({ name: 'shop.md', base64 });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const api = { baseUrl, healthPath: '/health', endpoints: ['/todos'], timeoutMs: 2_000 };
  const environment = { ...emptyEnvironment, runbookHash: entry.hash, api: { ...api, path: direct, token: null } };
  await client.environments.save({ environment });
  ({ incidentId } = await client.incidents.declare({ commandId: 'declare', environmentId: environment.id }));
});
afterAll(async () => {
  await core.close();
  server.close();
});

const direct = { kind: 'direct' } as const;
const view = () => client.incidents.get({ incidentId });
const sweepsRun = async () => (await view()).sweeps.length === 0;

async function verify(): Promise<void> {
  await client.incidents.sweep({ incidentId, commandId: `v${++calls}`, scope: 'verification', patternId: null });
}

it('goes on looking by itself until the readings were normal for as long as the runbook says', async () => {
  await expect.poll(sweepsRun, { timeout: 10_000 }).toBe(true);
  await verify();
  await expect.poll(sweepsRun, { timeout: 10_000 }).toBe(true);
  const broken = await view();
  expect(broken.recovery).toMatchObject({ holdMs: 3_000, sinceMs: null, nextLookMs: null, verified: false });
  expect(broken.state.recoveryVerified).toBeNull();

  status = 200;
  const mendedMs = Date.now();
  await verify();
  await expect.poll(async () => (await view()).recovery.nextLookMs, { timeout: 10_000 }).not.toBeNull();
  expect((await view()).state.milestones.recovered).toBeNull();
  await expect.poll(async () => (await view()).state.recoveryVerified, { timeout: 30_000 }).not.toBeNull();

  const { state, recovery } = await view();
  const { heldMs = 0, looks = 0, evidenceIds = [] } = state.recoveryVerified ?? {};
  expect(heldMs).toBeGreaterThanOrEqual(3_000);
  expect(looks).toBeGreaterThanOrEqual(4);
  expect(evidenceIds).toHaveLength(4);
  expect(recovery).toMatchObject({ verified: true, nextLookMs: null });
  const recoveredMs = state.milestones.recovered?.atMs ?? 0;
  expect(state.milestones.recovered?.source).toBe('verification');
  expect(recoveredMs).toBeGreaterThanOrEqual(mendedMs);
  expect((state.recoveryVerified?.happenedAtMs ?? 0) - recoveredMs).toBeGreaterThanOrEqual(3_000);
}, 60_000);
