import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Core } from '../../../core/core.ts';
import { traitName } from '../../../shared/similar/trait.ts';
import { openTemporaryCore } from '../core/temporary-core.ts';
import { emptyEnvironment } from '../probes/probe-context.ts';

const cells = '| 原因 | 確認方法 | 対応 |\n|---|---|---|\n';
const runbookOf = (number: number, down: string, note: string): string => `# Shop

## 障害パターン

### ${number}. ${down}

#### 原因と対応

${cells}| 設定ミス | ログに "config error" | 設定を戻す${note} |
| ポート競合 | ログに "address already in use" | 止める |

### ${number + 1}. Slow

#### 原因と対応

${cells}| 遅いクエリ | ログに "duration:" | 止める |
`;

let core: Core;
let client: Awaited<ReturnType<typeof openTemporaryCore>>['client'];
/** 2026-11-18 20:26 in Tokyo. */
let nowMs = 1_795_001_200_000;
let calls = 0;
const dayMs = 86_400_000;
const by = (incidentId: string) => ({ incidentId, commandId: `call-${++calls}`, basedOn: null });

beforeAll(async () => {
  const clock = { nowMs: () => nowMs, monoNs: () => process.hrtime.bigint() };
  ({ core, client } = await openTemporaryCore({ clock }));
});
afterAll(() => core.close());

/** Another version of the runbook each time: its numbers, spaces and cases change, and with them every path in it. */
async function incidentOf(version: string, drill = false) {
  const base64 = Buffer.from(version).toString('base64');
  const { runbook, entry } = await client.runbooks.import({ name: 'shop.md', base64 });
  await client.environments.save({ environment: { ...emptyEnvironment, runbookHash: entry.hash } });
  const environmentId = emptyEnvironment.id;
  const { incidentId } = await client.incidents.declare({ ...by(''), environmentId, drill, zone: 'Asia/Tokyo' });
  const [down, slow] = runbook.patterns;
  const cause = down?.causes[0];
  if (down === undefined || slow === undefined || cause === undefined)
    throw new Error('the runbook was not understood');
  return { incidentId, down, slow, cause };
}
async function choose(incidentId: string, pattern: { id: string }, active = true) {
  const { lastEventOf } = (await client.incidents.get({ incidentId })).state;
  const basedOn = lastEventOf[`pattern:${pattern.id}`] ?? null;
  await client.incidents.setPattern({ ...by(incidentId), patternId: pattern.id, active, basedOn });
}
const confirm = (incidentId: string, cause: { id: string }) =>
  client.incidents.setCause({ ...by(incidentId), causeId: cause.id, state: 'confirmed', reason: null });
function addItem(incidentId: string, itemId: string, text: string, owner: string | null, due: string | null) {
  const item = { text, owner, due, kind: null, term: null, doneWhen: null, priority: null, ticket: null };
  return client.postmortems.setActionItem({ ...by(incidentId), itemId, proposal: null, item });
}
const list = (asked: Partial<Parameters<typeof client.actionItems.list>[0]> = {}) =>
  client.actionItems.list({
    drill: false,
    status: 'open',
    owner: null,
    overdue: false,
    repeated: false,
    offset: 0,
    limit: 50,
    ...asked,
  });

