/**
 * Japanese public holidays by rule, so that they are known without a network. The rules are those of the Public Holidays Act as in
 * force since 2007; the moved days of 2019 to 2021 stand in their own acts. A year to come may still be changed by a new act.
 */

/** A day of the calendar, without a zone; `month` from 1. */
export type CalendarDay = { year: number; month: number; day: number };

/** First year whose rules are all here: Greenery Day, Showa Day and the rule of substitute days changed then. */
export const firstKnownYear = 2007;
/** The formula of the equinoxes is good to this year. */
export const lastKnownYear = 2099;

const holidaysByYear = new Map<number, ReadonlySet<string>>();

/** Whether nobody is at the office for a holiday by law: a named one, its substitute, or a day between two. */
export function isJapaneseHoliday({ year, month, day }: CalendarDay): boolean {
  return japaneseHolidays(year).has(keyOf(month, day));
}

/** Keys `MM-DD` of one year, in no order; empty for a year whose rules are not known here. */
export function japaneseHolidays(year: number): ReadonlySet<string> {
  const known = holidaysByYear.get(year);
  if (known !== undefined) return known;
  const holidays =
    year < firstKnownYear || year > lastKnownYear ? new Set<string>() : restDays(namedHolidays(year), year);
  holidaysByYear.set(year, holidays);
  return holidays;
}

function namedHolidays(year: number): Set<string> {
  const named = new Set([
    keyOf(1, 1),
    nthMonday(year, 1, 2),
    keyOf(2, 11),
    keyOf(3, equinoxDay(year, 20.8431)),
    keyOf(4, 29),
    keyOf(5, 3),
    keyOf(5, 4),
    keyOf(5, 5),
    nthMonday(year, 9, 3),
    keyOf(9, equinoxDay(year, 23.2488)),
    keyOf(11, 3),
    keyOf(11, 23),
    ...movedSummer(year),
  ]);
  if (year >= 2020) named.add(keyOf(2, 23));
  if (year <= 2018) named.add(keyOf(12, 23));
  // The enthronement and its ceremony.
  if (year === 2019) for (const key of [keyOf(5, 1), keyOf(10, 22)]) named.add(key);
  return named;
}

/** Marine Day, Mountain Day and Sports Day, which the Olympic Games moved in 2020 and 2021. */
function movedSummer(year: number): string[] {
  if (year === 2020) return [keyOf(7, 23), keyOf(7, 24), keyOf(8, 10)];
  if (year === 2021) return [keyOf(7, 22), keyOf(7, 23), keyOf(8, 8)];
  return [nthMonday(year, 7, 3), nthMonday(year, 10, 2), ...(year >= 2016 ? [keyOf(8, 11)] : [])];
}

/** With the substitute of each that falls on a Sunday, and every day that lies between two named ones. */
function restDays(named: ReadonlySet<string>, year: number): Set<string> {
  const rest = new Set(named);
  for (const key of named) {
    const [month, day] = key.split('-').map(Number) as [number, number];
    if (weekdayOf({ year, month, day }) === 0) rest.add(firstFreeAfter({ year, month, day }, named));
    const between = dayAfter({ year, month, day });
    const after = dayAfter(between);
    if (!isIn(named, between) && isIn(named, after)) rest.add(keyOf(between.month, between.day));
  }
  return rest;
}

function firstFreeAfter(day: CalendarDay, named: ReadonlySet<string>): string {
  const next = dayAfter(day);
  return isIn(named, next) ? firstFreeAfter(next, named) : keyOf(next.month, next.day);
}

function isIn(named: ReadonlySet<string>, { month, day }: CalendarDay): boolean {
  return named.has(keyOf(month, day));
}

/** Approximation of the Japanese almanac; the day is announced each February for the year after. */
function equinoxDay(year: number, offsetOf1980: number): number {
  const years = year - 1980;
  return Math.floor(offsetOf1980 + 0.242194 * years) - Math.floor(years / 4);
}

function nthMonday(year: number, month: number, nth: number): string {
  const first = weekdayOf({ year, month, day: 1 });
  return keyOf(month, 1 + ((8 - first) % 7) + (nth - 1) * 7);
}

/** 0 is Sunday. */
export function weekdayOf({ year, month, day }: CalendarDay): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

export function dayAfter(day: CalendarDay): CalendarDay {
  return shiftDay(day, 1);
}

export function dayBefore(day: CalendarDay): CalendarDay {
  return shiftDay(day, -1);
}

export function shiftDay({ year, month, day }: CalendarDay, days: number): CalendarDay {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function keyOf(month: number, day: number): string {
  return `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
