import { describe, expect, it } from 'vitest';
import { decisionAfter, decisionBefore, decisionsOf } from '../../../shared/replay/decisions.ts';
import { memoryRecord } from '../incident/record.ts';

const place = { runbookHash: 'hash', id: 'place', key: 'place' };
const cause = { cause: place, text: 'pool', patternNumber: 4, reason: null, evidenceIds: [], basedOn: null };
const command = { command: place, title: '', text: '', outcome: 'succeeded' as const, note: null };

function decided() {
  const record = memoryRecord();
  const put = record.append;
  const pattern = { pattern: place, number: 4, title: 'slow', basedOn: null };
  put({ kind: 'noteAdded', payload: { text: 'looking' }, happenedAtMs: 1 });
  put({ kind: 'severitySet', payload: { severity: 1, basedOn: null }, happenedAtMs: 2 });
  put({ kind: 'patternSet', payload: { ...pattern, active: true }, happenedAtMs: 3 });
  put({ kind: 'patternSet', payload: { ...pattern, active: false }, happenedAtMs: 4 });
  put({ kind: 'causeSet', payload: { ...cause, state: 'suspected' }, happenedAtMs: 5 });
  put({ kind: 'causeSet', payload: { ...cause, state: 'confirmed' }, happenedAtMs: 6 });
  put({ kind: 'causeSet', payload: { ...cause, state: 'ruledOut' }, happenedAtMs: 7 });
  put({ kind: 'rollbackDecided', payload: { decision: 'doNot', reason: 'no deploy', readings: [] }, happenedAtMs: 8 });
  put({ kind: 'commandDone', payload: { ...command, risk: 'observe' }, happenedAtMs: 9 });
  put({ kind: 'commandDone', payload: { ...command, risk: 'change' }, happenedAtMs: 10 });
  // Taking it back later takes nothing from what was decided then.
  put({ kind: 'undone', payload: { target: 'event-2' }, happenedAtMs: 11 });
  record.appendRaw('blackedOut', 'severitySet', 12);
  return decisionsOf(record.events);
}

describe('the decisions of an incident', () => {
  it('are those of a person that changed the course, each with how much was known', () => {
    expect(decided().map(({ known, kind }) => [known, kind])).toEqual([
      [2, 'severity'],
      [3, 'pattern'],
      [6, 'causeConfirmed'],
      [7, 'causeRuledOut'],
      [8, 'rollback'],
      [10, 'action'],
    ]);
  });

  it('lie before and after a cursor, which stands on none of them twice', () => {
    const decisions = decided();
    expect(decisionAfter(decisions, 0)?.known).toBe(2);
    expect(decisionAfter(decisions, 2)?.known).toBe(3);
    expect(decisionAfter(decisions, 10)).toBeNull();
    expect(decisionBefore(decisions, 7)?.known).toBe(6);
    expect(decisionBefore(decisions, 5)?.known).toBe(3);
    expect(decisionBefore(decisions, 2)).toBeNull();
  });
});
