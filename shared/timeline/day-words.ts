/** Days as people and chat tools write them: dates with or without a year, weekdays, 今日, Yesterday. */
import { matchAt } from './clock-words.ts';

export type DayWords =
  /** `month` counts from 1; a year that was not written is null. */
  | { kind: 'date'; year: number | null; month: number; day: number }
  | { kind: 'ago'; days: number }
  /** 0 is Sunday. */
  | { kind: 'weekday'; weekday: number };

export type FoundDay = { day: DayWords; end: number };

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const weekdaySigns = '日月火水木金土';

const month = String.raw`(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?`;
const weekday = String.raw`(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]*\.?`;
const japaneseWeekday = String.raw`(?: ?[(（]?[${weekdaySigns}](?:曜日?)?[)）]?(?![^\s\d:、,の]))?`;

const patterns: readonly { pattern: RegExp; read: (parts: RegExpExecArray) => DayWords }[] = [
  {
    pattern: sticky(String.raw`(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)${japaneseWeekday}`),
    read: (p) => date(p[1], p[3], p[4]),
  },
  {
    pattern: sticky(String.raw`(?:(\d{4})年 ?)?(\d{1,2})月 ?(\d{1,2})日${japaneseWeekday}`),
    read: (p) => date(p[1], p[2], p[3]),
  },
  {
    pattern: sticky(String.raw`(\d{1,2})/(\d{1,2})(?![\d/])${japaneseWeekday}`),
    read: (p) => date(undefined, p[1], p[2]),
  },
  {
    pattern: sticky(String.raw`(?:${weekday},? )?(${month}) (\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:,? (\d{4})(?!\d))?`),
    read: (p) => date(p[3], nameIndex(monthNames, p[1]) + 1, p[2]),
  },
  {
    pattern: sticky(String.raw`(?:${weekday},? )?(\d{1,2})(?:st|nd|rd|th)? (${month})(?![a-z])(?:,? (\d{4})(?!\d))?`),
    read: (p) => date(p[3], nameIndex(monthNames, p[2]) + 1, p[1]),
  },
  { pattern: sticky('(?:Today(?![a-z])|今日|本日)'), read: () => ({ kind: 'ago', days: 0 }) },
  { pattern: sticky('(?:Yesterday(?![a-z])|昨日)'), read: () => ({ kind: 'ago', days: 1 }) },
  {
    pattern: sticky(`(?:(${weekday})(?![a-z])|([${weekdaySigns}])曜日?)`),
    read: (p) => ({
      kind: 'weekday',
      weekday: p[2] === undefined ? nameIndex(weekdayNames, p[1]) : weekdaySigns.indexOf(p[2]),
    }),
  },
];

/** The day that begins at `from`; null where none does, or where a month or a day is out of range. */
export function readDay(text: string, from: number): FoundDay | null {
  for (const { pattern, read } of patterns) {
    const parts = matchAt(pattern, text, from);
    if (parts === null) continue;
    const day = read(parts);
    const isInRange = day.kind !== 'date' || (day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= 31);
    if (isInRange) return { day, end: from + parts[0].length };
  }
  return null;
}

function date(year: string | undefined, monthNumber: string | number | undefined, day: string | undefined): DayWords {
  return { kind: 'date', year: year === undefined ? null : Number(year), month: Number(monthNumber), day: Number(day) };
}

function nameIndex(names: readonly string[], written = ''): number {
  return names.indexOf(written.slice(0, 3).toLowerCase());
}

function sticky(source: string): RegExp {
  return new RegExp(source, 'iy');
}
