import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Core } from '../../../core/core.ts';
import { listedBy, nightMs, openTemporaryCore, refusalOf, temporaryFolder } from './temporary-core.ts';

const runbookText = `# Bakery

## 事前準備

- [ ] Keys at hand
- [ ] Flour counted

## 障害パターン

### 1. Ovens are cold

**症状**

- The oven does not answer

**原因と対応**

| 原因 | 確認方法 | 対応 |
|---|---|---|
| Fuse | The lamp is dark | Change the fuse |
| Gas | The meter stands still | Open the valve |
`;

const dataDir = temporaryFolder();
type Client = Awaited<ReturnType<typeof openTemporaryCore>>['client'];
let core: Core;
let client: Client;
let runbookHash: string;
let commands = 0;
const commandId = () => `command-${++commands}`;

beforeAll(async () => {
  ({ core, client } = await openTemporaryCore({ dataDir }));
  const view = await client.runbooks.import({ name: 'bakery.md', base64: Buffer.from(runbookText).toString('base64') });
  runbookHash = view.entry.hash;
  await client.settings.set({ actor: 'Hana', language: 'en' });
});
afterAll(() => core.close());

async function declare() {
  const { incidentId } = await client.incidents.declare({ commandId: commandId(), zone: 'Asia/Tokyo' });
  const by = () => ({ incidentId, commandId: commandId() });
  const state = async () => (await client.incidents.get({ incidentId })).state;
  return { incidentId, by, state };
}

describe('declaring', () => {
  it('asks nothing and starts the clock; a retry is the same incident', async () => {
    const before = (await listedBy(client)).length;
    const id = commandId();
    const first = await client.incidents.declare({ commandId: id });
    expect(await client.incidents.declare({ commandId: id })).toEqual(first);
    const { state, number } = await client.incidents.get({ incidentId: first.incidentId });
    expect(number).toBe(first.number);
    expect(state).toMatchObject({ status: 'open', title: 'Untitled incident', language: 'en', environment: null });
    expect(state.runbook).toEqual({ hash: runbookHash, title: 'Bakery' });
    expect(state.milestones.declared?.atMs).toBeGreaterThanOrEqual(nightMs);
    expect((await listedBy(client)).length).toBe(before + 1);
    expect((await listedBy(client))[0]).toMatchObject({ incidentId: first.incidentId, eventCount: 1 });
  });

  it('keeps what an alert said, without its secrets', async () => {
    const alert = 'P1 ovens down, Authorization: Bearer abcdefghijklmnopqrstuvwxyz0123456789';
    const { incidentId } = await client.incidents.declare({ commandId: commandId(), title: 'Ovens', alert });
    const { state } = await client.incidents.get({ incidentId });
    expect(state.title).toBe('Ovens');
    expect(state.alert).toContain('P1 ovens down');
    expect(state.alert).not.toContain('abcdefghijklmnopqrstuvwxyz');
  });
});

