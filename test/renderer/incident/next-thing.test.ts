import { describe, expect, test } from 'vitest';
import { nextThing } from '../../../renderer/screens/incident/guide/next-thing.ts';
import type { MilestoneRecord } from '../../../shared/incident/state.ts';
import { runbook as bread } from '../../shared/rollback/bread.ts';
import { active, environment, items, patternNumber, runbook, state } from './bakery.ts';

const cold = patternNumber(1);
const begun = { environment, activePatterns: [active(cold)] };
const checksDone = items({
  'pattern-1/checks/step-1': 'ok',
  'pattern-1/checks/step-2': 'ok',
  'pattern-1/checks/step-4': 'ok',
});
const causes = (first: 'confirmed' | 'suspected' | 'ruledOut', second: 'open' | 'ruledOut') =>
  Object.fromEntries(
    cold.causes.map(({ id, key, cause }, index) => [
      id,
      {
        cause: { runbookHash: 'hash', id, key },
        text: cause,
        patternNumber: 1,
        state: index === 0 ? first : second,
        reason: null,
        evidenceIds: [],
        eventId: `event-${id}`,
        happenedAtMs: 0,
      },
    ]),
  );
const valve = `${cold.causes[0]?.id}/action`;
const recovered: MilestoneRecord = { atMs: 1, source: 'verification', evidenceIds: [], eventId: 'r' };

describe('the next thing to do', () => {
  test('is the environment, before anything can be read', () => {
    expect(nextThing(state(), runbook, null)).toEqual({ kind: 'chooseEnvironment', stage: 'checks' });
  });

  test('is notes, where no runbook guides', () => {
    expect(nextThing(state({ environment }), null, null).kind).toBe('takeNotes');
  });

  test('is a pattern: the best candidate where there is one', () => {
    expect(nextThing(state({ environment }), runbook, null).kind).toBe('choosePattern');
    const candidates = [
      { patternId: cold.id, number: 1, title: cold.title, matched: 1, readable: 1, total: 1, score: 1, reasons: [] },
    ];
    expect(nextThing(state({ environment, candidates }), runbook, cold)).toEqual({
      kind: 'chooseCandidate',
      stage: 'checks',
      number: 1,
    });
  });

  test('then the first check that is open', () => {
    expect(nextThing(state(begun), runbook, cold)).toEqual({
      kind: 'work',
      stage: 'checks',
      workId: 'pattern-1/checks/step-1',
      text: 'Process',
    });
  });

  test('then the cause, until one is confirmed or all are ruled out', () => {
    const checked = { ...begun, items: checksDone };
    expect(nextThing(state(checked), runbook, cold).kind).toBe('findCause');
    expect(nextThing(state({ ...checked, causes: causes('suspected', 'open') }), runbook, cold).kind).toBe('findCause');
    expect(nextThing(state({ ...checked, causes: causes('confirmed', 'open') }), runbook, cold)).toMatchObject({
      stage: 'response',
      text: 'No gas: Open the valve',
    });
    expect(nextThing(state({ ...checked, causes: causes('ruledOut', 'ruledOut') }), runbook, cold).stage).toBe(
      'response',
    );
  });

  test('the response at once where a cause is confirmed, whatever checks are left', () => {
    const known = { ...begun, causes: causes('confirmed', 'open') };
    expect(nextThing(state(known), runbook, cold)).toMatchObject({ stage: 'response', workId: valve });
    const opened = state({ ...known, items: items({ [valve]: 'ok' }) });
    expect(nextThing(opened, runbook, cold)).toMatchObject({ stage: 'response', text: 'Restart' });
  });

  test('also where the cause was found before any pattern was chosen', () => {
    const known = state({ environment, causes: causes('confirmed', 'open') });
    expect(nextThing(known, runbook, null)).toMatchObject({ stage: 'response', workId: valve });
  });

  test('then proof of recovery', () => {
    const responded = { ...checksDone, ...items({ [valve]: 'ok', 'pattern-1/recovery/step-1': 'ok' }) };
    const known = state({ ...begun, items: responded, causes: causes('confirmed', 'open') });
    expect(nextThing(known, runbook, cold)).toEqual({ kind: 'verify', stage: 'verification' });
  });

  test('once recovered, what comes after, whatever was left before', () => {
    const milestones = { ...state().milestones, recovered };
    expect(nextThing(state({ ...begun, milestones }), runbook, cold)).toMatchObject({
      stage: 'after',
      text: 'Bread rises again',
    });
    const ticked = items(Object.fromEntries(runbook.recoveryChecklist.map(({ id }) => [id, 'ok'])));
    expect(nextThing(state({ ...begun, milestones, items: ticked }), runbook, cold).kind).toBe('close');
    const closed = { ...begun, milestones, items: ticked, status: 'closed' as const };
    expect(nextThing(state(closed), runbook, cold).kind).toBe('postmortem');
    const exports = [{ format: 'md' as const, fileName: 'a.md', contentHash: 'h', happenedAtMs: 2 }];
    expect(nextThing(state({ ...closed, exports }), runbook, cold).kind).toBe('nothing');
  });
});

describe('once rolling back is decided', () => {
  const decided = (decision: 'rollBack' | 'doNot') => [
    { decision, reason: 'r', readings: [], eventId: 'decided', happenedAtMs: 1 },
  ];
  const [release] = bread.patterns;
  const back = `${release?.id}/rollback/step-1`;
  const other = patternNumber(2);

  test('its steps come next, whichever pattern is in view', () => {
    const known = state({ environment, rollbackDecisions: decided('rollBack') });
    expect(nextThing(known, bread, other)).toMatchObject({ workId: back, patternId: release?.id });
    expect(nextThing(known, bread, release ?? null)).not.toHaveProperty('patternId');
  });

  test('then its proof', () => {
    const known = state({ environment, rollbackDecisions: decided('rollBack'), items: items({ [back]: 'ok' }) });
    expect(nextThing(known, bread, release ?? null)).toEqual({ kind: 'verify', stage: 'verification' });
  });

  test('and after a decision against it they are never proposed', () => {
    const chosen = release === undefined ? [] : [active(release)];
    const known = { environment, activePatterns: chosen };
    expect(nextThing(state(known), bread, release ?? null)).toMatchObject({ workId: back });
    const against = state({ ...known, rollbackDecisions: decided('doNot') });
    expect(nextThing(against, bread, release ?? null).kind).toBe('verify');
  });
});
