/** A whole file of a log searched for texts, however long it is: a stream, of which two pieces are held. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { countLineFeeds } from './line-feeds.ts';
import type { LineSearch } from './line-search.ts';
import { NoRegularFile, unpackedChunkBytes } from './read-log-file.ts';

export type SearchedFile = {
  lines: number;
  /** The end was not reached: a packed file was broken, too much came out of it, or the search was cancelled. */
  cut: boolean;
};

const pieceBytes = 1024 * 1024;
/** A longer line is searched in pieces. */
const longestLineBytes = pieceBytes / 2;
const unpackedLimitBytes = 4 * 1024 ** 3;
const lineFeed = 10;

/** Reads what comes next into a piece from this place on; answers how many bytes, 0 at the end. */
type Fill = (piece: Buffer, from: number) => Promise<number>;

/** Throws what the system says, and NoRegularFile for a pipe, a device or a folder. */
export async function searchFile(path: string, search: LineSearch, cancel: AbortSignal): Promise<SearchedFile> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const status = await file.stat();
    if (!status.isFile()) throw new NoRegularFile(path);
    if (path.endsWith('.gz')) return await searchPacked(file, search, cancel);
    return await searchAll(fillFrom(file, status.size), search, cancel);
  } finally {
    await file.close();
  }
}

/** What is written while it is read is left for the next time. */
function fillFrom(file: FileHandle, size: number): Fill {
  let position = 0;
  return async (piece, from) => {
    const { bytesRead } = await file.read(piece, from, Math.min(pieceBytes - from, size - position), position);
    position += bytesRead;
    return bytesRead;
  };
}

async function searchPacked(file: FileHandle, search: LineSearch, cancel: AbortSignal): Promise<SearchedFile> {
  const unpacked = pipeline(
    file.createReadStream({ autoClose: false, start: 0 }),
    createGunzip({ chunkSize: unpackedChunkBytes }),
    () => {},
  );
  const chunks: AsyncIterator<Buffer> = unpacked[Symbol.asyncIterator]();
  let chunk = Buffer.alloc(0);
  let unpackedBytes = 0;
  let isBroken = false;
  const fill: Fill = async (piece, from) => {
    try {
      if (chunk.length === 0) chunk = (await chunks.next()).value ?? chunk;
    } catch (error) {
      // A file that is still being packed is searched as far as it goes; one that is no gzip is no log.
      if (unpackedBytes === 0) throw error;
      isBroken = true;
    }
    if (unpackedBytes > unpackedLimitBytes) isBroken = true;
    if (isBroken) return 0;
    const copied = chunk.copy(piece, from);
    chunk = chunk.subarray(copied);
    unpackedBytes += copied;
    return copied;
  };
  try {
    const { lines, cut } = await searchAll(fill, search, cancel);
    return { lines, cut: cut || isBroken };
  } finally {
    unpacked.destroy();
  }
}

/** While one piece is searched, the next one is filled. */
async function searchAll(fill: Fill, search: LineSearch, cancel: AbortSignal): Promise<SearchedFile> {
  let current = Buffer.from(new ArrayBuffer(pieceBytes));
  let next = Buffer.from(new ArrayBuffer(pieceBytes));
  let lines = 0;
  let lastByte = lineFeed;
  // Every piece begins with the line feed before its first line, which no file has before its own first.
  current[0] = lineFeed;
  let held = 1;
  let filling = fill(current, held);
  for (;;) {
    const filled = held + (await filling);
    if (cancel.aborted) return { lines, cut: true };
    if (filled === held) {
      search.search(current.subarray(0, filled));
      return { lines: lines + (lastByte === lineFeed ? 0 : 1), cut: false };
    }
    const end = endOfLines(current, filled);
    next[0] = lineFeed;
    const kept = current.copy(next, 0, end, filled);
    const rest = Math.max(1, kept);
    filling = fill(next, rest);
    // It is awaited only after the search: what fails meanwhile is thrown then.
    filling.catch(() => {});
    lastByte = current[filled - 1] ?? lineFeed;
    lines += countLineFeeds(current, held, filled);
    search.search(current.subarray(0, end));
    [current, next] = [next, current];
    held = rest;
  }
}

/** Where the line feed stands that ends the last whole line; the end itself where a line is too long to wait for its end. */
function endOfLines(piece: Buffer, filled: number): number {
  const feed = piece.lastIndexOf(lineFeed, filled - 1);
  return filled - feed > longestLineBytes ? filled : feed;
}
