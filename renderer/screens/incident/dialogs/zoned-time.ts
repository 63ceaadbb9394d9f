/** Moments as a person types them in a zone, 24-hour: `2026-11-24 03:02:10`, or the time alone on a known day. */
import { dateText, dateTimeText } from '../../../../shared/text/wall-clock.ts';
import { zonedMoment } from '../../../../shared/timeline/zoned-moment.ts';

export const zonedTimeShape = 'YYYY-MM-DD HH:MM:SS';

export function toZonedTime(atMs: number, zone: string): string {
  return dateTimeText(atMs, zone);
}

const shape = /^(?:(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T])?(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/**
 * Null where it is no moment: something else, or a date or time that does not exist there.
 *
 * @param dayOfMs a moment of the day that is meant where only the time was typed.
 */
export function fromZonedTime(typed: string, zone: string, dayOfMs: number): number | null {
  const parts = shape.exec(typed.normalize('NFKC').trim());
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second] = parts;
  const [knownYear, knownMonth, knownDay] = dateText(dayOfMs, zone).split('-');
  const wall = {
    year: Number(year ?? knownYear),
    month: Number(month ?? knownMonth),
    day: Number(day ?? knownDay),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second ?? 0),
  };
  return zonedMoment(wall, zone);
}