describe('a responder', () => {
  it('writes notes at the moment of the first key, revises, strikes and stars them', async () => {
    const { incidentId, by } = await declare();
    const startedAtMs = nightMs - 5_000;
    const added = await client.incidents.addNote({ ...by(), text: 'Ovens are cold', startedAtMs });
    const target = added.eventIds[0] ?? '';
    await client.incidents.reviseNote({ ...by(), target, text: 'Oven 2 is cold', happenedAtMs: null });
    await client.incidents.strike({ ...by(), target, reason: 'It was oven 3' });
    await client.incidents.setStar({ ...by(), target, starred: true });
    const rows = await client.incidents.timeline({ incidentId });
    expect(rows.find(({ eventId }) => eventId === target)).toMatchObject({
      happenedAtMs: startedAtMs,
      actor: 'Hana',
      revision: {
        text: 'Oven 2 is cold',
        count: 1,
        earlier: [{ text: 'Ovens are cold', happenedAtMs: startedAtMs, actor: 'Hana' }],
      },
      struck: { reason: 'It was oven 3' },
      starred: true,
    });
    // The first action is where the response began.
    const { state } = await client.incidents.get({ incidentId });
    expect(state.milestones.responseBegan).not.toBeNull();
    expect(await refusalOf(client.incidents.strike({ ...by(), target: 'none', reason: 'x' }))).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'noSuchRow',
    });
  });

  it('ticks items and judges causes of the runbook, with the reason a skipped one needs', async () => {
    const { by, state } = await declare();
    const { runbook } = await client.runbooks.get({ hash: runbookHash });
    const item = runbook.preparation[1] ?? expect.fail();
    const cause = runbook.patterns[0]?.causes[0] ?? expect.fail();
    await client.incidents.setItem({ ...by(), itemId: item.id, state: 'ok', reason: null, basedOn: null });
    await client.incidents.setPattern({ ...by(), patternId: 'pattern-1', active: true, basedOn: null });
    const set = { causeId: cause.id, basedOn: null };
    await client.incidents.setCause({ ...by(), ...set, state: 'confirmed', reason: 'The lamp is dark' });
    expect(await state()).toMatchObject({
      items: { [item.id]: { state: 'ok', text: 'Flour counted', list: 'preparation' } },
      causes: { [cause.id]: { state: 'confirmed', text: 'Fuse', patternNumber: 1 } },
      activePatterns: [{ number: 1, title: 'Ovens are cold' }],
    });
    const first = { itemId: runbook.preparation[0]?.id ?? '', basedOn: null };
    expect(
      await refusalOf(client.incidents.setItem({ ...by(), ...first, state: 'skipped', reason: null })),
    ).toMatchObject({ code: 'INVALID', reason: 'skipNeedsReason' });
    expect(
      await refusalOf(client.incidents.setCause({ ...by(), ...set, causeId: 'none', state: 'open', reason: null })),
    ).toMatchObject({ code: 'NOT_FOUND', reason: 'noSuchCause' });
  });

  it('is told when somebody was quicker, and nothing is overwritten', async () => {
    const { by, state } = await declare();
    await client.incidents.setSeverity({ ...by(), severity: 2, basedOn: null });
    const stale = client.incidents.setSeverity({ ...by(), severity: 3, basedOn: null });
    expect(await refusalOf(stale)).toEqual({
      code: 'CONFLICT',
      reason: 'changedMeanwhile',
      params: { field: 'severity' },
    });
    const { severity, lastEventOf } = await state();
    expect(severity).toBe(2);
    await client.incidents.setSeverity({ ...by(), severity: 3, basedOn: lastEventOf.severity ?? null });
    expect((await state()).severity).toBe(3);
  });

  it('may send a command twice', async () => {
    const { incidentId, by } = await declare();
    const command = { ...by(), text: 'once', startedAtMs: null };
    const first = await client.incidents.addNote(command);
    expect(await client.incidents.addNote(command)).toEqual(first);
    const title = { ...by(), title: 'Ovens', basedOn: null };
    const set = await client.incidents.setTitle(title);
    // The value stands and its base is old: a new command would do nothing or conflict, the same one is answered.
    expect(await client.incidents.setTitle(title)).toEqual(set);
    const rows = await client.incidents.timeline({ incidentId });
    expect(rows.filter(({ event }) => event.kind === 'noteAdded')).toHaveLength(1);
    expect(rows.filter(({ event }) => event.kind === 'titleSet')).toHaveLength(1);
  });

  it('takes a mistaken key back, and that again', async () => {
    const { incidentId, by, state } = await declare();
    await client.incidents.setTitle({ ...by(), title: 'Wrong', basedOn: null });
    const [undoId = ''] = (await client.incidents.undo({ ...by(), target: null })).eventIds;
    expect((await state()).title).toBe('Untitled incident');
    const rows = await client.incidents.timeline({ incidentId });
    expect(rows.filter(({ undone }) => undone).map(({ event }) => event.kind)).toEqual(['titleSet']);
    expect(await refusalOf(client.incidents.undo({ ...by(), target: null }))).toMatchObject({
      reason: 'nothingToUndo',
    });
    expect(await refusalOf(client.incidents.undo({ ...by(), target: undoId }))).toMatchObject({ reason: 'cannotUndo' });
    // The field's base is what stands, so the next key is no conflict.
    await client.incidents.setTitle({ ...by(), title: 'Right', basedOn: (await state()).lastEventOf.title ?? null });
    expect((await state()).title).toBe('Right');
  });

  it('attaches output as numbered evidence, redacted before it is written', async () => {
    const { incidentId, by, state } = await declare();
    const text = 'oven: 20 degrees\nPGPASSWORD=hunter2hunter2 psql\n';
    const attach = { ...by(), title: 'Thermometer', text };
    const first = await client.incidents.attachText(attach);
    expect(await client.incidents.attachText(attach)).toEqual(first);
    await client.incidents.attachText({ ...by(), title: 'Again', text: 'oven: 21 degrees' });
    const { evidence } = await state();
    expect(evidence.map(({ label, title }) => [label, title])).toEqual([
      ['E-001', 'Thermometer'],
      ['E-002', 'Again'],
    ]);
    const view = await client.incidents.evidence({ incidentId, evidenceId: evidence[0]?.id ?? '' });
    expect(view.text).toContain('oven: 20 degrees');
    expect(view.text).not.toContain('hunter2');
    expect(await refusalOf(client.incidents.evidence({ incidentId, evidenceId: 'none' }))).toMatchObject({
      reason: 'noSuchEvidence',
    });
  });

  it('closes, and reopens with a reason before going on', async () => {
    const { by, state } = await declare();
    await client.incidents.close({ ...by(), reason: null });
    expect(
      await refusalOf(client.incidents.decideRollback({ ...by(), decision: 'doNot', reason: null })),
    ).toMatchObject({ code: 'INVALID', reason: 'incidentClosed' });
    await client.incidents.addNote({ ...by(), text: 'Afterwards', startedAtMs: null });
    expect((await state()).status).toBe('closed');
    await client.incidents.reopen({ ...by(), reason: 'Cold again' });
    expect((await state()).status).toBe('open');
  });
});

