/** Wall-clock times in a named zone, and the zone's own short name. */

/** The last moment of the year 9999. */
export const latestTimeMs = 253_402_300_799_999;

/** A record that came from elsewhere can name a moment that no calendar has; it is shown as the farthest that one does. */
function shownTime(atMs: number): number {
  return Math.min(Math.max(atMs, -latestTimeMs), latestTimeMs);
}

/** `2026-11-24 03:02:10`, 24-hour, in `zone` (IANA). A zone that this system does not know is read as UTC. */
export function dateTimeText(atMs: number, zone: string): string {
  // The annexes have thousands of times in UTC, which need no calendar of a zone.
  if (zone === 'UTC')
    return new Date(shownTime(atMs)).toISOString().slice(0, 'YYYY-MM-DDTHH:mm:ss'.length).replace('T', ' ');
  return formatOf(zone, 'dateTime').format(shownTime(atMs));
}

/** `03:02:10`. */
export function timeText(atMs: number, zone: string): string {
  return formatOf(zone, 'time').format(shownTime(atMs));
}

/** `2026-11-24`. */
export function dateText(atMs: number, zone: string): string {
  return formatOf(zone, 'date').format(shownTime(atMs));
}

/** `UTC+09:00` at that moment; `UTC` where the two are the same. */
export function offsetText(atMs: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: knownZone(zone), timeZoneName: 'longOffset' });
  const name = parts.formatToParts(shownTime(atMs)).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return name.replace('GMT', 'UTC').replace('+00:00', '');
}

/** The zone itself, or UTC where this system does not know it. */
export function knownZone(zone: string): string {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return zone;
  } catch {
    return 'UTC';
  }
}

const shapes = {
  dateTime: { dateStyle: 'short', timeStyle: 'medium' },
  time: { timeStyle: 'medium' },
  date: { dateStyle: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Making a format is dear and a timeline has thousands of rows. Swedish writes dates and times as ISO does. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string, shape: keyof typeof shapes): Intl.DateTimeFormat {
  const key = `${shape} ${zone}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE', { ...shapes[shape], timeZone: knownZone(zone) });
  formats.set(key, made);
  return made;
}
