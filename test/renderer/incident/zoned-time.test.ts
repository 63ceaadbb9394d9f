import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromZonedTime, toZonedTime } from '../../../renderer/screens/incident/dialogs/zoned-time.ts';

const day = Date.UTC(2026, 10, 24, 3);

describe('a time as a person types it', () => {
  test.each([
    ['2026-11-24 03:02:10', 'Asia/Tokyo', Date.UTC(2026, 10, 23, 18, 2, 10)],
    ['2026-11-24 03:02', 'Asia/Tokyo', Date.UTC(2026, 10, 23, 18, 2, 0)],
    ['2026/11/4 3:02', 'UTC', Date.UTC(2026, 10, 4, 3, 2, 0)],
    ['2026-11-24T03:02:10', 'UTC', Date.UTC(2026, 10, 24, 3, 2, 10)],
    ['２０２６-11-24　03:02', 'UTC', Date.UTC(2026, 10, 24, 3, 2, 0)],
    ['03:02', 'Asia/Tokyo', Date.UTC(2026, 10, 23, 18, 2, 0)],
    // New York is five hours behind in winter.
    ['2026-11-24 03:02', 'America/New_York', Date.UTC(2026, 10, 24, 8, 2, 0)],
  ])('%s in %s', (typed, zone, atMs) => {
    expect(fromZonedTime(typed, zone, day)).toBe(atMs);
  });

  test.each([
    ['', 'UTC'],
    ['yesterday', 'UTC'],
    ['2026-02-30 10:00', 'UTC'],
    ['2026-11-24 24:30', 'UTC'],
    ['2026-11-24 10:61', 'UTC'],
    // Skipped by the change to summer time.
    ['2026-03-08 02:30', 'America/New_York'],
  ])('"%s" in %s is none', (typed, zone) => {
    expect(fromZonedTime(typed, zone, day)).toBeNull();
  });

  test('what is shown is understood again, to the second', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000 }),
        fc.constantFrom('UTC', 'Asia/Tokyo', 'Asia/Kolkata'),
        (seconds, zone) => {
          expect(fromZonedTime(toZonedTime(seconds * 1_000, zone), zone, day)).toBe(seconds * 1_000);
        },
      ),
    );
  });
});
