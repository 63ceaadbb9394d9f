import { expect, test } from 'vitest';
import { decide, type IncidentCommand } from '../../../shared/incident/decide.ts';
import { declaredMs, deployed, failing, incident, minuteMs, orders, runbook } from '../rollback/bread.ts';

const nowMs = declaredMs + 2 * minuteMs;
const failed = failing(30, 100);
const state = incident({ checks: [orders(1, [failed, deployed('v7', -5)])] });
const order = (part: Partial<Extract<IncidentCommand, { kind: 'decideRollback' }>>): IncidentCommand => ({
  kind: 'decideRollback',
  decision: 'rollBack',
  reason: null,
  readings: [{ reading: failed, level: 'critical', atMs: nowMs, evidenceId: 'e' }],
  ...part,
});
const context = { nowMs, runbook, hasRow: () => false };

test('is recorded with the readings, the answers, and what each criterion came to at that second', () => {
  const decided = decide(state, order({ versionTo: 'v6', migrations: 'none' }), context);
  expect(decided.ok && decided.value[0]).toMatchObject({
    kind: 'rollbackDecided',
    happenedAtMs: nowMs,
    payload: {
      decision: 'rollBack',
      versionTo: 'v6',
      migrations: 'none',
      readings: [{ reading: failed, level: 'critical' }],
      criteria: [
        { text: 'エラー率が10%を超える', verdict: 'holds', heldMs: minuteMs },
        { verdict: 'notYet', heldMs: null },
        { verdict: 'unknown' },
        { verdict: 'unknown' },
      ],
      deployment: { finding: 'found', version: 'v7' },
    },
  });
});

test('not rolling back needs a reason, and a blank is none', () => {
  for (const reason of [null, '  ']) {
    expect(decide(state, order({ decision: 'doNot', reason }), context)).toMatchObject({
      ok: false,
      problem: { data: { reason: 'notRollingBackNeedsReason' } },
    });
  }
  expect(decide(state, order({ decision: 'doNot', reason: 'The flour' }), context).ok).toBe(true);
});
