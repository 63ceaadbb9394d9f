import { describe, expect, it } from 'vitest';
import { isJapaneseHoliday, japaneseHolidays } from '../../../shared/escalation/japanese-holidays.ts';

/** As the Cabinet Office lists them (substitute days and days between two included), written down by hand. */
const published: Record<number, string> = {
  2019: '01-01 01-14 02-11 03-21 04-29 04-30 05-01 05-02 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-23 10-14 10-22 11-03 11-04 11-23',
  2020: '01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-23 07-24 08-10 09-21 09-22 11-03 11-23',
  2021: '01-01 01-11 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-22 07-23 08-08 08-09 09-20 09-23 11-03 11-23',
  2024: '01-01 01-08 02-11 02-12 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-22 09-23 10-14 11-03 11-04 11-23',
  2025: '01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-23 11-24',
  2026: '01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23',
  2027: '01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23',
  2028: '01-01 01-10 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-17 08-11 09-18 09-22 10-09 11-03 11-23',
  2029: '01-01 01-08 02-11 02-12 02-23 03-20 04-29 04-30 05-03 05-04 05-05 07-16 08-11 09-17 09-23 09-24 10-08 11-03 11-23',
  2030: '01-01 01-14 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-23 10-14 11-03 11-04 11-23',
};

describe('Japanese public holidays', () => {
  it.each(Object.entries(published))('are in %s as published', (year, days) => {
    expect([...japaneseHolidays(Number(year))].sort()).toEqual(days.split(' '));
  });

  it('know a day between two named ones, and a substitute that moves past other holidays', () => {
    // 2026-09-21 is a Monday holiday, 09-23 the equinox: the Tuesday between is one as well.
    expect(isJapaneseHoliday({ year: 2026, month: 9, day: 22 })).toBe(true);
    // 2026-05-03 is a Sunday, and the two days after it are holidays already.
    expect(isJapaneseHoliday({ year: 2026, month: 5, day: 6 })).toBe(true);
    expect(isJapaneseHoliday({ year: 2026, month: 5, day: 7 })).toBe(false);
  });

  it('keep the Emperor’s birthday of their time', () => {
    expect(isJapaneseHoliday({ year: 2018, month: 12, day: 23 })).toBe(true);
    expect(isJapaneseHoliday({ year: 2019, month: 12, day: 23 })).toBe(false);
    expect(isJapaneseHoliday({ year: 2019, month: 2, day: 23 })).toBe(false);
  });

  it('claim nothing of years whose rules they do not know', () => {
    expect(japaneseHolidays(1990).size).toBe(0);
    expect(japaneseHolidays(2100).size).toBe(0);
  });
});
