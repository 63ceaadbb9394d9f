import { describe, expect, test } from 'vitest';
import { type Deadline, runningDeadlines } from '../../../renderer/screens/incident/top/deadline-view.ts';

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
});
