import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filtersOf, parseSearchQuery, withoutPart, wordsOf } from '../../../shared/search/search-query.ts';

const read = (typed: string) => {
  const parts = parseSearchQuery(typed);
  return {
    words: wordsOf(parts),
    filters: filtersOf(parts),
    misread: parts.filter(({ kind }) => kind === 'misread').length,
  };
};
const day = (year: number, month: number, date: number) => ({ year, month, day: date });

describe('what is typed into the search box', () => {
  test.each([
    ['', [], []],
    ['決済 503', ['決済', '503'], []],
    [
      'severity:1 原因：枯渇 after:2026-01',
      [],
      [
        { key: 'severity', severity: 1 },
        { key: 'cause', text: '枯渇' },
        { key: 'after', day: day(2026, 1, 1) },
      ],
    ],
    [
      '重大度:SEV2 状態:対応中 訓練:はい',
      [],
      [
        { key: 'severity', severity: 2 },
        { key: 'status', status: 'open' },
        { key: 'drill', drill: true },
      ],
    ],
    ['cause:"pool exhausted" "too many clients"', ['too many clients'], [{ key: 'cause', text: 'pool exhausted' }]],
    [
      'before:2026/2/28 owner:佐藤',
      [],
      [
        { key: 'before', day: day(2026, 2, 28) },
        { key: 'owner', text: '佐藤' },
      ],
    ],
    ['http://web-01:8080/health', ['http://web-01:8080/health'], []],
    ['10:42 foo:bar', ['10:42', 'foo:bar'], []],
    [
      '#12 ＃7',
      [],
      [
        { key: 'number', number: 12 },
        { key: 'number', number: 7 },
      ],
    ],
    ['"still typing', ['still typing'], []],
    ['503 severity:', ['503'], []],
  ])('%s', (typed, words, filters) => {
    expect(read(typed)).toEqual({ words, filters, misread: 0 });
  });

  test.each(['severity:9', 'after:soon', 'after:2026-02-30', 'drill:maybe', 'status:gone'])(
    '%s filters nothing and is told',
    (typed) => {
      expect(read(typed)).toEqual({ words: [], filters: [], misread: 1 });
    },
  );

  test('a chip takes its own part out and leaves the rest', () => {
    const typed = '決済  severity:1 cause:"a b" 503';
    const [, severity, cause] = parseSearchQuery(typed);
    expect(withoutPart(typed, severity ?? { from: 0, to: 0 })).toBe('決済 cause:"a b" 503');
    expect(withoutPart(typed, cause ?? { from: 0, to: 0 })).toBe('決済  severity:1 503');
  });

  test('whatever is typed is read, and every part stands where it says', () => {
    const unit = fc.constantFrom(...'severity:1 "：”#原因after2026-/ ', 'ｱ', '👩‍🚒', '\ud800');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (typed) => {
        let end = 0;
        for (const part of parseSearchQuery(typed)) {
          expect(typed.slice(part.from, part.to)).toBe(part.typed);
          expect(part.from).toBeGreaterThanOrEqual(end);
          end = part.to;
        }
      }),
    );
  });
});