describe('across incidents', () => {
  it('finds what looks alike over versions of the runbook, says why, what mended it and what is still owed', async () => {
    const first = await incidentOf(runbookOf(1, 'Server down', ''));
    expect(await client.similar.find({ incidentId: first.incidentId })).toEqual([]);
    await choose(first.incidentId, first.down);
    await confirm(first.incidentId, first.cause);
    await client.incidents.setItem({
      ...by(first.incidentId),
      itemId: `${first.cause.id}/action`,
      state: 'ok',
      reason: null,
    });
    await addItem(first.incidentId, 'a', '設定を検査する', '佐藤', '2026-11-20');
    nowMs += 600_000;
    await client.incidents.setMilestone({ ...by(first.incidentId), milestone: 'recovered', atMs: nowMs });
    const practice = await incidentOf(runbookOf(1, 'Server down', ''), true);
    await choose(practice.incidentId, practice.down);
    await confirm(practice.incidentId, practice.cause);

    nowMs += dayMs;
    const again = await incidentOf(runbookOf(7, 'ＳＥＲＶＥＲ   down', ' (2)'));
    await choose(again.incidentId, again.down);
    const [found, drill, ...none] = await client.similar.find({ incidentId: again.incidentId });
    expect(none).toEqual([]);
    expect(found).toMatchObject({
      incidentId: first.incidentId,
      number: 1,
      drill: false,
      recoveredAfterMs: 600_000,
      causes: [{ text: '設定ミス', confirmed: true }],
      fixes: [{ kind: 'step', text: '設定ミス: 設定を戻す' }],
      openActions: [{ label: 'A-1', text: '設定を検査する', owner: '佐藤', due: '2026-11-20', overdue: false }],
    });
    expect(found?.reasons.map(traitName)).toEqual(['pattern:server down']);
    expect(drill).toMatchObject({ incidentId: practice.incidentId, drill: true });

    await confirm(again.incidentId, again.cause);
    const [closer] = await client.similar.find({ incidentId: again.incidentId });
    expect(closer?.reasons.map(traitName)).toEqual(['cause:設定ミス', 'pattern:server down']);
    await client.incidents.undo({ ...by(again.incidentId), target: null });
    await choose(again.incidentId, again.down, false);
    await choose(again.incidentId, again.slow);
    expect(await client.similar.find({ incidentId: again.incidentId })).toEqual([]);
    await choose(again.incidentId, again.slow, false);
    await choose(again.incidentId, again.down);
    const apart = { ...by(again.incidentId), earlierId: first.incidentId, isSame: false };
    await client.incidents.linkRecurrence(apart);
    const left = await client.similar.find({ incidentId: again.incidentId });
    expect(left.map(({ incidentId }) => incidentId)).toEqual([practice.incidentId]);
  });

  it('counts what is open and over its day, apart from drills, and names what came back before it was done', async () => {
    const drill = await incidentOf(runbookOf(1, 'Server down', ''), true);
    await addItem(drill.incidentId, 'd', '訓練の宿題', '田中', '2026-11-01');
    const last = await incidentOf(runbookOf(2, 'Server down', '!'));
    await choose(last.incidentId, last.down);
    const link = {
      ...by(last.incidentId),
      earlierId: (await client.incidents.get({ incidentId: last.incidentId })).recurrence?.incidentId ?? '',
      isSame: true,
    };
    await client.incidents.linkRecurrence(link);
    const earlier = await client.incidents.get({ incidentId: link.earlierId });
    nowMs += 60_000;
    await addItem(link.earlierId, 'late', '後から決めた', null, null);
    const overview = () => client.actionItems.overview({ drill: false });
    const before = await overview();
    expect(before).toMatchObject({ open: 2, overdue: 0, owners: [{ owner: '佐藤', count: 1 }] });
    expect(before.soonest.map(({ text }) => text)).toEqual(['設定を検査する', '後から決めた']);
    expect((await client.actionItems.overview({ drill: true })).soonest).toMatchObject([
      { text: '訓練の宿題', drill: true, overdue: true },
    ]);

    // The day of the 20th ends in Tokyo at 15:00 UTC.
    nowMs = Date.UTC(2026, 10, 20, 14, 59);
    expect((await list({ overdue: true })).total).toBe(0);
    nowMs = Date.UTC(2026, 10, 20, 15, 0);
    expect(await list({ overdue: true })).toMatchObject({ total: 1, items: [{ itemId: 'a', overdue: true }] });
    expect((await overview()).overdue).toBe(1);
    expect((await list({ owner: '佐藤' })).items.map(({ itemId }) => itemId)).toEqual(['a']);
    expect((await list({ limit: 1, offset: 1 })).items.map(({ itemId }) => itemId)).toEqual(['late']);

    const repeated = await list({ repeated: true });
    expect(repeated.total).toBe((await overview()).repeated);
    expect(repeated.items.map(({ incidentId, itemId }) => [incidentId, itemId])).toEqual(
      earlier.state.actionItems.map(({ itemId }) => [link.earlierId, itemId]),
    );
  });

  it('settles an item from outside of its incident, with its proof, and says so where somebody else was first', async () => {
    const [item] = (await list({ owner: '佐藤' })).items;
    if (item === undefined) throw new Error('nothing is open');
    const settle = (reason: string | null, basedOn: string | null) =>
      client.postmortems.settleActionItem({
        incidentId: item.incidentId,
        commandId: `call-${++calls}`,
        itemId: item.itemId,
        status: 'done',
        reason,
        basedOn,
      });
    await expect(settle(null, item.settledBy)).rejects.toMatchObject({ data: { reason: 'doneNeedsProof' } });
    await settle('E-003', item.settledBy);
    expect((await list({ owner: '佐藤' })).total).toBe(0);
    const [done] = (await list({ status: 'done' })).items;
    expect(done).toMatchObject({ itemId: 'a', reason: 'E-003', overdue: false, repeats: [] });
    expect(done?.settledBy).not.toBeNull();
    await expect(settle('https://example.com/7', item.settledBy)).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

it('a due day that was left to the default is no finding of a check', async () => {
  const { incidentId } = await incidentOf(runbookOf(1, 'Server down', ''));
  const item = {
    text: '監視を足す',
    owner: null,
    kind: null,
    term: null,
    doneWhen: null,
    priority: null,
    ticket: null,
  };
  await client.postmortems.setActionItem({ ...by(incidentId), itemId: 'no-day-typed', proposal: null, item });
  const kept = (await list()).items.find(({ itemId }) => itemId === 'no-day-typed');
  expect(kept?.due).toMatch(/^\d{4}-\d\d-\d\d$/u);
  expect(core.maintenance.verify().findings).toEqual([]);
});
