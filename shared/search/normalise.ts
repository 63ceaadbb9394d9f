/** One writing for what reads the same, so that it is found however it was typed. */

const kana = String.raw`[\p{Script=Katakana}\p{Script=Hiragana}ー]`;
/** A hyphen, minus, dash, ruled line or wave between two kana stands for the long vowel: サ−バ, ラ〜メン. */
const dashInKana = new RegExp(String.raw`(?<=${kana})[\-‐‑‒–—―−─━~〜](?=${kana})`, 'gu');

/** Full-width and half-width, upper and lower case, and the marks that stand for a long vowel become one. */
export function normaliseForSearch(text: string): string {
  return foldLongVowels(foldCase(text.toWellFormed().normalize('NFKC')));
}

/** Of one length with what it is given, in UTF-16 units. */
export function foldLongVowels(text: string): string {
  return text.replace(dashInKana, 'ー');
}

/** A sigma at a word's end is written otherwise, which a part of the word cannot know. */
export function foldCase(text: string): string {
  return text.toLowerCase().replaceAll('ς', 'σ');
}
