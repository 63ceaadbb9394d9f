/** The rule by which backups are kept, on any set of them and on one that grows. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backupsToRemove } from '../../../shared/backup/backups-to-remove.ts';

const hourMs = 3_600_000;
const startMs = Date.UTC(2026, 10, 1);
/** Two months of half hours, of which any may have a backup. */
const times = fc.uniqueArray(fc.integer({ min: 0, max: 60 * 48 }), { maxLength: 120 });
const toBackups = (halfHours: readonly number[]) =>
  halfHours.map((each) => ({ madeAtMs: startMs + (each * hourMs) / 2 }));
/** Tokyo keeps no summer time, so its days are worked out by hand. */
const dayInTokyo = (atMs: number) => Math.floor((atMs + 9 * hourMs) / (24 * hourMs));

it('keeps the newest ten and the last of each of the seven days up to the newest, and nothing else', () => {
  fc.assert(
    fc.property(times, (halfHours) => {
      const backups = toBackups(halfHours);
      const removed = new Set(backupsToRemove(backups, 'Asia/Tokyo'));
      const newestMs = Math.max(...backups.map(({ madeAtMs }) => madeAtMs));
      for (const backup of backups) {
        const newer = backups.filter(({ madeAtMs }) => madeAtMs > backup.madeAtMs);
        const isOfTheWeek = dayInTokyo(newestMs) - dayInTokyo(backup.madeAtMs) < 7;
        const isLastOfItsDay = newer.every(({ madeAtMs }) => dayInTokyo(madeAtMs) !== dayInTokyo(backup.madeAtMs));
        expect(removed.has(backup)).toBe(newer.length >= 10 && !(isOfTheWeek && isLastOfItsDay));
      }
    }),
  );
});

it('of one made after another, never loses the last of a day of the week', () => {
  fc.assert(
    fc.property(times, (halfHours) => {
      const all = toBackups(halfHours.toSorted((one, other) => one - other));
      let kept: typeof all = [];
      for (const backup of all) {
        const before = [...kept, backup];
        const removed = backupsToRemove(before, 'Asia/Tokyo');
        kept = before.filter((each) => !removed.includes(each));
      }
      // What is kept at the end is what the rule keeps of all there ever were.
      const atOnce = new Set(backupsToRemove(all, 'Asia/Tokyo'));
      expect(kept).toEqual(all.filter((each) => !atOnce.has(each)));
      expect(kept.length).toBeLessThanOrEqual(16);
    }),
  );
});

it('names what goes oldest first, and takes days as the zone has them', () => {
  const hourly = Array.from({ length: 40 }, (_, hour) => ({ madeAtMs: Date.UTC(2026, 10, 23, hour) }));
  const hoursOf = (zone: string) =>
    backupsToRemove(hourly.toReversed(), zone).map(({ madeAtMs }) => (madeAtMs - Date.UTC(2026, 10, 23)) / hourMs);
  const upTo = (last: number) => Array.from({ length: last + 1 }, (_, hour) => hour);
  // The ten newest are of the hours 30 to 39; a day in UTC ends with hour 23, in Tokyo with hour 14.
  expect(hoursOf('UTC')).toEqual(upTo(29).filter((hour) => hour !== 23));
  expect(hoursOf('Asia/Tokyo')).toEqual(upTo(29).filter((hour) => hour !== 14));
  expect(backupsToRemove([], 'UTC')).toEqual([]);
});
