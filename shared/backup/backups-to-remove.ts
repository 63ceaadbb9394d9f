/** Which backups stay: the newest ten, and the last one of each day of a week. */
import { dateText } from '../text/wall-clock.ts';

export const newestKept = 10;
export const daysKept = 7;
const dayMs = 24 * 60 * 60_000;

/**
 * The others, oldest first, to be removed once a newer one is whole. Days are those of `zone`; the week ends with the day of the
 * newest backup, so that an app that was not opened for a month removes nothing for that.
 */
export function backupsToRemove<Backup extends { madeAtMs: number }>(
  backups: readonly Backup[],
  zone: string,
): Backup[] {
  const newestFirst = backups.toSorted((one, other) => other.madeAtMs - one.madeAtMs);
  const [newest] = newestFirst;
  if (newest === undefined) return [];
  const kept = new Set(newestFirst.slice(0, newestKept));
  const week = new Set<string>();
  const lastNoonMs = Date.parse(`${dateText(newest.madeAtMs, zone)}T12:00:00Z`);
  for (let day = 0; day < daysKept; day += 1) {
    week.add(new Date(lastNoonMs - day * dayMs).toISOString().slice(0, 'YYYY-MM-DD'.length));
  }
  for (const backup of newestFirst) {
    if (week.delete(dateText(backup.madeAtMs, zone))) kept.add(backup);
  }
  return newestFirst.filter((backup) => !kept.has(backup)).reverse();
}
