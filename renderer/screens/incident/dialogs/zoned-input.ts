/** Moments in a zone as a date-and-time input holds them (`2026-11-24T03:02:10`, no zone), and back. */
import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';

export function toZonedInput(atMs: number, zone: string): string {
  return format(new TZDate(atMs, zone), "yyyy-MM-dd'T'HH:mm:ss");
}

const shape = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/;

/** Null where it is no moment: empty, or a date that does not exist. Of a repeated hour, the one the zone's rules take first. */
export function fromZonedInput(value: string, zone: string): number | null {
  const parts = shape.exec(value);
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  const date = new TZDate(year, month - 1, day, hour, minute, second, zone);
  return date.getMonth() === month - 1 && date.getDate() === day ? date.getTime() : null;
}
