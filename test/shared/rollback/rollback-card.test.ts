import { expect, test } from 'vitest';
import type { IncidentState } from '../../../shared/incident/state.ts';
import { circumstancesOf, rollbackCard } from '../../../shared/rollback/rollback-card.ts';
import { declaredMs, deployed, failing, ids, incident, minuteMs, orders, runbook, said } from './bread.ts';

const card = (part: Partial<IncidentState> = {}, minutes = 1) =>
  rollbackCard(incident(part), runbook, declaredMs + minutes * minuteMs);
const verdicts = (part: Partial<IncidentState> = {}, minutes = 1) =>
  Object.fromEntries(card(part, minutes).criteria.map(({ itemId, verdict }) => [itemId, verdict]));
const justDeployed = deployed('v7', -20);

test('is the union of both rules, each wording with where it stands', () => {
  expect(
    card().criteria.map(({ wordings }) => wordings.map(({ criterion, rule }) => [criterion.text, rule.title])),
  ).toEqual([
    [
      ['エラー率が10%を超える', 'Rollback criteria'],
      ['エラー率が10%を超えている', 'Q1. Should we roll back?'],
    ],
    [['The cause is not found within 5 minutes', 'Rollback criteria']],
    [['Orders may be lost', 'Rollback criteria']],
    [['Many customers are affected', 'Q1. Should we roll back?']],
  ]);
});

test('before anything is read, nothing is known but the clock', () => {
  expect(verdicts()).toEqual({
    [ids.errorRate]: 'unknown',
    [ids.cause]: 'notYet',
    [ids.lost]: 'unknown',
    [ids.affected]: 'unknown',
  });
  expect(card().advice).toBe('noneHolds');
});

test('the clock of the cause runs from detection, and stops when a cause is confirmed', () => {
  expect(verdicts({}, 4.99)[ids.cause]).toBe('notYet');
  expect(verdicts({}, 5)[ids.cause]).toBe('holds');
  const detected = { atMs: declaredMs - 3 * minuteMs, source: 'responder', evidenceIds: [], eventId: 'd' } as const;
  const { milestones } = incident();
  const earlier = { milestones: { ...milestones, detected: { ...detected, evidenceIds: [] } } };
  expect(verdicts(earlier, 2)[ids.cause]).toBe('holds');
  const cause = {
    cause: { runbookHash: 'h', id: 'c', key: 'c' },
    text: 'Old flour',
    patternNumber: 1,
    state: 'confirmed',
    reason: null,
    evidenceIds: [],
    eventId: 'c',
    happenedAtMs: 1,
  } as const;
  expect(verdicts({ causes: { c: { ...cause, evidenceIds: [] } } }, 9)[ids.cause]).toBe('doesNotHold');
});

test('the error rate holds by the access log alone, and a stale reading asks the person', () => {
  const checks = [orders(1, [failing(30, 100), justDeployed])];
  expect(verdicts({ checks }, 2)[ids.errorRate]).toBe('holds');
  expect(verdicts({ checks: [orders(1, [failing(3, 100)])] }, 2)[ids.errorRate]).toBe('doesNotHold');
  const stale = card({ checks }, 7).criteria[0];
  expect(stale).toMatchObject({ verdict: 'unknown', asksPerson: true });
});

test('a word decides where nothing is measured, and not against what is', () => {
  expect(verdicts({ items: said(ids.affected, 'ok') })[ids.affected]).toBe('holds');
  expect(verdicts({ items: said(ids.lost, 'contradicts') })[ids.lost]).toBe('doesNotHold');
  const checks = [orders(1, [failing(30, 100)])];
  expect(verdicts({ checks, items: said(ids.errorRate, 'contradicts') }, 2)[ids.errorRate]).toBe('holds');
});

test('rolling back is advised where a criterion holds and something was deployed shortly before', () => {
  const failed = failing(30, 100);
  const of = (...readings: Parameters<typeof orders>[1]) => card({ checks: [orders(1, readings)] }, 2);
  expect(of(failed, justDeployed)).toMatchObject({ advice: 'rollBack', deployment: { finding: 'found' } });
  expect(of(failed, deployed('v6', -61))).toMatchObject({ advice: 'noDeployment', deployment: { finding: 'none' } });
  expect(of(failed, deployed('v8', 1))).toMatchObject({ advice: 'noDeployment' });
  expect(of(failed)).toMatchObject({ advice: 'deploymentUnknown', deployment: { finding: 'unknown' } });
  expect(of(failing(1, 100), justDeployed)).toMatchObject({ advice: 'noneHolds' });
});

test('a condition that has to last is not yet met before', () => {
  const lasting = structuredClone(runbook);
  const [criterion] = lasting.rollbackRules[0]?.criteria ?? [];
  if (criterion) criterion.text = 'エラー率が10%を超える状態が5分以上続く';
  const checks = [orders(0, [failing(30, 100)]), orders(4, [failing(30, 100)])];
  const at = (minutes: number) =>
    rollbackCard(incident({ checks }), lasting, declaredMs + minutes * minuteMs).criteria[0]?.verdict;
  expect(at(4)).toBe('notYet');
  expect(at(5)).toBe('holds');
});

test('lists what can be returned to, and proposes what ran before', () => {
  const readings = [
    deployed('v5', -3_000),
    deployed('v6', -900),
    justDeployed,
    { kind: 'version', of: 'image', name: 'registry:5000/bread:v5' } as const,
    { kind: 'version', of: 'image', name: 'bread:v4' } as const,
    { kind: 'version', of: 'commit', name: 'a1b2c3d Knead longer' } as const,
  ];
  const { versions, versionBefore } = card({ checks: [orders(1, readings)] }, 2);
  expect(versions.map(({ ref, of, isCurrent }) => [ref, of, isCurrent])).toEqual([
    ['v7', 'deployment', true],
    ['v6', 'deployment', false],
    ['v5', 'deployment', false],
    ['v4', 'image', false],
    ['a1b2c3d', 'commit', false],
  ]);
  expect(versionBefore).toBe('v6');
});

test('is recorded with how long each criterion had held', () => {
  const checks = [orders(1, [failing(30, 100), justDeployed])];
  const nowMs = declaredMs + 4 * minuteMs;
  expect(circumstancesOf(card({ checks }, 4), nowMs)).toEqual({
    criteria: [
      { text: 'エラー率が10%を超える', verdict: 'holds', heldMs: 3 * minuteMs },
      { text: 'The cause is not found within 5 minutes', verdict: 'notYet', heldMs: null },
      { text: 'Orders may be lost', verdict: 'unknown', heldMs: null },
      { text: 'Many customers are affected', verdict: 'unknown', heldMs: null },
    ],
    deployment: { finding: 'found', version: 'v7' },
  });
});

test('a runbook without rules leaves it to the person', () => {
  expect(rollbackCard(incident(), null, declaredMs)).toMatchObject({ criteria: [], advice: 'noneHolds', versions: [] });
});
