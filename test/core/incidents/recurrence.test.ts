import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Core } from '../../../core/core.ts';
import { openTemporaryCore } from '../core/temporary-core.ts';
import { emptyEnvironment } from '../probes/probe-context.ts';

const runbookText = '# Shop\n\n## 障害パターン\n\n### 1. Down\n\n**症状**\n\n- x\n\n### 2. Slow\n\n**症状**\n\n- y\n';

let core: Core;
let client: Awaited<ReturnType<typeof openTemporaryCore>>['client'];
let patternIds: string[];
let seconds = 0;
let calls = 0;
const dayS = 24 * 3_600;

beforeAll(async () => {
  const clock = { nowMs: () => 1_795_000_000_000 + 1_000 * seconds++, monoNs: () => process.hrtime.bigint() };
  ({ core, client } = await openTemporaryCore({ clock }));
  const base64 = Buffer.from(runbookText).toString('base64');
  const { runbook, entry } = await client.runbooks.import({ name: 'shop.md', base64 });
  patternIds = runbook.patterns.map(({ id }) => id);
  await client.environments.save({ environment: { ...emptyEnvironment, runbookHash: entry.hash } });
});
afterAll(() => core.close());

const commandId = () => `call-${++calls}`;
const get = (incidentId: string) => client.incidents.get({ incidentId });

async function incidentOf(pattern: number, drill = false): Promise<string> {
  const environmentId = emptyEnvironment.id;
  const { incidentId } = await client.incidents.declare({ commandId: commandId(), environmentId, drill });
  const patternId = patternIds[pattern - 1] ?? '';
  await client.incidents.setPattern({ incidentId, commandId: commandId(), patternId, active: true, basedOn: null });
  return incidentId;
}

it('suggests the earlier incident of the same pattern within thirty days, and links both', async () => {
  const old = await incidentOf(1);
  seconds += 31 * dayS;
  const first = await incidentOf(1);
  expect((await get(first)).recurrence).toBeNull();
  seconds += 29 * dayS;
  await incidentOf(2);
  await incidentOf(1, true);
  const again = await incidentOf(1);
  expect((await get(again)).recurrence).toMatchObject({ incidentId: first, number: 2 });

  const link = { incidentId: again, commandId: commandId(), earlierId: first, isSame: true };
  await client.incidents.linkRecurrence(link);
  await client.incidents.linkRecurrence({ ...link, commandId: commandId() });
  expect((await get(again)).recurrence).toBeNull();
  const related = async (id: string) => (await get(id)).state.relations.map((each) => [each.relation, each.incidentId]);
  expect(await related(again)).toEqual([['recurrenceOf', first]]);
  expect(await related(first)).toEqual([['recurredAs', again]]);
  expect(await related(old)).toEqual([]);
  const { markdown } = await client.postmortems.get({ incidentId: again });
  expect(markdown).toMatch(/再発/);

  const third = await incidentOf(1);
  expect((await get(third)).recurrence?.incidentId).toBe(again);
  const apart = { incidentId: third, commandId: commandId(), earlierId: again, isSame: false };
  await client.incidents.linkRecurrence(apart);
  expect((await get(third)).recurrence?.incidentId).toBe(first);
  expect(await related(again)).toEqual([['recurrenceOf', first]]);
});

it('links to an earlier incident that was handed over, and leaves that one as it is', async () => {
  const earlier = await incidentOf(2);
  await client.handoff.handOver({ incidentId: earlier, commandId: commandId(), to: 'Ken', nextStep: null });
  const rowsBefore = await client.incidents.timeline({ incidentId: earlier });
  const later = await incidentOf(2);
  expect((await get(later)).recurrence?.incidentId).toBe(earlier);
  await client.incidents.linkRecurrence({
    incidentId: later,
    commandId: commandId(),
    earlierId: earlier,
    isSame: true,
  });
  const { relations } = (await get(later)).state;
  expect(relations.map((each) => [each.relation, each.incidentId])).toEqual([['recurrenceOf', earlier]]);
  expect(await client.incidents.timeline({ incidentId: earlier })).toEqual(rowsBefore);
});
