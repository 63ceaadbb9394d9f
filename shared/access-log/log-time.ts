/** The times of access logs as UTC milliseconds; null for one that names no zone, since nobody can say when it was. */

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `24/Nov/2026:17:05:09 +0900`, between the brackets of the common format. */
export const commonTime = String.raw`\d{2}\/[A-Z][a-z]{2}\/\d{4}:\d{2}:\d{2}:\d{2}(?:\.\d{1,9})? [+-]\d{4}`;
const commonParts = /^(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))? ([+-])(\d{2})(\d{2})$/;
const isoParts =
  /^(\d{4})[-/](\d{2})[-/](\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))? ?(?:Z|UTC|([+-])(\d{2}):?(\d{2}))$/i;

/** Seconds, milliseconds, microseconds or nanoseconds since 1970, by their size: from 2001 on they cannot be mistaken. */
const epochs = [
  { from: 1e9, below: 1e11, perMs: 0.001 },
  { from: 1e12, below: 1e14, perMs: 1 },
  { from: 1e15, below: 1e17, perMs: 1e3 },
  { from: 1e18, below: 1e20, perMs: 1e6 },
] as const;

export function parseLogTime(written: string | number): number | null {
  if (typeof written === 'number') return epochMs(written);
  const text = written.trim();
  if (/^\d+(?:\.\d+)?$/.test(text)) return epochMs(Number(text));
  return parseCommonTime(text.replace(/^\[|\]$/g, '')) ?? parseIsoTime(text);
}

export function parseCommonTime(text: string): number | null {
  const [, day, month, year, hour, minute, second, fraction, sign, zoneHours, zoneMinutes] =
    commonParts.exec(text) ?? [];
  const monthNumber = months.indexOf(month ?? '') + 1;
  return utcMs([year, String(monthNumber), day, hour, minute, second, fraction], [sign, zoneHours, zoneMinutes]);
}

function parseIsoTime(text: string): number | null {
  const [, year, month, day, hour, minute, second, fraction, sign, zoneHours, zoneMinutes] = isoParts.exec(text) ?? [];
  return utcMs([year, month, day, hour, minute, second, fraction], [sign, zoneHours, zoneMinutes]);
}

type Digits = string | undefined;

function utcMs(
  [year, month, day, hour, minute, second, fraction]: readonly Digits[],
  [sign, zoneHours, zoneMinutes]: readonly Digits[],
): number | null {
  if (year === undefined) return null;
  const [yearNumber, monthNumber, dayNumber] = [Number(year), Number(month), Number(day)];
  const milliseconds = Math.floor(Number(`0.${fraction ?? '0'}`) * 1_000);
  const localMs = Date.UTC(
    yearNumber,
    monthNumber - 1,
    dayNumber,
    Number(hour),
    Number(minute),
    Number(second),
    milliseconds,
  );
  const date = new Date(localMs);
  // A leap second rolls over, which is right; a 31st of April would too, which is no date.
  if (monthNumber < 1 || monthNumber > 12 || dayNumber < 1 || Number(hour) > 23 || Number(minute) > 59) return null;
  if (Number(second) > 60 || dayNumber > daysIn(yearNumber, monthNumber) || Number.isNaN(date.getTime())) return null;
  const offsetMinutes = (Number(zoneHours ?? 0) * 60 + Number(zoneMinutes ?? 0)) * (sign === '-' ? -1 : 1);
  return localMs - offsetMinutes * 60_000;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function epochMs(value: number): number | null {
  const scale = epochs.find(({ from, below }) => value >= from && value < below);
  return scale === undefined ? null : Math.floor(value / scale.perMs);
}
