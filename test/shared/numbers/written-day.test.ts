import { expect, it } from 'vitest';
import { writtenDay } from '../../../shared/numbers/written-day.ts';

const day = (year: number, month: number, date: number) => ({ year, month, day: date });

it.each([
  ['2026', day(2026, 1, 1), day(2026, 12, 31)],
  ['2026-02', day(2026, 2, 1), day(2026, 2, 28)],
  ['2024/2', day(2024, 2, 1), day(2024, 2, 29)],
  ['2026-12', day(2026, 12, 1), day(2026, 12, 31)],
  [' ２０２６-01-31 ', day(2026, 1, 31), day(2026, 1, 31)],
  ['2026-02-30', null, null],
  ['', null, null],
  ['yesterday', null, null],
])('%j begins and ends a period', (text, first, last) => {
  expect([writtenDay(text, 'first'), writtenDay(text, 'last')]).toEqual([first, last]);
});
