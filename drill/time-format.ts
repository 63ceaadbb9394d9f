/** The two ways a log writes the time, both with the zone. */

/** `2026-11-24T17:05:09.120+09:00`, in the machine's zone. */
export function isoWithZone(date: Date): string {
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return `${local.toISOString().slice(0, -1)}${zoneOf(date, ':')}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `24/Nov/2026:17:05:09 +0900`, as the combined log format has it. */
export function combinedLogTime(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${two(date.getDate())}/${months[date.getMonth()]}/${date.getFullYear()}`;
  return `${day}:${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())} ${zoneOf(date, '')}`;
}

function zoneOf(date: Date, separator: string): string {
  const minutes = Math.abs(date.getTimezoneOffset());
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getTimezoneOffset() > 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${separator}${two(minutes % 60)}`;
}
