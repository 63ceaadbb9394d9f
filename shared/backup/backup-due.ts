/** When a backup is made by itself: after an incident, while one lasts, and not long after the last one otherwise. */

/** While an incident is open, a backup is never older. */
export const whileOpenMs = 60 * 60_000;
/** Otherwise: so one is made at most starts of the app, and twice a day where it stays open. */
export const atMostOldMs = 12 * 60 * 60_000;
/** What failed is not tried again by itself before. */
export const afterFailureMs = 15 * 60_000;

export type BackupFacts = {
  nowMs: number;
  /** When the newest checked backup was begun; null where there is none. */
  lastMadeAtMs: number | null;
  /** When the last attempt failed; null where it did not. */
  failedAtMs: number | null;
  anyOpen: boolean;
  /** When an incident was last closed, as far as it is known; null where none was. */
  closedAtMs: number | null;
};

/** Whether one is due. A time that lies ahead of the clock, which was set back then, says nothing. */
export function isBackupDue({ nowMs, lastMadeAtMs, failedAtMs, anyOpen, closedAtMs }: BackupFacts): boolean {
  if (failedAtMs !== null && isWithin(nowMs, failedAtMs, afterFailureMs)) return false;
  if (lastMadeAtMs === null) return true;
  if (closedAtMs !== null && closedAtMs >= lastMadeAtMs) return true;
  return !isWithin(nowMs, lastMadeAtMs, anyOpen ? whileOpenMs : atMostOldMs);
}

function isWithin(nowMs: number, atMs: number, lengthMs: number): boolean {
  return atMs <= nowMs && nowMs - atMs < lengthMs;
}
