/**
 * The periods in which a suspected leak of personal data is reported in Japan: Act on the Protection of Personal Information,
 * article 26 (1); its enforcement rules, article 8; guidelines (general), 3-5-3-3 and 3-5-3-4. A reminder, to be checked with
 * legal: whether a report is owed at all is not decided here.
 */
import { type CalendarDay, shiftDay } from '../escalation/japanese-holidays.ts';
import type { LeakCause } from '../incident/message-payloads.ts';
import { dateText } from '../text/wall-clock.ts';

/** The day of knowing is the first one, as the guidelines count; that is the stricter reading. */
export const preliminaryDays = { from: 3, to: 5 } as const;
export const finalDays: Readonly<Record<LeakCause, number>> = { ordinary: 30, improperPurpose: 60 };

export type LeakReports = {
  /** Calendar days `YYYY-MM-DD` in the incident's zone, the last of the period included. */
  preliminary: { from: string; to: string };
  final: { days: number; to: string };
};

export function leakReports(knownAtMs: number, cause: LeakCause, zone: string): LeakReports {
  const days = finalDays[cause];
  return {
    preliminary: { from: nthDay(preliminaryDays.from), to: nthDay(preliminaryDays.to) },
    final: { days, to: nthDay(days) },
  };

  function nthDay(nth: number): string {
    const [year, month, day] = dateText(knownAtMs, zone).split('-').map(Number) as [number, number, number];
    return written(shiftDay({ year, month, day }, nth - 1));
  }
}

/** Whole days from today to a day of the calendar; negative once it has passed. */
export function daysUntil(day: string, nowMs: number, zone: string): number {
  return Math.round((Date.parse(day) - Date.parse(dateText(nowMs, zone))) / 86_400_000);
}

function written({ year, month, day }: CalendarDay): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
