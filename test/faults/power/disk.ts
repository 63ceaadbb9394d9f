/**
 * A disk that loses its power. What was synced is there; of what was written since, chance decides for every sector: kept or lost, in any
 * order, and one of them may hold garbage. Names of files are taken to be kept at once, which is more than every file system promises.
 */
import { wholeBetween } from '../../../bench/random.ts';
import type { Operation } from './trace.ts';

export const losses = ['allUnsynced', 'someSectors', 'tornSector', 'nothing'] as const;
/** What becomes of that which was written and not synced. */
export type Loss = (typeof losses)[number];

type Unsynced = { offset: number; bytes: Buffer } | { size: number };
type File = { synced: Buffer; unsynced: Unsynced[] };

export type Disk = {
  apply(operation: Operation): void;
  /** The files as they are found after the power came back. */
  afterPowerFailure(loss: Loss, random: () => number): Map<string, Buffer>;
};

const sectorBytes = 512;

export function createDisk(): Disk {
  const files = new Map<string, File>();

  function open(name: string): File {
    const file = files.get(name) ?? { synced: Buffer.alloc(0), unsynced: [] };
    files.set(name, file);
    return file;
  }

  return {
    apply(operation) {
      switch (operation.kind) {
        case 'write':
          open(operation.file).unsynced.push({ offset: operation.offset, bytes: operation.bytes });
          break;
        case 'truncate':
          open(operation.file).unsynced.push({ size: operation.bytes });
          break;
        case 'remove':
          files.delete(operation.file);
          break;
        case 'sync': {
          const file = open(operation.file);
          file.synced = written(file.synced, file.unsynced);
          file.unsynced = [];
          break;
        }
        case 'acknowledged':
          break;
      }
    },
    afterPowerFailure(loss, random) {
      return new Map([...files].map(([name, file]) => [name, written(file.synced, kept(file.unsynced, loss, random))]));
    },
  };
}

function kept(unsynced: readonly Unsynced[], loss: Loss, random: () => number): Unsynced[] {
  if (loss === 'allUnsynced') return [];
  if (loss === 'nothing') return [...unsynced];
  const share = random();
  const pieces = shuffled(unsynced.flatMap(sectorsOf), random).filter(() => random() < share);
  if (loss === 'someSectors') return pieces;
  const torn = pieces[wholeBetween(random, 0, Math.max(0, pieces.length - 1))];
  if (torn !== undefined && 'bytes' in torn) {
    const from = wholeBetween(random, 0, torn.bytes.length - 1);
    for (let at = from; at < torn.bytes.length; at++) torn.bytes.writeUInt8(wholeBetween(random, 0, 255), at);
  }
  return pieces;
}

/** Copies, since one of them may be torn. */
function sectorsOf(change: Unsynced): Unsynced[] {
  if (!('bytes' in change)) return [change];
  const pieces: Unsynced[] = [];
  for (let at = 0; at < change.bytes.length; ) {
    const length = sectorBytes - ((change.offset + at) % sectorBytes);
    pieces.push({ offset: change.offset + at, bytes: Buffer.from(change.bytes.subarray(at, at + length)) });
    at += length;
  }
  return pieces;
}

function written(before: Buffer, changes: readonly Unsynced[]): Buffer {
  let size = before.length;
  let largest = size;
  for (const change of changes) {
    size = 'bytes' in change ? Math.max(size, change.offset + change.bytes.length) : change.size;
    largest = Math.max(largest, size);
  }
  const content = Buffer.alloc(largest);
  before.copy(content);
  let end = before.length;
  for (const change of changes) {
    if ('bytes' in change) {
      change.bytes.copy(content, change.offset);
      end = Math.max(end, change.offset + change.bytes.length);
    } else {
      // What is cut off does not come back when the file grows again.
      content.fill(0, Math.min(end, change.size), end);
      end = change.size;
    }
  }
  return content.subarray(0, end);
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ value }) => value);
}
