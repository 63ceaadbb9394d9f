/** An hour for talking over an incident: the last one within working hours that is over by the deadline. */
import { TZDate } from '@date-fns/tz';
import { knownZone } from '../text/wall-clock.ts';

const hourMs = 3_600_000;
/** Hours of the day at which a meeting of an hour may begin. */
const firstHour = 10;
const lastHour = 17;

/** The hour before the deadline where no working hour is left between now and then. */
export function meetingSlot(dueMs: number, nowMs: number, zone: string): { startMs: number; endMs: number } {
  const latest = dueMs - hourMs;
  for (let startMs = hourBegins(latest, zone); startMs >= nowMs; startMs -= hourMs) {
    const local = new TZDate(startMs, knownZone(zone));
    const isWorkday = local.getDay() >= 1 && local.getDay() <= 5;
    if (isWorkday && local.getHours() >= firstHour && local.getHours() <= lastHour) {
      return { startMs, endMs: startMs + hourMs };
    }
  }
  return { startMs: latest, endMs: dueMs };
}

/** Some zones are half an hour off, so that whole hours of UTC are none of theirs. */
function hourBegins(atMs: number, zone: string): number {
  const local = new TZDate(atMs, knownZone(zone));
  local.setMinutes(0, 0, 0);
  return local.getTime();
}
