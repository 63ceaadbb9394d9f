/** The end (or the beginning) of one file, as much as is asked for and never more than the limit. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { byteTail } from './byte-tail.ts';

/** Bytes that are kept of one file, and bytes that may come out of a compressed one. */
const keptLimitBytes = 8 * 1024 * 1024;
const unpackedLimitBytes = 256 * 1024 * 1024;
const blockBytes = 64 * 1024;
/** What is thrown away piece by piece is soon taken back by the collector where the pieces are small. */
export const unpackedChunkBytes = 4 * 1024;

export class NoRegularFile extends Error {}

export type Part = {
  bytes: Buffer;
  /** The file has more before these bytes (or, from the beginning, behind them). */
  cut: boolean;
  /** What these bytes end with is not what the file ends with: a packed file was broken, or too much came out of it. */
  endMissing: boolean;
};

/**
 * `lines`: of the end, or of the beginning when negative; null for all. Throws what the system says, and NoRegularFile for a pipe,
 * a device or a folder, which are never read.
 */
export async function readLogFile(path: string, lines: number | null, cancel: AbortSignal): Promise<Part> {
  // Without O_NONBLOCK, opening a pipe that nobody writes to would wait forever.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const status = await file.stat();
    if (!status.isFile()) throw new NoRegularFile(path);
    if (path.endsWith('.gz')) {
      return await unpack(file.createReadStream({ autoClose: false, start: 0 }), lines, cancel);
    }
    return lines !== null && lines < 0
      ? await readBlock(file, 0, Math.min(status.size, keptLimitBytes), status.size)
      : await readEnd(file, status.size, lines ?? Number.POSITIVE_INFINITY, cancel);
  } finally {
    await file.close();
  }
}

async function readBlock(file: FileHandle, from: number, length: number, size: number): Promise<Part> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, from);
  return { bytes: buffer.subarray(0, bytesRead), cut: from > 0 || from + bytesRead < size, endMissing: false };
}

/** Block by block from the end until there are enough line feeds. Starts at the beginning of a line unless the file does not. */
async function readEnd(file: FileHandle, size: number, lines: number, cancel: AbortSignal): Promise<Part> {
  const blocks: Buffer[] = [];
  let from = size;
  let feeds = 0;
  // One more than the lines, since the last line ends with a feed too.
  while (from > 0 && feeds <= lines && size - from < keptLimitBytes && !cancel.aborted) {
    const length = Math.min(blockBytes, from);
    from -= length;
    const { bytes } = await readBlock(file, from, length, size);
    blocks.unshift(bytes);
    for (const byte of bytes) if (byte === 10) feeds += 1;
  }
  const bytes = Buffer.concat(blocks);
  return { bytes: from === 0 ? bytes : fromFirstLine(bytes), cut: from > 0, endMissing: false };
}

/** The same out of the bytes of a packed file that came from elsewhere. */
export function unpackPart(bytes: Buffer, lines: number | null, cancel: AbortSignal): Promise<Part> {
  return unpack(Readable.from(piecesOf(bytes)), lines, cancel);
}

function* piecesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += blockBytes) yield bytes.subarray(at, at + blockBytes);
}

/** Piece by piece, however much comes out: what is held is the lines that are wanted, or at most the limit. */
async function unpack(input: Readable, lines: number | null, cancel: AbortSignal): Promise<Part> {
  const firstLines = lines !== null && lines < 0 ? -lines : null;
  const tail = byteTail(keptLimitBytes);
  let feeds = 0;
  let endMissing = false;
  const limit = new AbortController();
  const keep = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      const left = firstLines === null ? chunk.length : keptLimitBytes - tail.addedBytes();
      tail.add(chunk.subarray(0, left));
      if (firstLines !== null) for (const byte of chunk) if (byte === 10) feeds += 1;
      const isEnough = firstLines === null ? tail.addedBytes() > unpackedLimitBytes : feeds >= firstLines;
      if (isEnough || chunk.length > left) return limit.abort();
    }
  };
  try {
    const gunzip = createGunzip({ chunkSize: unpackedChunkBytes });
    await pipeline(input, gunzip, keep, { signal: AbortSignal.any([cancel, limit.signal]) });
  } catch (error) {
    // A file that is still being packed, or packed too much, gives what came out of it so far; one that is no gzip gives nothing.
    if (tail.addedBytes() === 0) throw error;
    endMissing = firstLines === null;
  }
  const { bytes, cut, startsWithinLine } = tail.take(
    firstLines === null ? (lines ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY,
  );
  return {
    bytes: startsWithinLine ? fromFirstLine(bytes) : bytes,
    cut: cut || (firstLines !== null && limit.signal.aborted),
    endMissing,
  };
}

export function fromFirstLine(bytes: Buffer): Buffer {
  const feed = bytes.indexOf(10);
  return feed < 0 ? bytes : bytes.subarray(feed + 1);
}
