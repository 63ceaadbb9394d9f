import { describe, expect, it } from 'vitest';
import type { Level, Reading } from '../../../shared/diagnosis/reading.ts';
import { holdMsOf, lookEveryMs, recoveryHold } from '../../../shared/incident/recovery-hold.ts';
import type { CheckRecord } from '../../../shared/incident/state.ts';

const minute = 60_000;
const hold = 5 * minute;

const http: Reading = {
  kind: 'http',
  url: 'http://h/',
  path: '/',
  method: 'GET',
  health: true,
  outcome: 'answered',
  status: 200,
  durationMs: 5,
};

let events = 0;
function check(name: string, sweepId: string | null, atMs: number, level: Level): CheckRecord {
  const eventId = `event-${++events}`;
  const evidenceId = `${sweepId}/${name}`;
  const base = { checkId: `baseline/${name}`, sweepId, title: '', target: '', level, durationMs: 5 };
  return { ...base, readings: [{ reading: http, level }], evidenceId, eventId, happenedAtMs: atMs };
}

/** Two targets, the second read a little after the first. */
function sweep(id: string, atMs: number, health: Level = 'normal', todos: Level = 'normal'): CheckRecord[] {
  return [check('health', id, atMs, health), check('endpoint/todos', id, atMs + 1_000, todos)];
}

describe('recovery over time', () => {
  const every = lookEveryMs(hold);
  const four = [0, 1, 2, 3].flatMap((index) => sweep(`s${index}`, index * every));

  it('is proven by looks that are normal from beginning to end, the first and the last of them as evidence', () => {
    expect(recoveryHold(four, hold)).toEqual({
      holdMs: hold,
      sinceMs: 0,
      heldMs: hold,
      looks: 4,
      sweepId: 's3',
      evidenceIds: ['s0/health', 's0/endpoint/todos', 's3/health', 's3/endpoint/todos'],
      verified: true,
    });
  });

  it('is not proven by one look, nor before the time is over', () => {
    expect(recoveryHold(sweep('s', 0), hold)).toMatchObject({ sinceMs: 0, heldMs: 0, looks: 1, verified: false });
    expect(recoveryHold(four.slice(0, 6), hold)).toMatchObject({ heldMs: 2 * every, looks: 3, verified: false });
  });

  it('is not proven by two looks alone, however far apart', () => {
    const drillHoldMs = 6_000;
    const two = [...sweep('a', 0), ...sweep('b', 20_000)];
    expect(recoveryHold(two, drillHoldMs)).toMatchObject({ heldMs: 20_000, looks: 2, verified: false });
    expect(recoveryHold([...two, ...sweep('c', 22_000)], drillHoldMs).verified).toBe(true);
  });

  it.each([
    ['nothing was read', [], null],
    ['the last look is bad', [...four, ...sweep('bad', 6 * minute, 'critical')], null],
    ['one target of it is bad', [...four, ...sweep('bad', 6 * minute, 'normal', 'warning')], null],
    ['one target of it is unknown', [...four, ...sweep('bad', 6 * minute, 'normal', 'unknown')], null],
    ['the watch saw trouble since', [...four, check('health', null, 6 * minute, 'critical')], null],
  ])('is not proven where %s', (_, checks, sinceMs) => {
    expect(recoveryHold(checks, hold)).toMatchObject({ sinceMs, verified: false });
  });

  it('begins anew after trouble in between, whoever saw it', () => {
    const dip = check('endpoint/todos', null, 150_000, 'critical');
    expect(recoveryHold([...four, dip], hold)).toMatchObject({ sinceMs: 2 * every, heldMs: every, verified: false });
  });

  it('begins anew after a silence in which nobody looked', () => {
    const late = [...sweep('a', 0), ...sweep('b', 40 * minute), ...sweep('c', 41 * minute)];
    expect(recoveryHold(late, hold)).toMatchObject({ sinceMs: 40 * minute, looks: 2, verified: false });
  });

  it('does not count a sweep that has read only some of the targets', () => {
    const [only] = sweep('partial', 4 * every);
    expect(recoveryHold([...four.slice(0, 6), ...(only ? [only] : [])], hold)).toMatchObject({ looks: 3 });
  });

  it('does not ask the order in which rows came', () => {
    expect(recoveryHold([...four].reverse(), hold)).toMatchObject({ sinceMs: 0, heldMs: hold, verified: true });
  });

  it('leaves out what a pattern or the preparation read', () => {
    const other = { ...check('x', 'p', 6 * minute, 'critical'), checkId: 'preparation/health' };
    expect(recoveryHold([...four, other], hold).verified).toBe(true);
  });
});

it('asks for five minutes, for what the runbook says, and for less in a drill', () => {
  const says = { recoveryChecklist: [{ id: 'r', key: 'k', text: '10分間異常なし' }] as never };
  expect(holdMsOf(null, false)).toBe(5 * minute);
  expect(holdMsOf(says, false)).toBe(10 * minute);
  expect(holdMsOf(says, true)).toBeLessThan(minute);
});
