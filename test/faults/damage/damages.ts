/** What can happen to the files of a record. Each answers the files as they are afterwards; null where there is none any more. */
import { pick, wholeBetween } from '../../../bench/random.ts';
import type { SoundRecord } from './sound-record.ts';

export type Files = { record: Buffer | null; log: Buffer | null };

/** Where the damage lies: in the rows that are the truth, beside them, or anywhere. */
export type Place = 'in the events' | 'beside the events' | 'anywhere';

export type Damage = {
  name: string;
  place: Place;
  withLog: boolean;
  make(sound: SoundRecord, random: () => number): Files;
};

/** Rows that nothing else can be computed from; all other trees can be made anew from them. */
const truth: ReadonlySet<string> = new Set(['event', 'payload', 'blob']);

export const damages: readonly Damage[] = [
  {
    name: 'bits flipped',
    place: 'anywhere',
    withLog: false,
    make: ({ record, log }, random) => ({ record: flipped(record, random, wholeBetween(random, 1, 20)), log }),
  },
  {
    name: 'one byte of an event flipped',
    place: 'in the events',
    withLog: false,
    make: (sound, random) => ({ record: flippedInEvent(sound, random), log: null }),
  },
  {
    name: 'cut',
    place: 'anywhere',
    withLog: false,
    make: ({ record }, random) => ({
      record: record.subarray(0, wholeBetween(random, 1, record.length - 1)),
      log: null,
    }),
  },
  {
    name: 'a page overwritten beside the events',
    place: 'beside the events',
    withLog: false,
    make: (sound, random) => overwritten(sound, random, (owner) => !truth.has(owner)),
  },
  {
    name: 'a page of the events overwritten',
    place: 'in the events',
    withLog: false,
    make: (sound, random) => overwritten(sound, random, (owner) => truth.has(owner)),
  },
  {
    name: 'the first page overwritten',
    place: 'beside the events',
    withLog: false,
    make: (sound, random) => overwritten(sound, random, (_, page) => page === 1),
  },
  { name: 'empty', place: 'anywhere', withLog: false, make: () => ({ record: Buffer.alloc(0), log: null }) },
  { name: 'gone', place: 'anywhere', withLog: false, make: () => ({ record: null, log: null }) },
  {
    name: 'noise',
    place: 'anywhere',
    withLog: false,
    make: ({ record }, random) => ({ record: noise(random, record.length), log: null }),
  },
  { name: 'log lost', place: 'anywhere', withLog: true, make: ({ record }) => ({ record, log: null }) },
  {
    name: 'log of another record',
    place: 'beside the events',
    withLog: false,
    make: ({ record }, random) => ({ record, log: pick(random, foreignLogs) }),
  },
  {
    name: 'log damaged',
    place: 'anywhere',
    withLog: true,
    make: ({ record, log }, random) => ({ record, log: log === null ? null : flipped(log, random, 10) }),
  },
  {
    name: 'log cut',
    place: 'anywhere',
    withLog: true,
    make: ({ record, log }, random) => ({
      record,
      log: log === null ? null : log.subarray(0, wholeBetween(random, 0, log.length - 1)),
    }),
  },
];

/** Logs of other records, valid by themselves; filled by whoever tries these damages. */
export const foreignLogs: Buffer[] = [];

function flipped(bytes: Buffer, random: () => number, times: number): Buffer {
  const copy = Buffer.from(bytes);
  for (let time = 0; time < times; time += 1) {
    const at = wholeBetween(random, 0, copy.length - 1);
    copy[at] = (copy[at] ?? 0) ^ (1 << wholeBetween(random, 0, 7));
  }
  return copy;
}

/** Within a cell of the event table: what lies between cells belongs to no row. */
function flippedInEvent({ record, pages, pageBytes }: SoundRecord, random: () => number): Buffer {
  const { page } = pick(
    random,
    pages.filter(({ owner, isLeaf }) => owner === 'event' && isLeaf),
  );
  const start = (page - 1) * pageBytes;
  const cells = record.readUInt16BE(start + 3);
  const cell = start + record.readUInt16BE(start + 8 + 2 * wholeBetween(random, 0, cells - 1));
  const copy = Buffer.from(record);
  // Behind the sizes and types of the cell, where its texts and numbers are.
  const at = cell + wholeBetween(random, 25, 200);
  copy[at] = (copy[at] ?? 0) ^ wholeBetween(random, 1, 255);
  return copy;
}

function overwritten(
  { record, pages, pageBytes }: SoundRecord,
  random: () => number,
  isMeant: (owner: string, page: number) => boolean,
): Files {
  const { page } = pick(
    random,
    pages.filter((each) => isMeant(each.owner, each.page) && (each.page > 1 || isMeant('', 1))),
  );
  const copy = Buffer.from(record);
  const over = random() < 0.5 ? Buffer.alloc(pageBytes) : noise(random, pageBytes);
  over.copy(copy, (page - 1) * pageBytes);
  return { record: copy, log: null };
}

function noise(random: () => number, length: number): Buffer {
  return Buffer.from(Uint8Array.from({ length }, () => Math.floor(random() * 256)));
}
