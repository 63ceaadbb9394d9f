/** Which incidents are counted, by the day on which they were declared where they were. */
import { dayStartMs } from '../search/calendar-day.ts';
import type { CalendarDay } from '../search/search-query.ts';

/** Both days are part of it; null leaves that end open. */
export type Period = { since: CalendarDay | null; until: CalendarDay | null };

/** Made once for many incidents: a day's first moment is worked out once a zone. */
export function periodFilter({ since, until }: Period): (declaredAtMs: number, zone: string) => boolean {
  const startMs = since && remembered((zone) => dayStartMs(since, zone));
  const next = until && { ...until, day: until.day + 1 };
  const endMs = next && remembered((zone) => dayStartMs(next, zone));
  return (declaredAtMs, zone) =>
    (startMs === null || declaredAtMs >= startMs(zone)) && (endMs === null || declaredAtMs < endMs(zone));
}

function remembered(workOut: (zone: string) => number): (zone: string) => number {
  const known = new Map<string, number>();
  return (zone) => {
    const ms = known.get(zone) ?? workOut(zone);
    known.set(zone, ms);
    return ms;
  };
}
