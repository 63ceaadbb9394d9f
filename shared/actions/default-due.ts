/** By when an action item is due where nobody says otherwise: the graver the incident, the sooner. */
import type { Severity } from '../incident/event.ts';
import { dateText } from '../text/wall-clock.ts';

/** As published for the two gravest, 15 and 30 days; the others within eight weeks. */
const daysBySeverity: Record<Severity, number> = { 1: 15, 2: 30, 3: 56, 4: 56 };
/** Not rated yet is no reason for haste. */
const daysWithoutSeverity = 30;

const dayMs = 86_400_000;

/** The day in `zone` as `2026-12-09`, counted from `fromMs`. */
export function defaultDue(severity: Severity | null, fromMs: number, zone: string): string {
  const days = severity === null ? daysWithoutSeverity : daysBySeverity[severity];
  // Days of the calendar, not hours: a change of the clocks moves none.
  const from = Date.parse(`${dateText(fromMs, zone)}T00:00:00Z`);
  return new Date(from + days * dayMs).toISOString().slice(0, 10);
}
