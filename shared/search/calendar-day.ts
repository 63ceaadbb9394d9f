/** The first moment of a day that a filter names: in one zone, and the bounds that hold in all of them. */
import { TZDate } from '@date-fns/tz';
import { knownZone } from '../text/wall-clock.ts';
import type { CalendarDay } from './search-query.ts';

/** No zone was ever further from UTC. */
const furthestZoneMs = 16 * 3_600_000;

export function dayStartMs({ year, month, day }: CalendarDay, zone: string): number {
  return new TZDate(year, month - 1, day, knownZone(zone)).getTime();
}

/** Before the first and from the last on, no zone needs to be asked. */
export function dayStartBounds({ year, month, day }: CalendarDay): { earliestMs: number; latestMs: number } {
  const utcMs = Date.UTC(year, month - 1, day);
  return { earliestMs: utcMs - furthestZoneMs, latestMs: utcMs + furthestZoneMs };
}
