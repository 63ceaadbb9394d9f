import { describe, expect, test } from 'vitest';
import { type Deadline, runningDeadlines, spanOf } from '../../../renderer/screens/incident/top/deadline-view.ts';

const deadline = (id: string, dueAtMs: number | null, handled = false): Deadline => ({
  id,
  kind: 'escalation',
  minutes: 5,
  dueAtMs,
  handled,
  told: null,
  snoozedUntilMs: null,
});

describe('deadlines on the top line', () => {
  test('those that run, soonest first', () => {
    const all = [deadline('later', 9), deadline('done', 1, true), deadline('soon', 2), deadline('unknown', null)];
    expect(runningDeadlines(all).map(({ id }) => id)).toEqual(['soon', 'later']);
  });

  test.each([
    [0, { unit: 'now' }],
    [5, { unit: 'minutes', count: 5 }],
    [60, { unit: 'minutes', count: 60 }],
    [90, { unit: 'minutes', count: 90 }],
    [120, { unit: 'hours', count: 2 }],
    [2_880, { unit: 'hours', count: 48 }],
  ])('%i minutes are called by their span', (minutes, span) => {
    expect(spanOf(minutes)).toEqual(span);
  });
});
