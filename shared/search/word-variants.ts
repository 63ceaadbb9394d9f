/**
 * Words of a query → what a text may hold for them. Technical Japanese writes the long vowel at a word's end or leaves it out (サーバー,
 * サーバ): either finds both.
 */
import { normaliseForSearch } from './normalise.ts';

/** What is looked for: one of these, normalised. A shorter one that finds the longer ones too stands for them. */
export type WordVariants = readonly string[];

const katakana = String.raw`[\p{Script=Katakana}ー]`;
/** The end of a word of three or more; shorter ones differ by their vowel: キー is no キ. */
const wordEnd = new RegExp(String.raw`(?<=${katakana}{2}\p{Script=Katakana})ー?(?!${katakana})`, 'gu');
/** Each end doubles the writings. */
const mostEnds = 3;

/** Never empty for a word that is not. */
export function variantsOf(word: string): WordVariants {
  const normalised = normaliseForSearch(word);
  const ends = [...normalised.matchAll(wordEnd)].slice(0, mostEnds);
  let variants = [{ text: '', from: 0 }];
  for (const { 0: mark, index } of ends) {
    const after = index + mark.length;
    const choices = after === normalised.length ? [''] : ['', 'ー'];
    variants = variants.flatMap(({ text, from }) =>
      choices.map((choice) => ({ text: text + normalised.slice(from, index) + choice, from: after })),
    );
  }
  return variants.map(({ text, from }) => text + normalised.slice(from));
}

/** Whether a normalised text holds each word in one of its writings. */
export function holdsWords(normalisedText: string, words: readonly WordVariants[]): boolean {
  return words.every((variants) => variants.some((variant) => normalisedText.includes(variant)));
}
