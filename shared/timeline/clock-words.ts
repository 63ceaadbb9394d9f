/** Times of day as people and chat tools write them: `10:42`, `10:42:05`, `午前 10:42`, `10:42 PM`, `10時42分`, with a zone behind. */

export type ClockTime = { hour: number; minute: number; second: number };
/** `zone`: as written behind it, for a zone of its own; null where nothing is. `end`: where the time ends in the text. */
export type FoundClock = { clock: ClockTime; zone: string | null; hasHalf: boolean; end: number };

const half = String.raw`午前|午後|[AaPp]\.?[Mm]\.?`;
const digits = String.raw`(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,]\d{1,6})?)?|時(\d{1,2})分(?:(\d{1,2})秒)?)`;
const clockPattern = new RegExp(
  String.raw`(?:(${half}) ?)?${digits}(?: ?([AaPp]\.?[Mm]\.?)(?![A-Za-z]))?(?![\d:])`,
  'y',
);
const zonePattern = / ?(?:(UTC|GMT|Z|JST)(?![A-Za-z])|([+-]\d{2}):?(\d{2})(?!\d))/y;

const zonesByName: Readonly<Record<string, string>> = { UTC: 'UTC', GMT: 'UTC', Z: 'UTC', JST: 'Asia/Tokyo' };

/** The time of day that begins at `from`; null where none does. */
export function readClock(text: string, from: number): FoundClock | null {
  const parts = matchAt(clockPattern, text, from);
  if (parts === null) return null;
  const [whole, before, hour, minute, second, kanjiMinute, kanjiSecond, behind] = parts;
  const word = before ?? behind;
  const clock = {
    hour: hourOfDay(Number(hour), word),
    minute: Number(minute ?? kanjiMinute),
    second: Number(second ?? kanjiSecond ?? 0),
  };
  if (!(clock.hour < 24 && clock.minute < 60 && clock.second < 60)) return null;
  const end = from + whole.length;
  const zone = matchAt(zonePattern, text, end);
  if (zone === null) return { clock, zone: null, hasHalf: word !== undefined, end };
  const [written, name, hours, minutes] = zone;
  // Behind a time without seconds, `-10:50` ends a span.
  if (name === undefined && second === undefined) return { clock, zone: null, hasHalf: word !== undefined, end };
  const found = name === undefined ? `${hours}:${minutes}` : (zonesByName[name] ?? null);
  return { clock, zone: found, hasHalf: word !== undefined, end: end + written.length };
}

/** NaN for an hour that no half of the day has. */
function hourOfDay(hour: number, word: string | undefined): number {
  if (word === undefined) return hour;
  if (hour > 12) return Number.NaN;
  return (hour % 12) + (/^(?:午後|p)/i.test(word) ? 12 : 0);
}

export function matchAt(sticky: RegExp, text: string, from: number): RegExpExecArray | null {
  sticky.lastIndex = from;
  return sticky.exec(text);
}
