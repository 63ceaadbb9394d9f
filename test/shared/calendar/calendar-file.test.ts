import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarFile } from '../../../shared/calendar/calendar-file.ts';
import { meetingSlot } from '../../../shared/calendar/meeting-slot.ts';

const utc = (text: string) => new Date(text).getTime();
const hourMs = 3_600_000;

function appointment(startMs: number, zone: string, summary = 'Postmortem #1', description = 'due') {
  const endMs = startMs + hourMs;
  return {
    uid: 'a@b',
    sequence: 3,
    startMs,
    endMs,
    zone,
    summary,
    description,
    remindMinutes: 30,
    writtenAtMs: startMs,
  };
}

/** Lines as a calendar reads them: joined where they were folded. */
const linesOf = (file: string) => file.replace(/\r\n[ \t]/g, '').split('\r\n');

/** The moment that a reader computes who trusts the file's own VTIMEZONE alone. */
function momentOf(file: string, property: string): number {
  const lines = linesOf(file);
  const local = (value: string) => {
    const [, y, mo, d, h, mi, s] = /(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/.exec(value) ?? [];
    return Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s));
  };
  const wall = local(lines.find((line) => line.startsWith(`${property};TZID=`)) ?? '');
  const zoneLines = lines.slice(lines.indexOf('BEGIN:VTIMEZONE'), lines.indexOf('END:VTIMEZONE'));
  const observances = zoneLines.join('\n').split('BEGIN:').slice(2);
  const begun = observances.map((text) => {
    const [, sign, hours, minutes] = /TZOFFSETTO:([+-])(\d\d)(\d\d)/.exec(text) ?? [];
    const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
    return { from: local(/DTSTART:(\S+)/.exec(text)?.[1] ?? ''), offset };
  });
  const current = begun.filter(({ from }) => from <= wall).sort((one, other) => other.from - one.from)[0];
  return wall - (current?.offset ?? Number.NaN);
}

describe('a calendar file', () => {
  it.each([
    ['Asia/Tokyo', '2026-11-26T01:00:00Z', 'DTSTART;TZID=Asia/Tokyo:20261126T100000'],
    ['America/New_York', '2026-07-01T14:00:00Z', 'DTSTART;TZID=America/New_York:20260701T100000'],
    ['America/New_York', '2026-12-01T15:00:00Z', 'DTSTART;TZID=America/New_York:20261201T100000'],
    ['Asia/Kolkata', '2026-11-26T04:30:00Z', 'DTSTART;TZID=Asia/Kolkata:20261126T100000'],
    ['no/such', '2026-11-26T04:30:00Z', 'DTSTART;TZID=UTC:20261126T043000'],
  ])('says the hour there: %s %s', (zone, start, line) => {
    expect(linesOf(calendarFile(appointment(utc(start), zone)))).toContain(line);
  });

  it('carries its zone, so that the moment comes out right on both sides of a change of the clocks', () => {
    const zones = fc.constantFrom('Asia/Tokyo', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC');
    // Within an hour of a change the same wall clock comes twice, and no file can tell which is meant.
    const days = fc.integer({ min: 0, max: 3_650 });
    fc.assert(
      fc.property(zones, days, (zone, day) => {
        const startMs = utc('2024-01-01T10:00:00Z') + day * 24 * hourMs;
        const file = calendarFile(appointment(startMs, zone));
        expect(momentOf(file, 'DTSTART')).toBe(startMs);
        expect(momentOf(file, 'DTEND')).toBe(startMs + hourMs);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps every line within 75 bytes, and no text can add a line of its own', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'grapheme', minLength: 40 }),
        (summary, description) => {
          const file = calendarFile(appointment(utc('2026-11-26T01:00:00Z'), 'Asia/Tokyo', summary, description));
          expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
          for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          const names = linesOf(file).map((line) => /^[A-Z-]*/.exec(line)?.[0]);
          expect(names.filter((name) => name === 'BEGIN')).toHaveLength(5);
          expect(names.filter((name) => name === 'SUMMARY' || name === 'ATTENDEE')).toEqual(['SUMMARY']);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('escapes what the format gives a meaning', () => {
    const file = calendarFile(appointment(0, 'UTC', 'a,b;c\\d\nBEGIN:VEVENT'));
    expect(linesOf(file)).toContain('SUMMARY:a\\,b\\;c\\\\d\\nBEGIN:VEVENT');
  });
});

describe('an hour for it', () => {
  it.each([
    [
      'the last working hour before the deadline',
      '2026-11-26T18:02:00Z',
      '2026-11-24T18:02:00Z',
      '2026-11-26T08:00:00Z',
    ],
    ['before a weekend', '2026-11-29T03:00:00Z', '2026-11-27T03:00:00Z', '2026-11-27T08:00:00Z'],
    ['as late as the deadline allows', '2026-11-26T03:30:00Z', '2026-11-24T03:30:00Z', '2026-11-26T02:00:00Z'],
    [
      'the hour before, where the weekend leaves none',
      '2026-11-29T12:00:00Z',
      '2026-11-28T03:00:00Z',
      '2026-11-29T11:00:00Z',
    ],
    [
      'the hour before, where the deadline has passed',
      '2026-11-24T12:00:00Z',
      '2026-11-28T03:00:00Z',
      '2026-11-24T11:00:00Z',
    ],
  ])('is %s', (_, due, now, expected) => {
    const { startMs, endMs } = meetingSlot(utc(due), utc(now), 'Asia/Tokyo');
    expect(new Date(startMs).toISOString()).toBe(new Date(expected).toISOString());
    expect(endMs - startMs).toBe(hourMs);
    expect(endMs).toBeLessThanOrEqual(utc(due));
  });
});
