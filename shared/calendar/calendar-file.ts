/** One appointment as a calendar file, RFC 5545: any calendar takes it in, offline. */
import { knownZone } from '../text/wall-clock.ts';
import { localStamp, timeZoneLines, utcStamp } from './time-zone.ts';

export type Appointment = {
  /** The same for the same appointment, so that a second file moves it instead of adding another. */
  uid: string;
  /** Counts up with each version of it. */
  sequence: number;
  startMs: number;
  endMs: number;
  zone: string;
  summary: string;
  description: string;
  /** Reminds so long before it starts. */
  remindMinutes: number;
  writtenAtMs: number;
};

const longestLineBytes = 75;

export function calendarFile(appointment: Appointment): string {
  const { uid, sequence, startMs, endMs, zone, summary, description, remindMinutes, writtenAtMs } = appointment;
  const id = knownZone(zone);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Hikeshi//Hikeshi//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...timeZoneLines(startMs, zone),
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utcStamp(writtenAtMs)}`,
    `DTSTART;TZID=${id}:${localStamp(startMs, zone)}`,
    `DTEND;TZID=${id}:${localStamp(endMs, zone)}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(summary)}`,
    `TRIGGER:-PT${remindMinutes}M`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

/** Text as a value: no line of it can become a line of the file. */
function escaped(text: string): string {
  return (
    text
      .replace(/[\\;,]/g, (mark) => `\\${mark}`)
      .replace(/\r\n|\r|\n/g, '\\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the format forbids them.
      .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
  );
}

/** Lines longer than 75 bytes go on behind a line break and a space, never within a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const size = utf8Bytes(character.codePointAt(0) ?? 0);
    if (bytes + size > longestLineBytes) {
      parts.push(part);
      part = ' ';
      bytes = 1;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join('\r\n');
}

function utf8Bytes(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
