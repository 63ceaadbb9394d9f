/**
 * Texts → the runs of one, two and three characters that they hold, whatever the characters are. Japanese has no spaces and its words are
 * often two characters long, and what is looked for in a log is seldom a whole word: every run of characters can be found.
 */
import type { WordVariants } from './word-variants.ts';

const longestGram = 3;

/** The distinct grams of a normalised text, as words of an index that knows letters and digits alone. */
export function gramsOf(normalised: string): string[] {
  const characters = Array.from(normalised, indexable);
  const grams = new Set<string>();
  for (let at = 0; at < characters.length; at += 1) {
    let gram = '';
    for (let length = 0; length < longestGram && at + length < characters.length; length += 1) {
      gram += characters[at + length];
      grams.add(gram);
    }
  }
  return [...grams];
}

/**
 * What a text must hold to be found, as an expression of SQLite's FTS5. Up to three characters it says all; for more the grams of a
 * text that has them in another order fit too.
 */
export function gramExpression(words: readonly WordVariants[]): string {
  return words.map((variants) => `(${variants.map((variant) => `(${allGrams(variant)})`).join(' OR ')})`).join(' AND ');
}

function allGrams(word: string): string {
  const characters = Array.from(word, indexable);
  const length = Math.min(longestGram, characters.length);
  const grams = new Set<string>();
  for (let at = 0; at + length <= characters.length; at += 1) grams.add(characters.slice(at, at + length).join(''));
  return [...grams].map((gram) => `"${gram}"`).join(' AND ');
}

/** What the index takes for a border between words lies for it in a block of code points that no text uses. */
const privateBlock = 0xe000;

function indexable(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x80 && !/[a-z0-9]/.test(character) ? String.fromCharCode(privateBlock + code) : character;
}
