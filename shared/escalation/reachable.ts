/** Who can be reached at a moment, by their hours, in the incident's zone; and who instead of those who cannot. */
import { tzOffset } from '@date-fns/tz';
import { dateTimeText } from '../text/wall-clock.ts';
import { type HoursWindow, parseHours } from './hours.ts';
import { type CalendarDay, dayAfter, dayBefore, isJapaneseHoliday, weekdayOf } from './japanese-holidays.ts';

/**
 * `unsure`: the hours are not written or not understood, or it is a public holiday on which they do not say what holds; then a
 * person has to try.
 */
export type Reach =
  | { now: 'reachable' }
  | { now: 'unsure'; because: 'hoursUnsaid' | 'hoursNotUnderstood' | 'holidayUnsaid' }
  /** `nextAtMs`: when the next window begins; null where none does within two weeks. */
  | { now: 'unreachable'; nextAtMs: number | null };

/** Long enough for every holiday season. */
const lookAheadDays = 14;
const minutesOfDay = 24 * 60;

export function reachOf(writtenHours: string | null, atMs: number, zone: string): Reach {
  const hours = parseHours(writtenHours);
  switch (hours.kind) {
    case 'always':
      return { now: 'reachable' };
    case 'unsaid':
      return { now: 'unsure', because: 'hoursUnsaid' };
    case 'notUnderstood':
      return { now: 'unsure', because: 'hoursNotUnderstood' };
    case 'windows':
      return reachWithin(hours.windows, atMs, zone);
  }
}

function reachWithin(windows: readonly HoursWindow[], atMs: number, zone: string): Reach {
  const { day, minute } = wallClock(atMs, zone);
  const held = windows.map((window) => holdsAt(window, day, minute));
  if (held.includes('yes')) return { now: 'reachable' };
  if (held.includes('holidayUnsaid')) return { now: 'unsure', because: 'holidayUnsaid' };
  return { now: 'unreachable', nextAtMs: nextStart(windows, day, atMs, zone) };
}

type Holds = 'yes' | 'no' | 'holidayUnsaid';

/** A window that began yesterday may still be open. */
function holdsAt(window: HoursWindow, day: CalendarDay, minute: number): Holds {
  const { fromMinute, untilMinute } = window;
  const today = minute >= fromMinute && minute < untilMinute ? holdsOn(window, day) : 'no';
  const later = minute + minutesOfDay;
  const yesterday = later >= fromMinute && later < untilMinute ? holdsOn(window, dayBefore(day)) : 'no';
  if (today === 'yes' || yesterday === 'yes') return 'yes';
  return today === 'holidayUnsaid' ? today : yesterday;
}

/** On a public holiday weekday names alone do not say whether somebody is there; every day and the weekend do. */
function holdsOn({ days }: HoursWindow, day: CalendarDay): Holds {
  const weekday = weekdayOf(day);
  const named = days.weekdays[weekday] === true;
  if (!isJapaneseHoliday(day)) return named ? 'yes' : 'no';
  if (days.onHoliday === 'included') return 'yes';
  if (days.onHoliday === 'excluded' || !named) return 'no';
  const isEveryDay = days.weekdays.every((each) => each);
  return isEveryDay || weekday === 0 || weekday === 6 ? 'yes' : 'holidayUnsaid';
}

function nextStart(windows: readonly HoursWindow[], today: CalendarDay, atMs: number, zone: string): number | null {
  let day = today;
  for (let ahead = 0; ahead <= lookAheadDays; ahead += 1) {
    const on = day;
    const starts = windows
      .filter((window) => holdsOn(window, on) === 'yes')
      .map(({ fromMinute }) => momentOf(on, fromMinute, zone))
      .filter((startMs) => startMs > atMs);
    if (starts.length > 0) return Math.min(...starts);
    day = dayAfter(day);
  }
  return null;
}

function wallClock(atMs: number, zone: string): { day: CalendarDay; minute: number } {
  const [year, month, date, hour, minute] = dateTimeText(atMs, zone).split(/\D/u).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return { day: { year, month, day: date }, minute: hour * 60 + minute };
}

function momentOf({ year, month, day }: CalendarDay, minute: number, zone: string): number {
  const asUtcMs = Date.UTC(year, month - 1, day, 0, minute);
  const guessMs = asUtcMs - offsetMs(zone, asUtcMs);
  // Once more with the offset at that moment, which differs around a change of the clocks.
  return asUtcMs - offsetMs(zone, guessMs);
}

/** A zone that this system does not know is read as UTC, as everywhere. */
function offsetMs(zone: string, atMs: number): number {
  const minutes = tzOffset(zone, new Date(atMs));
  return Number.isNaN(minutes) ? 0 : minutes * 60_000;
}
