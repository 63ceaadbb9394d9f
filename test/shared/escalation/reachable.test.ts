import { describe, expect, it } from 'vitest';
import { reachOf } from '../../../shared/escalation/reachable.ts';

const tokyo = 'Asia/Tokyo';
/** A moment of Japanese time, which is nine hours ahead of UTC all the year. */
const jst = (text: string) => Date.parse(`${text}:00+09:00`);

describe('who is reachable now', () => {
  it.each([
    ['平日 9:00-18:00', '2026-11-24T09:00', 'reachable'],
    ['平日 9:00-18:00', '2026-11-24T17:59', 'reachable'],
    ['平日 9:00-18:00', '2026-11-24T18:00', 'unreachable'],
    ['平日 9:00-18:00', '2026-11-24T03:00', 'unreachable'],
    // Labour Thanksgiving Day, a Monday.
    ['平日 9:00-18:00', '2026-11-23T10:00', 'unreachable'],
    ['土日祝', '2026-11-23T10:00', 'reachable'],
    ['土日祝', '2026-11-24T10:00', 'unreachable'],
    ['Mon-Fri 9-17', '2026-11-23T10:00', 'unsure'],
    ['Mon-Fri 9-17', '2026-11-24T10:00', 'reachable'],
    ['夜間 22:00-翌6:00', '2026-11-24T03:00', 'reachable'],
    ['夜間 22:00-翌6:00', '2026-11-24T06:00', 'unreachable'],
    // Began on Friday evening, and Saturday is no weekday.
    ['平日 22:00-翌6:00', '2026-11-28T05:00', 'reachable'],
    ['平日 22:00-翌6:00', '2026-11-29T05:00', 'unreachable'],
    ['24/7', '2026-01-01T04:00', 'reachable'],
    ['夜間', '2026-11-24T03:00', 'unsure'],
    [null, '2026-11-24T03:00', 'unsure'],
  ])('%s at %s JST: %s', (hours, at, expected) => expect(reachOf(hours, jst(at), tokyo).now).toBe(expected));

  it('says when the next window begins, past a weekend and holidays', () => {
    const nextOf = (at: string) => reachOf('平日 9:00-18:00', jst(at), tokyo);
    expect(nextOf('2026-11-24T03:00')).toEqual({ now: 'unreachable', nextAtMs: jst('2026-11-24T09:00') });
    // Friday evening before a long weekend: Monday is a holiday.
    expect(nextOf('2026-11-20T19:00')).toEqual({ now: 'unreachable', nextAtMs: jst('2026-11-24T09:00') });
    // Golden Week of 2026: 3, 4, 5 May, and the substitute on the 6th.
    expect(nextOf('2026-05-01T20:00')).toEqual({ now: 'unreachable', nextAtMs: jst('2026-05-07T09:00') });
  });

  it('counts in the zone of the incident', () => {
    // 08:30 UTC is 17:30 in Tokyo and 03:30 in New York.
    const atMs = Date.parse('2026-11-24T08:30:00Z');
    expect(reachOf('平日 9:00-18:00', atMs, tokyo).now).toBe('reachable');
    expect(reachOf('平日 9:00-18:00', atMs, 'America/New_York')).toEqual({
      now: 'unreachable',
      nextAtMs: Date.parse('2026-11-24T14:00:00Z'),
    });
  });

  it('knows the clock of the day after a change to summer time', () => {
    // New York goes from UTC-5 to UTC-4 in the night to Sunday 2026-03-08.
    expect(reachOf('毎日 9:00-10:00', Date.parse('2026-03-08T05:30:00Z'), 'America/New_York')).toEqual({
      now: 'unreachable',
      nextAtMs: Date.parse('2026-03-08T13:00:00Z'),
    });
  });

  it('says why it is not sure', () => {
    expect(reachOf('応相談', 0, tokyo)).toEqual({ now: 'unsure', because: 'hoursNotUnderstood' });
    expect(reachOf(null, 0, tokyo)).toEqual({ now: 'unsure', because: 'hoursUnsaid' });
    expect(reachOf('月-金 9-18', jst('2026-11-23T10:00'), tokyo)).toEqual({ now: 'unsure', because: 'holidayUnsaid' });
  });
});
