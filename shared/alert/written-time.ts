/**
 * The first moment that a text writes out, date and time of day both, in any of the shapes that monitoring tools use. A zone that is
 * written counts; one whose letters mean several zones (CST, IST, BST) makes the moment unknown, since a guess may be hours off.
 */
import { TZDate } from '@date-fns/tz';
import { knownZone } from '../text/wall-clock.ts';

export type WrittenTime = {
  atMs: number;
  /** False where the text names no zone and the reader's was taken. */
  zoneIsWritten: boolean;
};

const furthestOffsetMinutes = 14 * 60;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Hours east of UTC. */
const zoneHours: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  JST: 9,
  KST: 9,
  SGT: 8,
  HKT: 8,
  CET: 1,
  CEST: 2,
  EST: -5,
  EDT: -4,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  AEST: 10,
  AEDT: 11,
};

/** Letters that stand for zones hours apart. */
const severalZones = ['CST', 'IST', 'BST', 'AST', 'ADT', 'SST', 'ECT', 'GST', 'PHT', 'WST'];

const clock = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d{1,9})?)?(?:\s?(?<half>[AaPp])\.?[Mm]\b\.?)?`;
const offset = String.raw`(?:UTC|GMT)(?<offsetOfUtc>[+-]\d{1,2}(?::?\d{2})?)(?!\d)|(?<offset>[+-]\d{2}(?::?\d{2})?)(?!\d)`;
const zoneName = String.raw`(?:\s?(?:${offset}|\(?(?<letters>${Object.keys(zoneHours).join('|')}|${severalZones.join('|')})\b))?`;
const weekday = String.raw`(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+)?`;
const monthName = String.raw`(?<monthName>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?`;
const numericDate = String.raw`(?<!\d)(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})`;

const shapes = [
  // 2026-11-24T03:02:10.123Z · 2026/11/24 03:02 · 2026.11.24 03:02:10
  String.raw`${numericDate}(?:\s?\([^)]{1,3}\))?(?:T|,?\s+)${clock}${zoneName}`,
  // 2026年11月24日(火) 3時2分10秒 · 2026年11月24日 03:02
  String.raw`(?<!\d)(?<year>\d{4})年\s?(?<month>\d{1,2})月\s?(?<day>\d{1,2})日(?:\s?\([^)]{1,3}\))?\s*(?:${clock}|(?<jaHour>\d{1,2})時(?<jaMinute>\d{1,2})分(?:(?<jaSecond>\d{1,2})秒)?)${zoneName}`,
  // 03:02:10 on 2026.11.24
  String.raw`${clock}\s+on\s+${numericDate}${zoneName}`,
  // Tue, 24 Nov 2026 03:02:10 +0900 · Tuesday 24 November, 2026 03:02:10 UTC
  String.raw`${weekday}(?<!\d)(?<day>\d{1,2})\s+${monthName},?\s+(?<year>\d{4}),?\s+(?:at\s+)?${clock}${zoneName}`,
  // Nov 24, 2026 at 3:02 AM JST · Tue Nov 24 2026 03:02:10 UTC
  String.raw`${monthName}\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4}),?\s+(?:at\s+)?${clock}${zoneName}`,
  // Tue Nov 24 03:02:10 UTC 2026
  String.raw`${monthName}\s+(?<day>\d{1,2})\s+${clock}${zoneName}\s+(?<year>\d{4})(?!\d)`,
].map((source) => new RegExp(source, 'u'));

/** The moment that stands first in the text; null where there is none, or none that can be told. */
export function firstWrittenTime(text: string, zone: string): WrittenTime | null {
  const found = shapes.map((shape) => shape.exec(text)).filter((match) => match !== null);
  const [first] = found.sort((one, other) => one.index - other.index || other[0].length - one[0].length);
  return first?.groups === undefined ? null : momentOf(first.groups, zone);
}

type Parts = Partial<Record<string, string>>;

function momentOf(parts: Parts, zone: string): WrittenTime | null {
  const { year, month, monthName: name, day, hour, jaHour, minute, jaMinute, second, jaSecond, half } = parts;
  const monthNumber = name === undefined ? Number(month) : months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  const wanted = [
    Number(year),
    monthNumber,
    Number(day),
    hoursOf(Number(hour ?? jaHour), half),
    Number(minute ?? jaMinute),
    Number(second ?? jaSecond ?? 0),
  ] as const;
  const offsetMinutes = offsetOf(parts);
  if (offsetMinutes === 'unknown') return null;
  const [y, m, d, h, min, s] = wanted;
  if (offsetMinutes === null) {
    const date = new TZDate(y, m - 1, d, h, min, s, knownZone(zone));
    const read = [date.getFullYear(), date.getMonth() + 1, date.getDate(), date.getHours(), date.getMinutes()];
    return exists(read, wanted) ? { atMs: date.getTime(), zoneIsWritten: false } : null;
  }
  const date = new Date(Date.UTC(y, m - 1, d, h, min, s));
  const read = [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
  ];
  return exists(read, wanted) ? { atMs: date.getTime() - offsetMinutes * 60_000, zoneIsWritten: true } : null;
}

/** A 31st of April, or an hour that a change of the clocks leaves out, rolls over into another moment. */
function exists(read: readonly number[], wanted: readonly number[]): boolean {
  return read.every((value, index) => value === wanted[index]) && (wanted[5] ?? 0) < 60;
}

function hoursOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** Minutes east of UTC; null where no zone is written. */
function offsetOf({ offset, offsetOfUtc, letters }: Parts): number | null | 'unknown' {
  const written = offset ?? offsetOfUtc;
  if (written !== undefined) {
    const [, sign, hours, minutes] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(written) ?? [];
    const total = Number(hours) * 60 + Number(minutes ?? 0);
    if (total > furthestOffsetMinutes || Number(minutes ?? 0) > 59) return 'unknown';
    return sign === '-' ? -total : total;
  }
  if (letters === undefined) return null;
  const hours = Object.hasOwn(zoneHours, letters) ? zoneHours[letters] : undefined;
  return hours === undefined ? 'unknown' : hours * 60;
}
