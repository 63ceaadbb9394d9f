import { describe, expect, test } from 'vitest';
import { type Deadline, runningDeadlines, toldOf } from '../../../renderer/screens/incident/top/deadline-view.ts';

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

describe('how a deadline was told', () => {
  test('as the record says, and missed where it passed a while ago and the record says nothing', () => {
    const dueAtMs = 1_000_000;
    expect(toldOf({ ...deadline('a', dueAtMs), told: 'late' }, dueAtMs + 3_600_000)).toBe('late');
    expect(toldOf(deadline('a', dueAtMs), dueAtMs + 61_000)).toBe('missed');
    expect(toldOf(deadline('a', dueAtMs), dueAtMs + 30_000)).toBeNull();
    expect(toldOf(deadline('a', dueAtMs, true), dueAtMs + 61_000)).toBeNull();
    expect(toldOf(deadline('a', null), dueAtMs)).toBeNull();
  });
});
