import { describe, expect, it } from 'vitest';
import { emptyIncident } from '../../../shared/incident/empty-incident.ts';
import { decideRecoveryChecklist } from '../../../shared/incident/recovery-checklist.ts';
import type { RecoveryHold } from '../../../shared/incident/recovery-hold.ts';
import type { IncidentState } from '../../../shared/incident/state.ts';
import { recoveryItemCheckOf } from '../../../shared/runbook/recovery-item.ts';

describe('what an item asks for', () => {
  it.each([
    ['すべての主要機能が動作することを確認', 'works'],
    ['主な機能がすべて動く', 'works'],
    ['ヘルスチェックが通る', 'works'],
    ['Every main function works', 'works'],
    ['エラー率が正常範囲に戻ったことを確認', 'errorRate'],
    ['The error rate is back to normal', 'errorRate'],
    ['関係者に復旧を通知', null],
    ['エラー率の推移を関係者に共有', null],
    ['インシデントチケットを作成', null],
    ['ポストモーテムをスケジュール（48時間以内）', null],
    ['Everyone concerned knows of the recovery', null],
    ['There is a ticket for the incident', null],
  ])('%s', (text, expected) => {
    expect(recoveryItemCheckOf(text)).toBe(expected);
  });
});

const texts = ['すべての主要機能が動作する', 'エラー率が正常に戻った', '関係者に復旧を通知'];
const runbook = { recoveryChecklist: texts.map((text, index) => ({ id: `r${index}`, key: text, text })) as never };
const held = { holdMs: 300_000, sinceMs: 1_000, heldMs: 300_000, looks: 4, sweepId: 's', evidenceIds: ['e1', 'e2'] };
const proven: RecoveryHold = { ...held, verified: true };
const under: RecoveryHold = { ...held, heldMs: 100_000, verified: false };
const broken: RecoveryHold = { ...held, sinceMs: null, heldMs: 0, looks: 0, evidenceIds: [], verified: false };

function rate(fromMs: number, level: 'normal' | 'critical', n = 50): IncidentState['checks'][number] {
  const window = { source: 'access.log', path: null, fromMs, toMs: fromMs + 60_000, n, lines: n, notUnderstood: 0 };
  const reading = { kind: 'errorRate', ...window, ownRequests: 0, errors: 0, statuses: [] } as const;
  const base = { checkId: 'baseline/access-log', sweepId: 's', title: '', target: '', level, durationMs: 1 };
  const readings = [{ reading: { ...reading, statuses: [] }, level }];
  return { ...base, readings, evidenceId: 'e9', eventId: 'x', happenedAtMs: fromMs + 60_000 };
}

function item(id: string, state: 'ok' | 'notDone', verifiedBy?: string[]): IncidentState['items'] {
  const ref = { runbookHash: '', id, key: '' };
  const record = { item: ref, list: 'recovery', text: '', state, reason: null, eventId: 'i', happenedAtMs: 1 } as const;
  return { [id]: verifiedBy === undefined ? record : { ...record, verifiedBy } };
}

function decided(change: Partial<IncidentState>, hold: RecoveryHold) {
  const events = decideRecoveryChecklist({ ...emptyIncident('i'), ...change }, runbook, hold, 9);
  return events.flatMap(({ kind, payload }) =>
    kind === 'itemSet' ? [[payload.item.id, payload.state, payload.verifiedBy]] : [],
  );
}

describe('the checklist', () => {
  it.each([
    ['a proven recovery ticks what it answers', {}, proven, [['r0', 'ok', ['e1', 'e2']]]],
    ['one that is not proven yet ticks nothing', {}, under, []],
    [
      'the error rate counts by requests after the recovery',
      { checks: [rate(2_000, 'normal')] },
      proven,
      [
        ['r0', 'ok', ['e1', 'e2']],
        ['r1', 'ok', ['e9']],
      ],
    ],
    [
      'a window that reaches into the outage says nothing',
      { checks: [rate(500, 'normal')], items: item('r0', 'ok') },
      proven,
      [],
    ],
    ['nor one without a request', { checks: [rate(2_000, 'normal', 0)], items: item('r0', 'ok') }, proven, []],
    [
      'a relapse takes back what a reading ticked',
      { items: item('r0', 'ok', ['e1']) },
      broken,
      [['r0', 'notDone', []]],
    ],
    ['and ticks it again', { items: item('r0', 'notDone', []) }, proven, [['r0', 'ok', ['e1', 'e2']]]],
    ['a tick of a person stays', { items: item('r0', 'ok') }, broken, []],
    ['so does an unticked box of a person', { items: item('r0', 'notDone') }, proven, []],
  ] as const)('%s', (_, change, hold, expected) => {
    expect(decided(change as unknown as Partial<IncidentState>, hold)).toEqual(expected);
  });
});
