/** A date and a time of day in a zone, as the moment they name. */
import { TZDate } from '@date-fns/tz';

/** `month` counts from 1. */
export type WallTime = { year: number; month: number; day: number; hour: number; minute: number; second: number };

/** Null where the zone knows no such moment: the 31st of June, or an hour that a change to daylight saving leaves out. */
export function zonedMoment({ year, month, day, hour, minute, second }: WallTime, zone: string): number | null {
  const date = new TZDate(year, month - 1, day, hour, minute, second, zone);
  const isAsWritten =
    date.getFullYear() === year &&
    date.getMonth() === month - 1 &&
    date.getDate() === day &&
    date.getHours() === hour &&
    date.getMinutes() === minute &&
    date.getSeconds() === second;
  return isAsWritten ? date.getTime() : null;
}
