/**
 * The hours of a contact as people write them (平日 9:00-18:00, 24時間365日, 土日祝, Mon-Fri 9-17, 夜間 22:00-翌6:00) → windows of the
 * week. What is not understood is said and never guessed: a wrong "reachable now" costs minutes in the night.
 */
import { type DayWord, dayWordAt } from './day-words.ts';

/** Days of a window: `days[0]` is Sunday. `onHoliday` is what holds on a public holiday: as on any day, also, or never. */
export type Days = { weekdays: readonly boolean[]; onHoliday: 'unsaid' | 'included' | 'excluded' };

/** Minutes from midnight of a day in `days`; `untilMinute` is beyond 1440 where the window ends on the next day. */
export type HoursWindow = { days: Days; fromMinute: number; untilMinute: number };

export type Hours =
  | { kind: 'always' }
  | { kind: 'windows'; windows: readonly HoursWindow[] }
  /** Nothing is written. */
  | { kind: 'unsaid' }
  | { kind: 'notUnderstood' };

const minutesOfDay = 24 * 60;
const everyDay: Days = { weekdays: Array.from({ length: 7 }, () => true), onHoliday: 'unsaid' };

const always =
  /^(?:24\s*時間(?:\s*365\s*日)?(?:\s*(?:対応|体制|受付|可))?|24\s*[/x]\s*7(?:\s*[/x]\s*365)?|24\s*h(?:ours?|rs?)?(?:\s*(?:a|per)\s*day)?|常時|いつでも|終日|always|any\s?time|around the clock|all day)/u;
const separator = /^(?:[\s,、;/|()&・:.]|および|及び|と|の|は|のみ|だけ|対応|and|only|on|from|at|jst\b)/u;
const holidaysOff =
  /^(?:(?:祝祭日|祝日|祝)(?:は|を|も)?(?:除く|除き|休み|休業|以外)|(?:except|excluding|excl\.?|no|not on) (?:public |national )?holidays?)/u;
const time = String.raw`(?:翌日?)?\s*(\d{1,2})(?::(\d{2})|時半|時(?:(\d{1,2})分)?)?\s*(am|pm)?`;
const timeRange = new RegExp(String.raw`^${time}\s*(?:-|から|to|until)\s*(翌日?)?\s*${time}(?:まで|h\b)?`, 'u');

type Group = { words: DayWord[]; times: { fromMinute: number; untilMinute: number }[]; daysFirst: boolean };

export function parseHours(written: string | null): Hours {
  const text = fold(written ?? '');
  if (text === '' || text === '-') return { kind: 'unsaid' };
  const read = readGroups(text);
  if (read === null) return { kind: 'notUnderstood' };
  if (read.always) return read.groups.length === 0 ? { kind: 'always' } : { kind: 'notUnderstood' };
  const windows = read.groups.flatMap((group) => windowsOf(group, read.offOnHolidays));
  return windows.length === 0 ? { kind: 'notUnderstood' } : { kind: 'windows', windows };
}

/** One way of writing for what is written in several. */
function fold(written: string): string {
  return written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[〜~‐‑‒–—―−ー]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}

type Read = { groups: Group[]; always: boolean; offOnHolidays: boolean };

function readGroups(text: string): Read | null {
  const read: Read = { groups: [], always: false, offOnHolidays: false };
  let rest = text;
  while (rest !== '') {
    const taken = takeOne(rest, read);
    if (taken === 0) return null;
    rest = rest.slice(taken);
  }
  return read;
}

/** How many characters were understood; 0 for none. */
function takeOne(rest: string, read: Read): number {
  const off = holidaysOff.exec(rest);
  if (off) {
    read.offOnHolidays = true;
    return off[0].length;
  }
  const whole = always.exec(rest);
  if (whole) {
    // 平日 24時間 is the whole of those days.
    const last = read.groups.at(-1);
    if (last && last.times.length === 0) last.times.push({ fromMinute: 0, untilMinute: minutesOfDay });
    else read.always = true;
    return whole[0].length;
  }
  const word = dayWordAt(rest);
  if (word) {
    groupForDays(read.groups).words.push(word.word);
    return word.length;
  }
  const range = timeRange.exec(rest);
  if (range) {
    const times = timesOf(range);
    if (times === null) return 0;
    groupForTimes(read.groups).times.push(times);
    return range[0].length;
  }
  return separator.exec(rest)?.[0].length ?? 0;
}

/** Days follow their times in `9:00-18:00 (平日)`; else they begin a group of their own once the last one has times. */
function groupForDays(groups: Group[]): Group {
  const last = groups.at(-1);
  if (last && (last.times.length === 0 || !last.daysFirst)) return last;
  return begin(groups, true);
}

function groupForTimes(groups: Group[]): Group {
  const last = groups.at(-1);
  return last && (last.daysFirst || last.words.length === 0) ? last : begin(groups, false);
}

function begin(groups: Group[], daysFirst: boolean): Group {
  const group = { words: [], times: [], daysFirst };
  groups.push(group);
  return group;
}

function timesOf(range: RegExpExecArray): { fromMinute: number; untilMinute: number } | null {
  const [all, fromHour, fromMinutes, fromJa, fromHalf, nextDay, untilHour, untilMinutes, untilJa, untilHalf] = range;
  const [first = '', second = ''] = all.split(/-|から|to|until/u);
  const from = minuteOf(fromHour, fromMinutes ?? fromJa, fromHalf, first);
  const until = minuteOf(untilHour, untilMinutes ?? untilJa, untilHalf, second);
  if (from === null || until === null || from >= minutesOfDay) return null;
  const isNextDay = nextDay !== undefined || until <= from;
  return { fromMinute: from, untilMinute: isNextDay && until <= minutesOfDay ? until + minutesOfDay : until };
}

function minuteOf(hour: string | undefined, minutes: string | undefined, half: string | undefined, text: string) {
  const written = Number(hour);
  if (half !== undefined && (written < 1 || written > 12)) return null;
  const inDay = half === undefined ? written : (written % 12) + (half === 'pm' ? 12 : 0);
  const past = minutes === undefined ? (text.includes('半') ? 30 : 0) : Number(minutes);
  // 25:00 is how Japanese timetables write one o'clock of the next day.
  return inDay > 29 || past > 59 ? null : inDay * 60 + past;
}

function windowsOf({ words, times }: Group, offOnHolidays: boolean): HoursWindow[] {
  const said = daysOf(words);
  const days: Days = offOnHolidays ? { ...said, onHoliday: 'excluded' } : said;
  const spans = times.length > 0 ? times : [{ fromMinute: 0, untilMinute: minutesOfDay }];
  return spans.map((span) => ({ days, ...span }));
}

function daysOf(words: readonly DayWord[]): Days {
  if (words.length === 0) return everyDay;
  const weekdays = everyDay.weekdays.map((_, day) => words.some((word) => word.weekdays.includes(day)));
  const onHoliday = words.some((word) => word.onHoliday === 'included')
    ? 'included'
    : words.some((word) => word.onHoliday === 'excluded')
      ? 'excluded'
      : 'unsaid';
  return { weekdays, onHoliday };
}
