import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { NewEvent } from '../../../shared/incident/event.ts';
import { judgeDeadlines } from '../../../shared/numbers/deadline-outcome.ts';
import { incidentFiguresOf } from '../../../shared/numbers/incident-figures.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';
import { memoryRecord } from '../incident/record.ts';
import { opening } from '../postmortem/outage.ts';

const minute = 60_000;
const runbook = parseRunbook(readFileSync('runbooks/todo-api.ja.md', 'utf8'));
const half = runbook.escalation.find(({ withinMinutes }) => withinMinutes === 30)?.id ?? '';

/** As the bundled runbook sets them, detected at minute 0: 5, 30 and 60 minutes, and two days from recovery. */
function outcomes(events: (NewEvent | null)[], nowMinutes: number, backdated = false): string[] {
  const record = memoryRecord();
  record.append({ kind: 'opened', happenedAtMs: 2 * minute, payload: { ...opening, backdated, runbook: null } });
  record.append(milestone('detected', 0));
  for (const event of events) if (event !== null) record.append(event);
  const { deadlines } = incidentFiguresOf(record.state());
  return judgeDeadlines(deadlines, runbook, nowMinutes * minute).map(
    ({ kind, minutes, outcome }) => `${kind} ${minutes} ${outcome}`,
  );
}

function milestone(name: 'detected' | 'recovered', atMinute: number): NewEvent {
  return {
    kind: 'milestoneSet',
    happenedAtMs: atMinute * minute,
    payload: { milestone: name, atMs: atMinute * minute, source: 'responder', evidenceIds: [], basedOn: null },
  };
}

function handled(deadlineId: string, outcome: 'done' | 'notNeeded', atMinute: number): NewEvent {
  const reason = outcome === 'done' ? null : '原因は分かった';
  return { kind: 'deadlineHandled', happenedAtMs: atMinute * minute, payload: { deadlineId, outcome, reason } };
}

function exported(atMinute: number, format: 'md' | 'csv'): NewEvent {
  const payload = { format, fileName: `x.${format}`, contentHash: 'h' };
  return { kind: 'exported', happenedAtMs: atMinute * minute, payload };
}

function message(atMinute: number, nextAtMinute: number | null): NewEvent {
  return {
    kind: 'messageSent',
    happenedAtMs: atMinute * minute,
    payload: {
      kind: 'update',
      audience: 'internal',
      language: 'ja',
      format: 'plain',
      text: '窯が冷えた',
      impact: '注文できない',
      nextUpdateAtMs: nextAtMinute === null ? null : nextAtMinute * minute,
      way: 'copied',
    },
  };
}

const closed: NewEvent = { kind: 'closed', happenedAtMs: 20 * minute, payload: { reason: '誤検知' } };
const told: NewEvent = {
  kind: 'deadlineDue',
  happenedAtMs: 5 * minute,
  payload: { deadlineId: 'first-checks', dueAtMs: 5 * minute, timing: 'onTime', snoozeId: null },
};
const days = (count: number) => count * 24 * 60;

describe('what became of deadlines', () => {
  it.each([
    ['while it goes on', [], 10, ['missed', 'pending', 'pending', 'unknown']],
    ['when nobody does anything', [], 90, ['missed', 'missed', 'missed', 'unknown']],
    [
      'done in time, called not needed in time, recovered in time',
      [handled('first-checks', 'done', 4), handled(half, 'notNeeded', 29), milestone('recovered', 45)],
      days(1),
      ['kept', 'notNeeded', 'kept', 'pending'],
    ],
    [
      'done a minute late, recovered to the minute, written up in time',
      [handled('first-checks', 'done', 6), milestone('recovered', 30), exported(days(2) + 30, 'md')],
      days(9),
      ['missed', 'kept', 'kept', 'kept'],
    ],
    [
      'written up late; the timeline alone is no postmortem',
      [milestone('recovered', 3), exported(60, 'csv'), exported(days(2) + 4, 'md')],
      days(9),
      ['kept', 'kept', 'kept', 'missed'],
    ],
    ['closed as a false alarm before anybody was told', [closed], 90, ['kept', 'kept', 'kept', 'unknown']],
    ['closed and never written up', [milestone('recovered', 3), closed], days(9), ['kept', 'kept', 'kept', 'missed']],
    ['closed after the first was told of', [told, closed], 90, ['missed', 'kept', 'kept', 'unknown']],
  ] as const)('%s', (_, events, nowMinutes, expected) => {
    const names = ['firstChecks 5', 'escalation 30', 'escalation 60', 'postmortem 2880'];
    expect(outcomes([...events], nowMinutes)).toEqual(expected.map((outcome, index) => `${names[index]} ${outcome}`));
  });

  it('of what was entered afterwards are not known', () => {
    expect(new Set(outcomes([milestone('recovered', 3)], days(9), true).map((each) => each.split(' ')[2]))).toEqual(
      new Set(['unknown']),
    );
  });

  it('of promised updates: the next one in time, a minute late, and none yet', () => {
    const sent = [message(10, 25), message(25, 40), message(41, 60), null];
    expect(outcomes(sent, 59).slice(-3)).toEqual([
      'internalUpdate null kept',
      'internalUpdate null missed',
      'internalUpdate null pending',
    ]);
    expect(outcomes(sent, 61).at(-1)).toBe('internalUpdate null missed');
  });
});
