import { expect, test } from 'vitest';
import { timeBetween } from '../../../renderer/screens/incident/timeline/time-between.ts';

const noonMs = Date.UTC(2026, 10, 24, 12);
const laterMs = noonMs + 3_600_000;

test('the time between two rows is their middle, on a whole second where one lies between', () => {
  expect(timeBetween(noonMs, noonMs + 60_000, laterMs)).toBe(noonMs + 30_000);
  expect(timeBetween(noonMs, noonMs + 5_000, laterMs)).toBe(noonMs + 2_000);
  expect(timeBetween(noonMs + 100, noonMs + 500, laterMs)).toBe(noonMs + 300);
  expect(timeBetween(noonMs, noonMs, laterMs)).toBe(noonMs);
});

test('behind the last row it is a second later, and never in the future', () => {
  expect(timeBetween(noonMs, null, laterMs)).toBe(noonMs + 1_000);
  expect(timeBetween(noonMs, null, noonMs + 200)).toBe(noonMs + 200);
});
