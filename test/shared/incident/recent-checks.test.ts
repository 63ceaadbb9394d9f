import { expect, test } from 'vitest';
import { recentChecks } from '../../../shared/incident/recent-checks.ts';
import type { CheckRecord } from '../../../shared/incident/state.ts';

const minuteMs = 60_000;

function run(checkId: string, atMinute: number): CheckRecord {
  const eventId = `${checkId} ${atMinute}`;
  const read = { level: 'normal', readings: [], evidenceId: null, durationMs: 1 } as const;
  return {
    ...read,
    checkId,
    sweepId: null,
    title: '',
    target: '',
    readings: [],
    eventId,
    happenedAtMs: atMinute * minuteMs,
  };
}

const minutes = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

test('of each check the newest sixty runs stay, however old, and every run of the last hour', () => {
  const once = [run('seldom', 1)];
  const often = minutes(1, 300).flatMap((minute) => [run('health', minute), run('health', minute)]);
  const kept = recentChecks([...once, ...often, ...minutes(200, 280).map((minute) => run('database', minute))]);
  expect(kept.filter(({ checkId }) => checkId === 'seldom')).toEqual(once);
  // Two a minute from minute 240 to 300.
  expect(kept.filter(({ checkId }) => checkId === 'health')).toEqual(often.slice(-122));
  // Sixty of them lie behind the hour's beginning and before it.
  expect(
    kept.filter(({ checkId }) => checkId === 'database').map(({ happenedAtMs }) => happenedAtMs / minuteMs),
  ).toEqual(minutes(221, 280));
});

test('what an ordinary incident has is left as it is', () => {
  const checks = minutes(1, 60).flatMap((minute) => [run('health', minute), run('database', minute)]);
  expect(recentChecks(checks)).toEqual(checks);
  expect(recentChecks([])).toEqual([]);
});
