import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstWrittenTime } from '../../../shared/alert/written-time.ts';

const utc = (text: string) => new Date(text).getTime();

describe('a moment with its zone', () => {
  it.each([
    ['2026-11-24T03:02:10Z', '2026-11-24T03:02:10Z'],
    ['2026-11-24T03:02:10.123456789Z', '2026-11-24T03:02:10Z'],
    ['2026-11-24T12:02:10+09:00', '2026-11-24T03:02:10Z'],
    ['2026-11-24T03:02:10.123+0000', '2026-11-24T03:02:10Z'],
    ['2026-11-24 03:02:10 UTC', '2026-11-24T03:02:10Z'],
    ['2026-11-24 12:02:10 JST', '2026-11-24T03:02:10Z'],
    ['2026-11-24 12:02:10+09', '2026-11-24T03:02:10Z'],
    ['2026-11-24 03:02:10.55 +0000 UTC m=+5.1', '2026-11-24T03:02:10Z'],
    ['2026/11/24 12:02 UTC+9', '2026-11-24T03:02:00Z'],
    ['2026年11月24日(火) 12時2分10秒 JST', '2026-11-24T03:02:10Z'],
    ['Tue, 24 Nov 2026 12:02:10 +0900 (JST)', '2026-11-24T03:02:10Z'],
    ['Tuesday 24 November, 2026 03:02:10 UTC', '2026-11-24T03:02:10Z'],
    ['Nov 24, 2026 at 3:02 AM UTC', '2026-11-24T03:02:00Z'],
    ['Nov 24th, 2026 12:30 AM UTC', '2026-11-24T00:30:00Z'],
    ['Nov 24, 2026 at 12:30 p.m. UTC', '2026-11-24T12:30:00Z'],
    ['Tue Nov 24 2026 03:02:10 UTC', '2026-11-24T03:02:10Z'],
    ['Tue Nov 24 03:02:10 UTC 2026', '2026-11-24T03:02:10Z'],
    ['2026-11-23 22:02:10 EST', '2026-11-24T03:02:10Z'],
  ])('%s', (text, expected) => {
    expect(firstWrittenTime(`at ${text}, says the tool`, 'Asia/Tokyo')).toEqual({
      atMs: utc(expected),
      zoneIsWritten: true,
    });
  });
});

describe('a moment without a zone is read in the one that is given', () => {
  it.each([
    ['2026-11-24 12:02:10', 'Asia/Tokyo', '2026-11-24T03:02:10Z'],
    ['2026-11-24 12:02:10 ERROR pool', 'Asia/Tokyo', '2026-11-24T03:02:10Z'],
    ['12:02:10 on 2026.11.24', 'Asia/Tokyo', '2026-11-24T03:02:10Z'],
    ['2026年11月24日 12:02', 'Asia/Tokyo', '2026-11-24T03:02:00Z'],
    ['2026-07-01 12:00', 'America/New_York', '2026-07-01T16:00:00Z'],
    ['2026-12-01 12:00', 'America/New_York', '2026-12-01T17:00:00Z'],
  ])('%s in %s', (text, zone, expected) => {
    expect(firstWrittenTime(text, zone)).toEqual({ atMs: utc(expected), zoneIsWritten: false });
  });
});

describe('no moment', () => {
  it.each([
    ['letters of several zones', '2026-11-24 03:02:10 CST'],
    ['a day that does not exist', '2026-02-30 03:02:10Z'],
    ['an hour that does not exist', '2026-02-03 25:02:10Z'],
    ['a minute that does not exist', '2026-02-03 05:62:10'],
    ['an hour that the change of clocks leaves out', '2026-03-08 02:30:00', 'America/New_York'],
    ['an offset further than any zone', '2026-02-03 05:02:10+23:00'],
    ['a date alone', 'since 2026-11-24'],
    ['a time alone', 'since 03:02:10'],
    ['how Go writes none', '0001-01-01T00:00:00Z'],
    ['nothing', ''],
  ])('%s', (_, text, zone = 'Asia/Tokyo') => {
    expect(firstWrittenTime(text, zone)).toBeNull();
  });
});

it('takes the one that stands first', () => {
  const text = 'from Nov 24, 2026 at 3:02 AM UTC until 2026-11-24 04:00:00Z';
  expect(firstWrittenTime(text, 'UTC')?.atMs).toBe(utc('2026-11-24T03:02:00Z'));
});

it('reads back any second of this century as ISO, RFC 2822 and a plain clock write it', () => {
  const second = fc.integer({ min: utc('2000-01-01T00:00:00Z') / 1_000, max: utc('2099-12-31T23:59:59Z') / 1_000 });
  fc.assert(
    fc.property(second, (seconds) => {
      const date = new Date(seconds * 1_000);
      const expected = date.getTime();
      expect(firstWrittenTime(date.toISOString(), 'Asia/Tokyo')?.atMs).toBe(expected);
      expect(firstWrittenTime(date.toUTCString(), 'Asia/Tokyo')?.atMs).toBe(expected);
      const plain = date.toISOString().slice(0, 19).replace('T', ' ');
      expect(firstWrittenTime(plain, 'UTC')).toEqual({ atMs: expected, zoneIsWritten: false });
      expect(firstWrittenTime(plain, 'Asia/Tokyo')?.atMs).toBe(expected - 9 * 3_600_000);
    }),
  );
});
