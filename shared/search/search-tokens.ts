/**
 * Texts → words that a full-text index can hold. Japanese has no spaces and its words are often two characters long, so runs of
 * such script become overlapping bigrams (障害発生 → 障害 害発 発生 生); the last character stands alone too, so that every single
 * one can be found as a beginning. Other letters and digits stay whole words.
 */
const unspaced = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]`;
const run = new RegExp(String.raw`${unspaced}+|(?:(?!${unspaced})[\p{L}\p{N}])+`, 'gu');
const startsUnspaced = new RegExp(`^${unspaced}`, 'u');

/** One part of a query: words that stand one after another, or the beginning of a word. */
export type SearchTerm = { kind: 'phrase'; words: string[] } | { kind: 'beginning'; word: string };

/** One writing for what reads the same: full-width and half-width, upper and lower case. */
export function normaliseForSearch(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** The words to index, separated by spaces. */
export function searchTokens(text: string): string {
  return runsOf(text)
    .flatMap((part) => (startsUnspaced.test(part) ? [...bigrams(part), lastOf(part)] : [part]))
    .join(' ');
}

/** What a text must hold to be found by `query`; empty where nothing of the query can be looked for. */
export function searchTerms(query: string): SearchTerm[] {
  return runsOf(query).map((part) => {
    const words = startsUnspaced.test(part) ? bigrams(part) : [];
    return words.length > 0 ? { kind: 'phrase', words } : { kind: 'beginning', word: part };
  });
}

/** The same as an expression of SQLite's FTS5. */
export function searchExpression(terms: readonly SearchTerm[]): string {
  return terms.map((term) => (term.kind === 'phrase' ? `"${term.words.join(' ')}"` : `"${term.word}"*`)).join(' AND ');
}

/** The same for tokens at hand. */
export function holdsTerms(tokens: string, terms: readonly SearchTerm[]): boolean {
  const spaced = ` ${tokens} `;
  return terms.every((term) => spaced.includes(term.kind === 'phrase' ? ` ${term.words.join(' ')} ` : ` ${term.word}`));
}

/** 503エラー has no space between its two scripts: the border is one. */
function runsOf(text: string): string[] {
  return normaliseForSearch(text).match(run) ?? [];
}

function bigrams(part: string): string[] {
  const letters = [...part];
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}

function lastOf(part: string): string {
  return [...part].at(-1) ?? '';
}
