/** A time zone as a calendar file carries it (RFC 5545, 3.6.5): each change of the clocks around the event as an observance of its own. */
import { knownZone } from '../text/wall-clock.ts';

const hourMs = 3_600_000;
const yearMs = 366 * 24 * hourMs;
/** No zone changes its clocks and back within a week. */
const stepMs = 7 * 24 * hourMs;

/** `20261124T030210`: the clock on the wall there, without a zone. */
export function localStamp(atMs: number, zone: string): string {
  return stamp(atMs + offsetMs(atMs, zone));
}

/** `20261124T030210Z`. */
export function utcStamp(atMs: number): string {
  return `${stamp(atMs)}Z`;
}

/** Lines of a VTIMEZONE that is right from a year before `atMs` until a year after. */
export function timeZoneLines(atMs: number, zone: string): string[] {
  const from = atMs - yearMs;
  const changed = changes(from, atMs + yearMs, zone);
  const standardMs = Math.min(offsetMs(from, zone), ...changed.map((at) => offsetMs(at, zone)));
  const observance = (startMs: number, before: number, after: number): string[] => {
    const kind = after > standardMs ? 'DAYLIGHT' : 'STANDARD';
    return [
      `BEGIN:${kind}`,
      `DTSTART:${stamp(startMs + before)}`,
      `TZOFFSETFROM:${offsetText(before)}`,
      `TZOFFSETTO:${offsetText(after)}`,
      `END:${kind}`,
    ];
  };
  const first = offsetMs(from, zone);
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${knownZone(zone)}`,
    ...observance(from, first, first),
    ...changed.flatMap((at) => observance(at, offsetMs(at - 1, zone), offsetMs(at, zone))),
    'END:VTIMEZONE',
  ];
}

/** The moments at which the clocks change, to the second. */
function changes(fromMs: number, untilMs: number, zone: string): number[] {
  const found: number[] = [];
  for (let at = fromMs; at < untilMs; at += stepMs) {
    if (offsetMs(at, zone) === offsetMs(at + stepMs, zone)) continue;
    let [before, after] = [at, at + stepMs];
    while (after - before > 1_000) {
      const middle = before + Math.floor((after - before) / 2_000) * 1_000;
      if (offsetMs(middle, zone) === offsetMs(at, zone)) before = middle;
      else after = middle;
    }
    found.push(Math.ceil(after / 1_000) * 1_000);
  }
  return found;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far the zone's clock is ahead of UTC. */
function offsetMs(atMs: number, zone: string): number {
  const timeZone = knownZone(zone);
  const known = formats.get(timeZone);
  const format = known ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  if (known === undefined) formats.set(timeZone, format);
  const name = format.formatToParts(atMs).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes, seconds] = /^GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(name) ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000 + Number(seconds ?? 0) * 1_000;
  return sign === '-' ? -size : size;
}

function offsetText(offset: number): string {
  const minutes = Math.floor(Math.abs(offset) / 60_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}

function stamp(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '');
}
