import { describe, expect, it } from 'vitest';
import type { NewEvent, RecordedEvent } from '../../../shared/incident/event.ts';
import { fold } from '../../../shared/incident/fold.ts';
import {
  decideHandOver,
  decideReceipt,
  decideTakeBack,
  refusalWhenHandedOver,
  standingHandOver,
} from '../../../shared/incident/hand-over.ts';

/** Events in their order, each by a device: `a1` is device a's first. */
function stateOf(...written: [device: string, event: Pick<NewEvent, 'kind' | 'payload'>][]) {
  const events = written.map(([deviceId, event], index) => ({
    seq: index,
    id: `e${index + 1}`,
    incidentId: 'i',
    deviceId,
    chainSeq: index + 1,
    lamport: index + 1,
    actor: deviceId.toUpperCase(),
    v: 1,
    happenedAtMs: 1_000 * (index + 1),
    recordedAtMs: 1_000 * (index + 1),
    ...event,
  })) as RecordedEvent[];
  return fold('i', events);
}

const given = (to: string) => ({ kind: 'handedOver', payload: { to, nextStep: null } }) as const;
const takenBack = (handOver: string) => ({ kind: 'handOverTakenBack', payload: { handOver } }) as const;
const received = (handOver: string) => ({ kind: 'handOverReceived', payload: { handOver } }) as const;

describe('who may write after a hand-over', () => {
  it.each([
    ['nobody gave it away', [], { a: true, b: true }],
    ['the giver may not, all others may', [['a', given('Ken')]], { a: false, b: true }],
    [
      'taken back, both may',
      [
        ['a', given('Ken')],
        ['a', takenBack('e1')],
      ],
      { a: true, b: true },
    ],
    [
      'received elsewhere, the giver still may not',
      [
        ['a', given('Ken')],
        ['b', received('e1')],
      ],
      { a: false, b: true },
    ],
    [
      'given back and received, the first giver may and the second not',
      [
        ['a', given('Ken')],
        ['b', received('e1')],
        ['b', given('Hana')],
        ['a', received('e3')],
      ],
      { a: true, b: false },
    ],
    [
      'given on without the first giver receiving anything',
      [
        ['a', given('Ken')],
        ['b', given('Mio')],
      ],
      { a: false, b: false },
    ],
    [
      'given, taken back, given again',
      [
        ['a', given('Ken')],
        ['a', takenBack('e1')],
        ['a', given('Mio')],
      ],
      { a: false, b: true },
    ],
  ] as const)('%s', (_, written, mayWrite) => {
    const state = stateOf(
      ...written.map(([device, event]): [string, Pick<NewEvent, 'kind' | 'payload'>] => [device, event]),
    );
    const may = (device: string) => refusalWhenHandedOver(state, device, [{ kind: 'noteAdded' }]) === null;
    expect({ a: may('a'), b: may('b') }).toEqual(mayWrite);
    expect(standingHandOver(state, 'a') === null).toBe(mayWrite.a);
  });

  it('leaves room for what was under way and for taking back, and for nothing that comes with other things', () => {
    const state = stateOf(['a', given('Ken')]);
    const refused = (...kinds: NewEvent['kind'][]) =>
      refusalWhenHandedOver(
        state,
        'a',
        kinds.map((kind) => ({ kind })),
      )?.data ?? null;
    expect(refused('checkRan', 'clockOffsetMeasured')).toBeNull();
    expect(refused('watchRolledUp')).toBeNull();
    expect(refused('actionEnded')).toBeNull();
    expect(refused('handOverTakenBack')).toBeNull();
    expect(refused('actionIntended')).toEqual({ reason: 'handedOver', params: { to: 'Ken' } });
    expect(refused('checkRan', 'milestoneSet')).not.toBeNull();
    expect(refused('levelChanged')).not.toBeNull();
  });
});

describe('handing over', () => {
  const here = { deviceId: 'a', nowMs: 9_000 };

  it('takes a name and the next step, trimmed; a blank step is none', () => {
    expect(decideHandOver(stateOf(), { to: ' Ken ', nextStep: '  ' }, here)).toEqual({
      ok: true,
      value: [{ kind: 'handedOver', happenedAtMs: 9_000, payload: { to: 'Ken', nextStep: null } }],
    });
    expect(decideHandOver(stateOf(), { to: '　', nextStep: null }, here)).toMatchObject({
      problem: { code: 'INVALID', data: { reason: 'handOverNeedsName' } },
    });
    expect(decideHandOver(stateOf(['a', given('Ken')]), { to: 'Mio', nextStep: null }, here)).toMatchObject({
      problem: { code: 'READ_ONLY', data: { reason: 'handedOver', params: { to: 'Ken' } } },
    });
  });

  it('takes back the own one alone, by its event', () => {
    expect(decideTakeBack(stateOf(['a', given('Ken')], ['b', given('Mio')]), 'a', 9_000)).toMatchObject({
      value: [{ kind: 'handOverTakenBack', payload: { handOver: 'e1' } }],
    });
    expect(decideTakeBack(stateOf(['b', given('Mio')]), 'a', 9_000)).toMatchObject({
      problem: { data: { reason: 'notHandedOver' } },
    });
  });

  it('is received once, by whoever did not give it, as long as it was not taken back', () => {
    const receipt = (state: ReturnType<typeof stateOf>, device: string) =>
      decideReceipt(state, device, 9_000).map(({ payload }) => payload);
    expect(receipt(stateOf(['a', given('Ken')]), 'b')).toEqual([{ handOver: 'e1' }]);
    expect(receipt(stateOf(['a', given('Ken')]), 'a')).toEqual([]);
    expect(receipt(stateOf(['a', given('Ken')], ['b', received('e1')]), 'b')).toEqual([]);
    expect(receipt(stateOf(['a', given('Ken')], ['b', received('e1')]), 'c')).toEqual([{ handOver: 'e1' }]);
    expect(receipt(stateOf(['a', given('Ken')], ['a', takenBack('e1')]), 'b')).toEqual([]);
    expect(receipt(stateOf(), 'b')).toEqual([]);
  });
});

describe('roles', () => {
  it('hold names as they were written last, and none once cleared', () => {
    const role = (names: string | null) =>
      ({ kind: 'roleSet', payload: { role: 'commander', names, basedOn: null } }) as const;
    expect(stateOf(['a', role('佐藤')], ['b', role('鈴木')]).roles.commander?.names).toBe('鈴木');
    expect(stateOf(['a', role('佐藤')], ['b', role(null)]).roles).toEqual({});
  });
});
