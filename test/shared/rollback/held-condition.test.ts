import { expect, test } from 'vitest';
import type { MeasuredRule } from '../../../shared/rollback/criterion-rule.ts';
import { heldCondition } from '../../../shared/rollback/held-condition.ts';
import { declaredMs, failing, incident, minuteMs, orders, slow } from './bread.ts';

const overTen: MeasuredRule = { kind: 'errorRate', comparison: '>', limit: 10, forMs: null };
const after = (minutes: number) => declaredMs + minutes * minuteMs;

test('has held since the first reading of those in a row that cross the bound', () => {
  const checks = [
    orders(0, [failing(5, 100)]),
    orders(1, [failing(20, 100)]),
    orders(3, [failing(30, 100)]),
    orders(6, [failing(11, 100)], 'e-6'),
  ];
  expect(heldCondition(incident({ checks }), overTen, after(7))).toEqual({
    value: 11,
    n: 100,
    atMs: after(6),
    evidenceId: 'e-6',
    isTelling: true,
    isFresh: true,
    isCrossed: true,
    sinceMs: after(1),
    readings: 3,
  });
});

test('a bound that is reached is not crossed, unless the runbook says "or more"', () => {
  const state = incident({ checks: [orders(0, [failing(10, 100)])] });
  expect(heldCondition(state, overTen, after(0))?.isCrossed).toBe(false);
  expect(heldCondition(state, { ...overTen, comparison: '>=' }, after(0))?.isCrossed).toBe(true);
});

test('what was better in between starts it anew', () => {
  const checks = [orders(0, [failing(50, 100)]), orders(1, [failing(1, 100)]), orders(2, [failing(50, 100)])];
  expect(heldCondition(incident({ checks }), overTen, after(2))?.sinceMs).toBe(after(2));
});

test('too long without a reading, and nobody knows that it held', () => {
  const checks = [orders(0, [failing(50, 100)]), orders(11, [failing(50, 100)])];
  expect(heldCondition(incident({ checks }), overTen, after(11))?.sinceMs).toBe(after(11));
});

test('few requests, and a log that is mostly not understood, tell nothing', () => {
  const few = incident({ checks: [orders(0, [failing(19, 19)])] });
  expect(heldCondition(few, overTen, after(0))).toMatchObject({ isTelling: false, isCrossed: false, value: 100 });
  const garbled = { ...failing(90, 100), lines: 300, notUnderstood: 200 };
  expect(heldCondition(incident({ checks: [orders(0, [garbled])] }), overTen, after(0))?.isTelling).toBe(false);
});

test('a reading grows old', () => {
  const state = incident({ checks: [orders(0, [failing(50, 100)])] });
  expect(heldCondition(state, overTen, after(5))?.isFresh).toBe(true);
  expect(heldCondition(state, overTen, after(5) + 1)?.isFresh).toBe(false);
});

test('one endpoint is not all of them, and our own watch is not the users', () => {
  const http = {
    kind: 'http',
    url: 'http://10.0.0.9/x',
    path: '/x',
    method: 'GET',
    health: true,
    outcome: 'refused',
    status: null,
    durationMs: 1,
  } as const;
  const checks = [orders(0, [{ ...failing(50, 100), path: '/orders' } as ReturnType<typeof failing>, http])];
  expect(heldCondition(incident({ checks }), overTen, after(0))).toBeNull();
});

test('P95 is read from its own readings', () => {
  const rule: MeasuredRule = { kind: 'responseTimeP95', comparison: '>', limit: 3_000, forMs: null };
  const checks = [orders(0, [failing(50, 100), slow(3_200, 100)])];
  expect(heldCondition(incident({ checks }), rule, after(1))).toMatchObject({ value: 3_200, isCrossed: true });
});

test('of two logs the worse one counts', () => {
  const other = { ...failing(40, 100), source: '/srv/other/access.log' } as ReturnType<typeof failing>;
  const checks = [orders(0, [other]), orders(1, [failing(0, 100)])];
  expect(heldCondition(incident({ checks }), overTen, after(1))).toMatchObject({ value: 40, sinceMs: after(0) });
});
