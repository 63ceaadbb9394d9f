/** The part of a text in which what was looked for stands, cut into what is lit and what is not. */
import { foldCase, foldLongVowels } from './normalise.ts';
import type { WordVariants } from './word-variants.ts';

export type PassagePart = { text: string; lit: boolean };

const before = 40;
const longest = 160;

/** Around the first word found, on its own line; empty where none of them stands there. Written as the text itself is. */
export function passageOf(text: string, words: readonly WordVariants[]): PassagePart[] {
  const first = marksIn(text, words)[0];
  if (first === undefined) return [];
  const lineStart = text.lastIndexOf('\n', first.from) + 1;
  const from = boundary(text, Math.max(lineStart, first.from - before));
  const lineEnd = text.indexOf('\n', first.to);
  const to = boundary(text, Math.min(lineEnd < 0 ? text.length : lineEnd, Math.max(from + longest, first.to)));
  const parts = lit(text.slice(from, to), words);
  if (from > lineStart) parts.unshift({ text: '… ', lit: false });
  if (to < (lineEnd < 0 ? text.length : lineEnd)) parts.push({ text: ' …', lit: false });
  return parts;
}

/** The whole text, with every place of every word lit. */
export function lit(text: string, words: readonly WordVariants[]): PassagePart[] {
  const parts: PassagePart[] = [];
  let at = 0;
  for (const { from, to } of marksIn(text, words)) {
    if (to <= at) continue;
    if (from > at) parts.push({ text: text.slice(at, from), lit: false });
    parts.push({ text: text.slice(Math.max(at, from), to), lit: true });
    at = to;
  }
  if (at < text.length) parts.push({ text: text.slice(at), lit: false });
  return parts;
}

type Mark = { from: number; to: number };

/** By where they begin, in the text as it is written. */
function marksIn(text: string, words: readonly WordVariants[]): Mark[] {
  const { plain, starts } = mapped(text);
  const marks = words.flat().flatMap((word) => {
    const found: Mark[] = [];
    for (let at = plain.indexOf(word); at >= 0 && word !== ''; at = plain.indexOf(word, at + word.length)) {
      found.push({ from: starts[at] ?? 0, to: endOf(starts, at + word.length) });
    }
    return found;
  });
  return marks.sort((one, other) => one.from - other.from || other.to - one.to);
}

/** A letter with the marks that belong to it, which become one letter or stay several. */
const cluster = /[^\p{M}ﾞﾟ][\p{M}ﾞﾟ]*|[\p{M}ﾞﾟ]+/gsu;

/** The text as search reads it, and for each of its units where the letter that it comes from begins. */
function mapped(text: string): { plain: string; starts: number[] } {
  const starts: number[] = [];
  const letters: string[] = [];
  for (const { 0: letter, index } of text.toWellFormed().matchAll(cluster)) {
    const plain = foldCase(letter.normalize('NFKC'));
    letters.push(plain);
    for (let unit = 0; unit < plain.length; unit += 1) starts.push(index);
  }
  starts.push(text.length);
  return { plain: foldLongVowels(letters.join('')), starts };
}

/** Where the last letter of what was found ends: where the next other letter begins. */
function endOf(starts: readonly number[], at: number): number {
  const last = starts[at - 1] ?? 0;
  let next = at;
  while (next < starts.length - 1 && starts[next] === last) next += 1;
  return starts[next] ?? last;
}

/** Not between the halves of a character. */
function boundary(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
