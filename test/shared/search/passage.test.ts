import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lit, passageOf } from '../../../shared/search/passage.ts';
import { variantsOf } from '../../../shared/search/word-variants.ts';

const marked = (text: string, ...words: string[]) =>
  lit(text, words.map(variantsOf))
    .map((part) => (part.lit ? `[${part.text}]` : part.text))
    .join('');

describe('the passage found', () => {
  test.each([
    ['決済で障害発生', ['障害'], '決済で[障害]発生'],
    ['ﾌｪｲﾙｵｰﾊﾞｰ中', ['オーバー'], 'ﾌｪｲﾙ[ｵｰﾊﾞ]ｰ中'],
    ['ＨＴＴＰ ５０３', ['p 5'], 'ＨＴＴ[Ｐ ５]０３'],
    ['が か\u3099', ['が'], '[が] [か\u3099]'],
    ['サ−バ室', ['サーバ'], '[サ−バ]室'],
    ['Error: error', ['ERROR'], '[Error]: [error]'],
    ['㍿の株', ['株式'], '[㍿]の株'],
    ['nothing here', ['xyz'], 'nothing here'],
  ])('%s with %s', (text, words, expected) => {
    expect(marked(text, ...words)).toBe(expected);
  });

  test('is one line, short, and around the first word found', () => {
    const text = `first line\n${'a'.repeat(100)} needle ${'b'.repeat(300)}\nlast`;
    const parts = passageOf(text, [['needle']]);
    const shown = parts.map((part) => part.text).join('');
    expect(shown).toMatch(/^… a{39} needle b+ …$/);
    expect(shown.length).toBeLessThanOrEqual(164);
    expect(parts.find((part) => part.lit)?.text).toBe('needle');
    expect(passageOf(text, [['missing']])).toEqual([]);
  });

  test('keeps every character of the text, whatever it is', () => {
    const unit = fc.constantFrom(...'障害ｶﾞがaA1 \n', 'か\u3099', '㍿', '👩‍🚒', 'ß', 'İ', '\ud800');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), fc.string({ unit, minLength: 1, maxLength: 3 }), (text, word) => {
        expect(
          lit(text, [variantsOf(word)])
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
