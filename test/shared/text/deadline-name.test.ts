import { expect, test } from 'vitest';
import { deadlineName, spanOf } from '../../../shared/text/deadline-name.ts';

test.each([
  [0, { unit: 'now' }],
  [1 / 6, { unit: 'seconds', count: 10 }],
  [5, { unit: 'minutes', count: 5 }],
  [60, { unit: 'minutes', count: 60 }],
  [90, { unit: 'minutes', count: 90 }],
  [120, { unit: 'hours', count: 2 }],
  [2_880, { unit: 'hours', count: 48 }],
])('%d minutes are called by their span', (minutes, span) => {
  expect(spanOf(minutes)).toEqual(span);
});

test('a deadline is called by what it is for and its span', () => {
  expect(deadlineName({ kind: 'escalation', minutes: 0 }, 'ja')).toBe('エスカレーション 即時');
  expect(deadlineName({ kind: 'postmortem', minutes: 2_880 }, 'en')).toBe('Postmortem 48 h');
});
