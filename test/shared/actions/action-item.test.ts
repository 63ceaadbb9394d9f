/** Action items: what may be written of them, how two records of them merge, and what they are called. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActionItem } from '../../../shared/actions/action-item.ts';
import { blanksOfAction, isCalendarDay, isTicketLink } from '../../../shared/actions/action-item.ts';
import { defaultDue } from '../../../shared/actions/default-due.ts';
import { decide, type IncidentCommand } from '../../../shared/incident/decide.ts';
import { fold } from '../../../shared/incident/fold.ts';
import { memoryRecord } from '../incident/record.ts';

const nowMs = Date.UTC(2026, 10, 24, 20, 0);
const blank: ActionItem = {
  text: 'P95が1秒を超えたら通知する',
  kind: 'detect',
  term: 'permanent',
  owner: null,
  due: null,
  doneWhen: null,
  priority: null,
  ticket: null,
};

function incident(severity: 1 | 2 | 3 | 4 | null = 1) {
  const record = memoryRecord();
  const opened = { title: 't', zone: 'Asia/Tokyo', language: 'ja', drill: false, backdated: false } as const;
  record.append({
    kind: 'opened',
    happenedAtMs: 0,
    payload: { ...opened, environment: null, runbook: null, alert: null },
  });
  record.append({ kind: 'severitySet', happenedAtMs: 1, payload: { severity, basedOn: null } });
  const context = { nowMs, runbook: null, hasRow: () => true };
  return {
    record,
    run(command: IncidentCommand, deviceId = 'device-a') {
      const decision = decide(record.state(), command, context);
      if (!decision.ok) return decision.problem.data.reason;
      return decision.value.map((event) => record.append(event, { deviceId }));
    },
    set(item: Partial<ActionItem>, itemId = 'x', basedOn: string | null = null, deviceId = 'device-a') {
      return this.run(
        { kind: 'setActionItem', itemId, proposal: null, item: { ...blank, ...item }, basedOn },
        deviceId,
      );
    },
  };
}

describe('adding', () => {
  it.each([
    [1, '2026-12-10'],
    [2, '2026-12-25'],
    [3, '2027-01-20'],
    [4, '2027-01-20'],
    [null, '2026-12-25'],
  ] as const)('is due by severity %s on %s, in the calendar of the zone', (severity, due) => {
    // 05:00 of the 25th in Tokyo.
    const { run, record } = incident(severity);
    const { due: _, ...without } = blank;
    run({ kind: 'setActionItem', itemId: 'x', proposal: null, item: without, basedOn: null });
    expect(record.state().actionItems[0]?.due).toBe(due);
  });

  it('counts calendar days over a change of the clocks', () => {
    expect(defaultDue(1, Date.UTC(2026, 9, 20, 22, 30), 'Europe/Berlin')).toBe('2026-11-05');
  });

  it('has no due date where somebody wants none', () => {
    const own = incident();
    own.set({ due: null });
    expect(own.record.state().actionItems[0]?.due).toBeNull();
  });

  it.each([
    [{ text: '  ' }, 'actionItemNeedsText'],
    [{ due: '2026-02-30' }, 'dueIsNoDay'],
    [{ due: '12/24' }, 'dueIsNoDay'],
    [{ ticket: 'javascript:alert(1)' }, 'ticketIsNoLink'],
    [{ ticket: 'OPS-12' }, 'ticketIsNoLink'],
    [{ ticket: 'file:///etc/passwd' }, 'ticketIsNoLink'],
  ])('refuses %j with %s', (item, reason) => {
    expect(incident().set(item)).toBe(reason);
  });

  it('takes blanks for nothing, and changes nothing that stands', () => {
    const own = incident();
    const [id] = own.set({ owner: '  ', doneWhen: ' 通知が届く ' }) as string[];
    expect(own.record.state().actionItems[0]).toMatchObject({ owner: null, doneWhen: '通知が届く', label: 'A-1' });
    expect(own.set({ doneWhen: '通知が届く' }, 'x', id ?? null)).toEqual([]);
    expect(own.set({ owner: '鈴木' }, 'x', null)).toBe('changedMeanwhile');
    expect(own.set({ owner: '鈴木' }, 'x', id ?? null)).toHaveLength(1);
  });
});

describe('done and declined', () => {
  it('need a proof and a reason; open again needs none', () => {
    const own = incident();
    own.set({});
    const settle = (status: 'open' | 'done' | 'declined', reason: string | null, basedOn: string | null = null) =>
      own.run({ kind: 'settleActionItem', itemId: 'x', status, reason, basedOn });
    expect(settle('done', ' ')).toBe('doneNeedsProof');
    expect(settle('declined', null)).toBe('declineActionNeedsReason');
    const [done] = settle('done', '通知の試験 2026-12-01') as string[];
    expect(own.record.state().actionItems[0]).toMatchObject({ status: 'done', reason: '通知の試験 2026-12-01' });
    expect(settle('declined', '別の策に含む')).toBe('changedMeanwhile');
    expect(settle('open', '消える', done ?? null)).toHaveLength(1);
    expect(own.record.state().actionItems[0]).toMatchObject({ status: 'open', reason: null, settledAtMs: nowMs });
    expect(own.run({ kind: 'settleActionItem', itemId: 'none', status: 'open', reason: null, basedOn: null })).toBe(
      'noSuchActionItem',
    );
  });

  it('goes on after the incident was closed', () => {
    const own = incident();
    own.set({});
    own.run({ kind: 'close', reason: null });
    expect(own.set({ owner: '鈴木' }, 'y')).toHaveLength(1);
    expect(
      own.run({ kind: 'settleActionItem', itemId: 'x', status: 'done', reason: '確認済み', basedOn: null }),
    ).toHaveLength(1);
  });
});

it('two devices number theirs apart, and merge into one list whatever comes first', () => {
  const own = incident();
  own.set({ text: '一' }, 'x');
  own.set({ text: '二' }, 'y', null, 'device-b');
  own.set({ text: '三' }, 'z', null, 'device-b');
  const { events } = own.record;
  expect(fold('incident-1', events).actionItems.map(({ label, text }) => [label, text])).toEqual([
    ['A-1', '一'],
    ['A-B2', '二'],
    ['A-B3', '三'],
  ]);
  fc.assert(
    fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (shuffled) => {
      expect(fold('incident-1', shuffled).actionItems).toEqual(fold('incident-1', events).actionItems);
    }),
  );
});

it('an edit of one device and a proof of another both count', () => {
  const own = incident();
  own.set({}, 'x');
  const text = 'どちらの端末でも同じ';
  const edit = { itemId: 'x', number: 1, proposal: null, item: { ...blank, text }, basedOn: 'event-3' };
  own.record.append({ kind: 'actionItemSet', happenedAtMs: 5, payload: edit });
  const settled = { itemId: 'x', text: blank.text, status: 'done', reason: '試験済み', basedOn: null } as const;
  own.record.append({ kind: 'actionItemSettled', happenedAtMs: 5, payload: settled }, { deviceId: 'device-b' });
  expect(own.record.state().actionItems).toMatchObject([{ text, status: 'done', reason: '試験済み' }]);
});

it('a row that speaks of an undone item adds nothing', () => {
  const own = incident();
  const [added] = own.set({}) as string[];
  own.run({ kind: 'settleActionItem', itemId: 'x', status: 'done', reason: '済み', basedOn: null });
  own.record.append({ kind: 'undone', happenedAtMs: 9, payload: { target: added ?? '' } });
  expect(own.record.state().actionItems).toEqual([]);
});

describe('values', () => {
  it.each([
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['', false],
  ])('%j a day: %s', (value, is) => expect(isCalendarDay(value)).toBe(is));

  it.each([
    ['https://tracker.example/browse/OPS-1', true],
    ['http://localhost:3000/1', true],
    ['ftp://x', false],
    ['JAVASCRIPT:alert(1)', false],
    ['data:text/html,x', false],
    ['//host/x', false],
  ])('%j a ticket: %s', (value, is) => expect(isTicketLink(value)).toBe(is));

  it('says what is blank', () => {
    expect(blanksOfAction(blank)).toEqual(['owner', 'due', 'doneWhen']);
    expect(blanksOfAction({ ...blank, owner: 'a', due: '2026-12-01', doneWhen: 'b' })).toEqual([]);
  });
});