describe('the windows', () => {
  it('are told that something changed, and can ask what came since', async () => {
    const { incidentId, by } = await declare();
    const { lastSeq } = await client.incidents.get({ incidentId });
    const leaving = new AbortController();
    const changes = await client.app.changes(undefined, { signal: leaving.signal });
    const next = changes.next();
    const { seq } = await client.incidents.addNote({ ...by(), text: 'hot', startedAtMs: null });
    expect((await next).value).toEqual({ topic: 'incident', incidentId, seq });
    leaving.abort();
    const since = await client.incidents.events({ incidentId, afterSeq: lastSeq });
    expect(since.map(({ kind }) => kind)).toEqual(['noteAdded', 'milestoneSet']);
  });

  it('get a plain answer for what is not there', async () => {
    const missing = { incidentId: 'none', commandId: commandId() };
    const expected = { code: 'NOT_FOUND', reason: 'noSuchIncident' };
    expect(await refusalOf(client.incidents.get({ incidentId: 'none' }))).toMatchObject(expected);
    expect(await refusalOf(client.incidents.addNote({ ...missing, text: 'x', startedAtMs: null }))).toMatchObject(
      expected,
    );
  });
});

it('all of it is there after a restart, and verifies', async () => {
  const { incidentId, by } = await declare();
  await client.incidents.addNote({ ...by(), text: 'before the restart', startedAtMs: null });
  const before = {
    list: await listedBy(client),
    view: await client.incidents.get({ incidentId }),
    timeline: await client.incidents.timeline({ incidentId }),
  };
  await core.close();
  ({ core, client } = await openTemporaryCore({ dataDir }));
  expect({
    list: await listedBy(client),
    view: await client.incidents.get({ incidentId }),
    timeline: await client.incidents.timeline({ incidentId }),
  }).toEqual(before);
  expect(core.maintenance.verify().findings).toEqual([]);
});
