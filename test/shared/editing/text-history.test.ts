import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterEdit,
  mostHistoryUnits,
  noHistory,
  packedHistory,
  redone,
  type TextHistory,
  undone,
  unpackedHistory,
} from '../../../shared/editing/text-history.ts';

/** The history after these texts stood one after the other. */
function written(...texts: string[]): { history: TextHistory; text: string } {
  let history = noHistory;
  for (let at = 1; at < texts.length; at += 1) history = afterEdit(history, texts[at - 1] ?? '', texts[at] ?? '');
  return { history, text: texts.at(-1) ?? '' };
}

function typedOut(text: string, from = ''): { history: TextHistory; text: string } {
  return written(...Array.from({ length: text.length + 1 }, (_, at) => from + text.slice(0, at)));
}

function textsBack({ history, text }: { history: TextHistory; text: string }): string[] {
  const texts: string[] = [];
  for (let step = undone(history, text); step !== null; step = undone(step.history, step.text)) texts.push(step.text);
  return texts;
}

describe('undo', () => {
  it('takes back a word or a clause at a time', () => {
    expect(textsBack(typedOut('one two'))).toEqual(['one ', '']);
    expect(textsBack(typedOut('接続が切れた。再起動した'))).toEqual(['接続が切れた。', '']);
  });

  it('has no half of an unbroken run of characters in any step, however it was typed', () => {
    const secret = 'sk_live_51H.x/9-abc';
    for (const text of textsBack(typedOut(`key ${secret} kept`))) {
      const words = text.split(' ').filter((word) => word.startsWith('sk'));
      expect(words.every((word) => word === secret)).toBe(true);
    }
  });

  it('takes back a composition with all that it showed on its way', () => {
    expect(textsBack(written('原因は', '原因はs', '原因はせ', '原因はせtt', '原因は設定', '原因は設定の'))).toEqual([
      '原因は',
    ]);
  });

  it('takes deleting apart from typing, a paste for itself, and no step for a slip put right at once', () => {
    expect(textsBack(written('a', 'ab', 'abc', 'ab', 'a'))).toEqual([]);
    expect(textsBack(written('ab', 'a', ''))).toEqual(['ab']);
    expect(textsBack(written('one two', 'one tw', 'one t', 'one ', 'one 2'))).toEqual(['one ', 'one two']);
    expect(textsBack(written('', 'x', 'x | a |\n| - |'))).toEqual(['x', '']);
  });

  it('does again what it took back, until something else is typed', () => {
    const typed = typedOut('one two');
    const back = undone(typed.history, typed.text);
    expect(back?.text).toBe('one ');
    const again = redone(back?.history ?? noHistory, 'one ');
    expect(again?.text).toBe('one two');
    const other = afterEdit(back?.history ?? noHistory, 'one ', 'one 2');
    expect(redone(other, 'one 2')).toBeNull();
    expect(textsBack({ history: other, text: 'one 2' })).toEqual(['one ', '']);
  });

  it('forgets the oldest where it grows too long', () => {
    const page = 'x'.repeat(40_000);
    const texts = Array.from({ length: 20 }, (_, at) => `${page} ${'x '.repeat(at)}`);
    const { history } = written(...texts);
    expect(history.past.at(-1)).toBe(texts[18]);
    expect(history.past.length).toBe(Math.floor(mostHistoryUnits / 40_040));
    expect(packedHistory(history).length).toBeLessThanOrEqual(mostHistoryUnits + 3);
  });

  it('is kept as text and comes back as it was', () => {
    const line = fc.string({ unit: fc.constantFrom('a', '障', '\n', ' ', '|', '\r'), maxLength: 20 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 12 }), fc.nat(6), (texts, steps) => {
        let now = written(...texts);
        for (let count = 0; count < steps; count += 1) now = undone(now.history, now.text) ?? now;
        const kept = unpackedHistory(packedHistory(now.history));
        expect(textsBack({ history: kept, text: now.text })).toEqual(textsBack(now));
        expect(redone(kept, now.text)?.text).toBe(redone(now.history, now.text)?.text);
      }),
      { numRuns: 500 },
    );
  });

  it('answers every text that stood before a step, and never one that did not', () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '。'), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (texts) => {
        const back = textsBack(written(...texts));
        expect(texts).toEqual(expect.arrayContaining(back));
        if (new Set(texts).size > 1 && texts.at(-1) !== texts[0]) expect(back.at(-1)).toBe(texts[0]);
      }),
      { numRuns: 500 },
    );
  });
});
