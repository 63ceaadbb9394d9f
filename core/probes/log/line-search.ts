/**
 * Lines of a log that hold one of several texts, found in the log's bytes: a line that holds none is never decoded. The longest word
 * of each text is looked for, of all texts at once and whatever its case (after Wu and Manber: where two bytes end no beginning of
 * any word, the search goes on behind them); only a line that holds such a word is read as text and asked for the whole.
 */
import { decodeLog } from './decode-log.ts';
import { type Found, foldedLine, sampleOf } from './find-signatures.ts';

export type LineSearch = {
  /** Bytes of whole lines, in the order of the log: they begin with the line feed before the first and end before that of the last. */
  search(bytes: Buffer): void;
  found(redact: (text: string) => string): Found[];
};

/** The bytes that may stand at one place of a word. */
type Place = readonly number[];

const lineFeed = 10;
const asciiBlanks = [9, 11, 12, 13, 32];
const beyondAscii = Array.from({ length: 128 }, (_, index) => 128 + index);
/** What may stand beside a word that a blank parts from the next: blanks beyond ASCII are of bytes beyond ASCII. */
const aroundWord: Place = [...asciiBlanks, ...beyondAscii];
const anyByte: Place = Array.from({ length: 256 }, (_, index) => index);

/** Two neighbouring bytes as a number below this: a table that stays in the processor's nearest cache. */
const pairs = 1 << 12;
const pairShift = 4;

/**
 * Texts are found whatever their case and spacing, as `findSignatures` does, in ASCII and UTF-8; in the other encodings of Japan
 * those that have a word of ASCII.
 */
export function createLineSearch(signatures: readonly string[]): LineSearch {
  const wanted = signatures
    .map((signature) => ({ signature, text: foldedLine(signature) }))
    .filter(({ text }) => text !== '');
  const counts = new Map<string, { count: number; lastAt: number; last: string }>();
  const words = wanted.map(({ text }) => longestWord(text));
  const length = Math.min(...words.map((word) => word.length));
  const skips = skipTable(words, length);
  const sets = words.map((word) => word.map(setOf));
  /** Bytes before those that are searched now. */
  let passedBytes = 0;

  function holdsWord(bytes: Buffer, start: number): boolean {
    return sets.some((places) => places.every((place, index) => place[bytes[start + index] ?? lineFeed] === 1));
  }

  /** Looks at the line around a place where a word may begin; answers where to look next. */
  function look(bytes: Buffer, end: number): number {
    const start = end - length + 1;
    if (!holdsWord(bytes, start)) return end + 1;
    // Where any byte may stand in front of a word, that may be the end of the line before.
    const from = bytes[start] === lineFeed ? start + 1 : bytes.lastIndexOf(lineFeed, start) + 1;
    const feed = bytes.indexOf(lineFeed, from);
    const to = feed < 0 ? bytes.length : feed;
    note(bytes.subarray(from, to), passedBytes + from);
    return Math.max(to + length - 1, end + 1);
  }

  function note(line: Buffer, at: number): void {
    const written = textOf(line);
    if (written === null) return;
    const text = foldedLine(written);
    for (const each of wanted) {
      if (!text.includes(each.text)) continue;
      const before = counts.get(each.signature) ?? { count: 0, lastAt: -1, last: '' };
      const isLater = at > before.lastAt;
      counts.set(each.signature, {
        count: before.count + 1,
        lastAt: isLater ? at : before.lastAt,
        last: isLater ? written : before.last,
      });
    }
  }

  function searchWhole(bytes: Buffer): void {
    const middle = bytes.indexOf(lineFeed, bytes.length >> 1);
    const half = middle < 0 ? bytes.length : middle;
    let near = length - 1;
    let far = half + length - 1;
    // Both halves in one loop: what the processor waits for in one, it does meanwhile in the other.
    while (near < half && far < bytes.length) {
      const nearSkip = skips[pairAt(bytes, near)] ?? 0;
      const farSkip = skips[pairAt(bytes, far)] ?? 0;
      near = nearSkip === 0 ? look(bytes, near) : near + nearSkip;
      far = farSkip === 0 ? look(bytes, far) : far + farSkip;
    }
    searchUpTo(bytes, near, half);
    searchUpTo(bytes, far, bytes.length);
  }

  function searchUpTo(bytes: Buffer, from: number, end: number): void {
    let at = from;
    while (at < end) {
      const skip = skips[pairAt(bytes, at)] ?? 0;
      at = skip === 0 ? look(bytes, at) : at + skip;
    }
  }

  return {
    search(bytes) {
      if (wanted.length > 0) searchWhole(bytes);
      passedBytes += bytes.length;
    },
    found: (redact) =>
      wanted.flatMap(({ signature }) => {
        const held = counts.get(signature);
        return held === undefined ? [] : [{ signature, count: held.count, sample: sampleOf(held.last, redact) }];
      }),
  };
}

/** Most lines are plain; for the others there is the long way. */
function textOf(line: Buffer): string | null {
  const text = line.toString('utf8');
  return /[\p{Cc}\ufffd]/u.test(text) ? decodeLog(line) : text;
}

function pairAt(bytes: Buffer, at: number): number {
  return pairOf(bytes[at - 1] ?? 0, bytes[at] ?? 0);
}

function pairOf(first: number, second: number): number {
  return ((first << pairShift) ^ second) & (pairs - 1);
}

/** How far the search may go on behind two bytes: 0 where a word may begin so many places before. */
function skipTable(words: readonly (readonly Place[])[], length: number): Uint8Array {
  const farthest = Math.min(length - 1, 255);
  const skips = new Uint8Array(pairs).fill(farthest);
  for (const word of words) {
    for (let place = 0; place < length - 1; place += 1) {
      const skip = Math.min(farthest, length - 2 - place);
      for (const first of word[place] ?? []) {
        for (const second of word[place + 1] ?? []) {
          const pair = pairOf(first, second);
          skips[pair] = Math.min(skips[pair] ?? 0, skip);
        }
      }
    }
  }
  return skips;
}

/** The rarer a word the better, and a long one is rare. It is at least two places long, since two bytes are looked at. */
function longestWord(text: string): Place[] {
  const words = splitAtCase(text);
  const places = words.map((word, index) => [
    ...(index > 0 ? [aroundWord] : []),
    ...[...word].flatMap(placesOf),
    ...(index < words.length - 1 ? [aroundWord] : []),
  ]);
  const longest = places.reduce((one, other) => (other.length > one.length ? other : one));
  return longest.length < 2 ? [anyByte, ...longest] : longest;
}

/** Capital and small letters beyond ASCII are of different bytes, so they part words as a blank does. */
function splitAtCase(text: string): string[] {
  const characters = [...text].map((each) => (each > '\u007f' && each.toUpperCase() !== each ? ' ' : each));
  return characters.join('').split(' ');
}

function placesOf(character: string): Place[] {
  const capital = character.toUpperCase();
  if (character > '\u007f' || capital === character) return [...Buffer.from(character)].map((byte) => [byte]);
  return [[character.charCodeAt(0), capital.charCodeAt(0)]];
}

function setOf(place: Place): Uint8Array {
  const set = new Uint8Array(256);
  for (const byte of place) set[byte] = 1;
  return set;
}
