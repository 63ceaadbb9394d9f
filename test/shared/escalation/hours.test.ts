import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHours } from '../../../shared/escalation/hours.ts';

const working = 'mon tue wed thu fri';
const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const clock = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;

/** Windows in one line each: days, what holds on holidays, from, until. */
function told(written: string): string[] | string {
  const hours = parseHours(written);
  if (hours.kind !== 'windows') return hours.kind;
  return hours.windows.map(({ days, fromMinute, untilMinute }) => {
    const on = names.filter((_, day) => days.weekdays[day]).join(' ');
    return `${on} | ${days.onHoliday} | ${clock(fromMinute)}-${clock(untilMinute)}`;
  });
}

describe('hours of a contact', () => {
  it.each([
    '24時間',
    '24時間365日',
    '24/7',
    '２４時間３６５日',
    '24h',
    '24x7',
    '24 hours',
    '常時',
    'always',
    '24時間対応',
  ])('%s is always', (written) => expect(parseHours(written)).toEqual({ kind: 'always' }));

  it.each([
    ['平日 9:00-18:00', [`${working} | excluded | 9:00-18:00`]],
    ['平日9-18時', [`${working} | excluded | 9:00-18:00`]],
    ['平日 ９：００〜１８：００', [`${working} | excluded | 9:00-18:00`]],
    ['平日 9時〜17時半', [`${working} | excluded | 9:00-17:30`]],
    ['平日9時30分から18時まで', [`${working} | excluded | 9:30-18:00`]],
    ['9:00-18:00 (平日)', [`${working} | excluded | 9:00-18:00`]],
    ['weekdays 9:00–18:00', [`${working} | excluded | 9:00-18:00`]],
    ['Mon-Fri 9-17', [`${working} | unsaid | 9:00-17:00`]],
    ['Monday to Friday, 9am - 5pm', [`${working} | unsaid | 9:00-17:00`]],
    ['Mon-Fri 9-17 (except holidays)', [`${working} | excluded | 9:00-17:00`]],
    ['月〜金 10:00-19:00', [`${working} | unsaid | 10:00-19:00`]],
    ['月-金 9:00-18:00（祝日を除く）', [`${working} | excluded | 9:00-18:00`]],
    ['月・水・金 9:00-12:00', ['mon wed fri | unsaid | 9:00-12:00']],
    ['土日祝', ['sun sat | included | 0:00-24:00']],
    ['土日祝 10:00-15:00', ['sun sat | included | 10:00-15:00']],
    ['土・日・祝日', ['sun sat | included | 0:00-24:00']],
    ['weekends', ['sun sat | unsaid | 0:00-24:00']],
    ['夜間 22:00-翌6:00', ['sun mon tue wed thu fri sat | unsaid | 22:00-30:00']],
    ['夜間 (18:00〜9:00)', ['sun mon tue wed thu fri sat | unsaid | 18:00-33:00']],
    ['22:00-25:00', ['sun mon tue wed thu fri sat | unsaid | 22:00-25:00']],
    ['毎日 0:00-24:00', ['sun mon tue wed thu fri sat | included | 0:00-24:00']],
    ['平日 9:00-12:00、13:00-18:00', [`${working} | excluded | 9:00-12:00`, `${working} | excluded | 13:00-18:00`]],
    ['平日 9:00-18:00、土日祝 10:00-15:00', [`${working} | excluded | 9:00-18:00`, 'sun sat | included | 10:00-15:00']],
    ['平日 24時間', [`${working} | excluded | 0:00-24:00`]],
    ['金-月 9-10', ['sun mon fri sat | unsaid | 9:00-10:00']],
  ])('%s is read', (written, expected) => expect(told(written)).toEqual(expected));

  it.each([
    '夜間',
    '営業時間内',
    '第2火曜',
    '平日 9:00-18:00 (年末年始を除く)',
    '平日 9:00-18:70',
    '平日 31:00-32:00',
    '担当者に確認',
    'ask Sato',
    'Mon-Fri 13pm-15pm',
    '水曜定休',
    '9時',
  ])('%s is not understood', (written) => expect(parseHours(written)).toEqual({ kind: 'notUnderstood' }));

  it.each([null, '', ' ', '-', 'ー'])('%s says nothing', (written) =>
    expect(parseHours(written)).toEqual({ kind: 'unsaid' }),
  );

  it('never fails, and gives only windows that end after they begin', () => {
    const piece = fc.constantFrom(
      '平日',
      '土日祝',
      '月',
      '-',
      '金',
      '9',
      ':',
      '00',
      '時',
      '半',
      '翌',
      ' ',
      '、',
      'am',
      '24時間',
      'mon',
    );
    const written = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.array(piece, { maxLength: 12 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(written, (text) => {
        const hours = parseHours(text);
        if (hours.kind !== 'windows') return;
        for (const { fromMinute, untilMinute } of hours.windows) {
          expect(fromMinute).toBeGreaterThanOrEqual(0);
          expect(untilMinute).toBeGreaterThan(fromMinute);
          expect(untilMinute).toBeLessThanOrEqual(48 * 60);
        }
      }),
    );
  });

  it('reads any range of the day back, however the sign between is written', () => {
    const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
    fc.assert(
      fc.property(minute, minute, fc.constantFrom('-', '〜', '～', '–', 'から', ' to '), (from, until, sign) => {
        const end = until > from ? until : until + 24 * 60;
        expect(told(`平日 ${clock(from)}${sign}${clock(until)}`)).toEqual([
          `${working} | excluded | ${clock(from)}-${clock(end)}`,
        ]);
      }),
    );
  });
});
