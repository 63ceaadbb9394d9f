import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';
import { viewerZone } from '../text/viewer-zone.ts';

type TimeProps = {
  atMs: number;
  /** IANA zone; the viewer's own when left out. */
  zone?: string | undefined;
  show?: 'time' | 'dateTime' | 'date';
  /** Names the zone behind it: wherever a time is read away from a heading that names it. */
  withZone?: boolean;
};

const patterns = { time: 'HH:mm:ss', dateTime: 'yyyy-MM-dd HH:mm:ss', date: 'yyyy-MM-dd' };

/** A moment in the incident's zone, 24 hours. */
export function Time({ atMs, zone, show = 'time', withZone = false }: TimeProps) {
  const inZone = zone ?? viewerZone();
  const zoneName = withZone ? ` ${zoneNameAt(atMs, inZone)}` : '';
  return (
    <time
      dateTime={new Date(atMs).toISOString()}
    >{`${format(new TZDate(atMs, inZone), patterns[show])}${zoneName}`}</time>
  );
}

/** `JST` where the zone has such a name, else `GMT+7`. */
export function zoneNameAt(atMs: number, zone: string): string {
  if (zone === 'Asia/Tokyo') return 'JST';
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' }).formatToParts(atMs);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
