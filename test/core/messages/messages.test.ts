/** Calls for help and messages on a real record: what stands there after, and what is refused. */
import { beforeAll, describe, expect, it } from 'vitest';
import { nextUpdateAtMs } from '../../../shared/incident/message-record.ts';
import { nightMs, openTemporaryCore, refusalOf } from '../core/temporary-core.ts';

let client: Awaited<ReturnType<typeof openTemporaryCore>>['client'];
let commands = 0;
const commandId = () => `command-${++commands}`;

beforeAll(async () => {
  ({ client } = await openTemporaryCore());
  await client.settings.set({ actor: 'Hana' });
});

async function declare() {
  const { incidentId } = await client.incidents.declare({ commandId: commandId(), title: 'Ovens' });
  return {
    by: () => ({ incidentId, commandId: commandId() }),
    state: async () => (await client.incidents.get({ incidentId })).state,
    rows: () => client.incidents.timeline({ incidentId }),
  };
}

const message = {
  kind: 'first',
  audience: 'internal',
  language: 'ja',
  format: 'slack',
  text: '*第一報* 窯が冷えた',
  impact: '注文できない',
  nextUpdateAtMs: nightMs + 3_600_000,
} as const;

describe('a call for help', () => {
  it('is a row with its outcome, begins the response, and can be taken back', async () => {
    const { by, state, rows } = await declare();
    const call = {
      role: 'DBA',
      person: 'Suzuki',
      contact: '090-1234-5678',
      ruleId: null,
      need: 'decision',
      outcome: 'away',
      note: null,
      atMs: nightMs - 60_000,
    } as const;
    const { eventIds } = await client.incidents.recordCall({ ...by(), ...call });
    expect(await state()).toMatchObject({
      escalations: [{ role: 'DBA', outcome: 'away', actor: 'Hana', happenedAtMs: nightMs - 60_000 }],
    });
    expect((await state()).milestones.responseBegan).not.toBeNull();
    expect((await rows()).some(({ event }) => event.kind === 'escalated')).toBe(true);
    await client.incidents.undo({ ...by(), target: eventIds[0] ?? '' });
    expect((await state()).escalations).toEqual([]);
    expect(await refusalOf(client.incidents.recordCall({ ...by(), ...call, atMs: nightMs + 9e9 }))).toMatchObject({
      code: 'INVALID',
    });
  });
});

describe('a message', () => {
  it('is kept with the text that was sent, once for one command, and starts the clock of the next', async () => {
    const { by, state } = await declare();
    const command = by();
    await client.messages.recordCopied({ ...command, ...message });
    await client.messages.recordCopied({ ...command, ...message });
    const after = await state();
    expect(after.messages).toHaveLength(1);
    expect(after.messages[0]).toMatchObject({ ...message, way: 'copied', actor: 'Hana' });
    expect(nextUpdateAtMs(after)).toBe(message.nextUpdateAtMs);
  });

  it('does not go out with a blank, or with a name to the outside', async () => {
    const { by, state } = await declare();
    const tried = (change: object) => refusalOf(client.messages.recordCopied({ ...by(), ...message, ...change }));
    expect(await tried({ impact: '' })).toMatchObject({ code: 'INVALID', reason: 'messageNeedsImpact' });
    expect(await tried({ nextUpdateAtMs: null })).toMatchObject({ reason: 'messageNeedsNextUpdate' });
    expect(await tried({ audience: 'external', text: 'Hana is on it' })).toMatchObject({
      reason: 'externalSaysTooMuch',
    });
    expect((await state()).messages).toEqual([]);
  });
});

describe('facts and a suspected leak', () => {
  it('are set, conflict where somebody was first, and are cleared', async () => {
    const { by, state } = await declare();
    const set = { fact: 'enquiries', value: ' 12 ', basedOn: null } as const;
    const { eventIds } = await client.messages.setFact({ ...by(), ...set });
    expect((await state()).facts).toEqual({ enquiries: '12' });
    expect(await refusalOf(client.messages.setFact({ ...by(), ...set, value: '13' }))).toMatchObject({
      code: 'CONFLICT',
    });
    await client.messages.setFact({ ...by(), ...set, value: null, basedOn: eventIds[0] ?? null });
    expect((await state()).facts).toEqual({});
    const leak = { suspected: true, cause: 'ordinary', knownAtMs: nightMs, basedOn: null } as const;
    const first = await client.messages.setLeakSuspicion({ ...by(), ...leak });
    expect((await state()).leak).toEqual({ cause: 'ordinary', knownAtMs: nightMs });
    await client.messages.setLeakSuspicion({
      ...by(),
      ...leak,
      suspected: false,
      basedOn: first.eventIds[0] ?? null,
    });
    expect((await state()).leak).toBeNull();
  });
});
