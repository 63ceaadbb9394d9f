/** How many lines end in a stretch of bytes, four bytes at a time: counting them one by one takes longer than searching them. */

const lineFeed = 10;
const feeds = 0x0a0a0a0a;
const lowBits = 0x7f7f7f7f;
const ones = 0x01010101;
/** Each of the four counters within a word goes up to 255. */
const wordsAtOnce = 255;

/** `bytes` has its first byte where a word begins in memory. */
export function countLineFeeds(bytes: Buffer, from: number, to: number): number {
  const firstWord = Math.ceil(from / 4);
  const lastWord = Math.floor(to / 4);
  if (lastWord <= firstWord) return countEach(bytes, from, to);
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, lastWord);
  let count = countEach(bytes, from, firstWord * 4) + countEach(bytes, lastWord * 4, to);
  for (let word = firstWord; word < lastWord; ) {
    const stop = Math.min(lastWord, word + wordsAtOnce);
    let counters = 0;
    for (; word < stop; word += 1) {
      // A byte that is a line feed becomes zero; of each byte one bit is left that says whether it is.
      const differing = (words[word] ?? 0) ^ feeds;
      counters += (~(((differing & lowBits) + lowBits) | differing | lowBits) >>> 7) & ones;
    }
    count += (counters & 255) + ((counters >>> 8) & 255) + ((counters >>> 16) & 255) + (counters >>> 24);
  }
  return count;
}

function countEach(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) if (bytes[at] === lineFeed) count += 1;
  return count;
}
