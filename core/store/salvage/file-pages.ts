/** Every page of a damaged file and of the log beside it, read one by one. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type RawRow, rowsOfPage } from './page-rows.ts';

/** Sizes that files of this application have had; what the header says comes first, where it can be believed. */
const usualPageBytes = [2_048, 4_096];
const logHeaderBytes = 32;
const frameHeaderBytes = 24;

/**
 * All rows of all leaf pages, with what older copies of pages hold as well; the same row may come several times. It yields page by
 * page, so that the caller can let others have their turn.
 */
export function* rowsInFile(path: string): Generator<RawRow[]> {
  const file = openSync(path, 'r');
  const log = openIfThere(`${path}-wal`);
  try {
    for (const pageBytes of pageSizes(file)) yield* rowsOfSize(file, log, pageBytes);
  } finally {
    closeSync(file);
    if (log !== null) closeSync(log);
  }
}

function* rowsOfSize(file: number, log: number | null, pageBytes: number): Generator<RawRow[]> {
  const pages = Math.ceil(fstatSync(file).size / pageBytes);
  const inFile = (number: number) =>
    number < 1 || number > pages ? null : readAt(file, (number - 1) * pageBytes, pageBytes);
  const layout = { pageBytes, usableBytes: pageBytes, page: inFile };
  for (let number = 1; number <= pages; number += 1) {
    const page = inFile(number);
    if (page !== null) yield rowsOfPage(page, number === 1, layout);
  }
  if (log === null) return;
  const frameBytes = frameHeaderBytes + pageBytes;
  const frames = Math.floor((fstatSync(log).size - logHeaderBytes) / frameBytes);
  /** Where the newest copy of each page lies in the log. */
  const newest = new Map<number, number>();
  const offsetOf = (frame: number) => logHeaderBytes + frame * frameBytes;
  for (let frame = 0; frame < frames; frame += 1) {
    newest.set(readAt(log, offsetOf(frame), 4).readUInt32BE(0), frame);
  }
  const inLog = (number: number) => {
    const frame = newest.get(number);
    return frame === undefined ? inFile(number) : readAt(log, offsetOf(frame) + frameHeaderBytes, pageBytes);
  };
  for (let frame = 0; frame < frames; frame += 1) {
    const number = readAt(log, offsetOf(frame), 4).readUInt32BE(0);
    const page = readAt(log, offsetOf(frame) + frameHeaderBytes, pageBytes);
    yield rowsOfPage(page, number === 1, { ...layout, page: inLog });
  }
}

function pageSizes(file: number): number[] {
  const written = readAt(file, 16, 2).readUInt16BE(0);
  const isPossible = written >= 512 && written <= 32_768 && (written & (written - 1)) === 0;
  return [...new Set([...(isPossible ? [written] : []), ...usualPageBytes])];
}

/** Exactly so many bytes; behind the end of the file they are zero. */
function readAt(file: number, offset: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  readSync(file, buffer, 0, bytes, offset);
  return buffer;
}

function openIfThere(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
