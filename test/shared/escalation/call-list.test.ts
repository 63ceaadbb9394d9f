import { describe, expect, it } from 'vitest';
import { callListOf } from '../../../shared/escalation/call-list.ts';
import type { CallOutcome } from '../../../shared/incident/escalation-payloads.ts';
import type { NewEvent } from '../../../shared/incident/event.ts';
import { memoryRecord } from '../incident/record.ts';

const person = (role: string, hours: string | null, contact: string | null = `#${role}`) => ({
  role,
  person: null,
  contact,
  hours,
  from: 'runbook' as const,
});
const called = (role: string, outcome: CallOutcome, happenedAtMs: number): NewEvent => ({
  kind: 'escalated',
  happenedAtMs,
  payload: { role, person: null, contact: `#${role}`, ruleId: null, need: 'help', outcome, note: null },
});

/** Tuesday, 03:00 in Tokyo. */
const nightMs = Date.parse('2026-11-24T03:00:00+09:00');
const contacts = [
  person('infra', '平日 9:00-18:00'),
  person('backup', '24/7'),
  person('owner', '平日 9:00-18:00'),
  person('boss', '24/7'),
  person('dba', null),
];

function listed(...calls: NewEvent[]) {
  const record = memoryRecord();
  for (const call of calls) record.append(call);
  const { callees, leftOpen } = callListOf(contacts, { ...record.state(), zone: 'Asia/Tokyo' }, nightMs);
  const roleOf = (key: string | null) => callees.find((each) => each.key === key)?.role ?? null;
  return { leftOpen, rows: callees.map(({ role, reach, instead }) => [role, reach.now, roleOf(instead)]), callees };
}

describe('whom to call now', () => {
  it('names who is there, and who instead of those who are not', () => {
    expect(listed().rows).toEqual([
      ['infra', 'unreachable', 'backup'],
      ['backup', 'reachable', null],
      ['owner', 'unreachable', 'boss'],
      ['boss', 'reachable', null],
      ['dba', 'unsure', null],
    ]);
  });

  it('goes on to the next one where nobody answered', () => {
    const { rows, callees } = listed(called('backup', 'away', nightMs - 60_000));
    expect(rows.slice(0, 2)).toEqual([
      ['infra', 'unreachable', 'boss'],
      ['backup', 'reachable', 'boss'],
    ]);
    expect(callees[1]?.last).toMatchObject({ outcome: 'away', actor: 'Sato', happenedAtMs: nightMs - 60_000 });
  });

  it('knows nobody instead where all were tried, and forgets a call in vain after one that was answered', () => {
    const away = [called('backup', 'away', nightMs - 9), called('boss', 'away', nightMs - 8)];
    expect(listed(...away).rows.map(([, , instead]) => instead)).toEqual([null, null, null, null, null]);
    expect(listed(...away, called('backup', 'answered', nightMs - 1)).rows[0]).toEqual([
      'infra',
      'unreachable',
      'backup',
    ]);
  });

  it('leaves out, and counts, roles that nobody can reach', () => {
    const { callees, leftOpen } = callListOf(
      [person('a', '24/7', null), person('b', '24/7', '（記入）電話'), person('c', '24/7')],
      { escalations: [], zone: 'Asia/Tokyo' },
      nightMs,
    );
    expect([callees.map(({ role }) => role), leftOpen]).toEqual([['c'], 2]);
  });
});
