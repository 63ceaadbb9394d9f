/** Zip archives written and read byte by byte, apart from the app's own way: for damage made by hand. */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

export type Entry = {
  name: string;
  bytes: Buffer;
  /** What its headers say it unpacks to, where that is not so. */
  claimedBytes?: number;
};

/** One archive as the plainest writer makes it. */
export function writeArchive(entries: readonly Entry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, claimedBytes = bytes.byteLength } of entries) {
    const packed = packedOf(bytes);
    const written = Buffer.from(name);
    const common = bytesOf(
      [20, 2],
      [0x0800, 2],
      [8, 2],
      [0, 2],
      [0x21, 2],
      [crc32(bytes), 4],
      [packed.length, 4],
      [claimedBytes, 4],
      [written.length, 2],
      [0, 2],
    );
    const body = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, written, packed]);
    directory.push(
      Buffer.from('PK\u0001\u0002'),
      bytesOf([20, 2]),
      common,
      bytesOf([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
      written,
    );
    bodies.push(body);
    offset += body.length;
  }
  const listed = Buffer.concat(directory);
  const end = bytesOf(
    [0, 2],
    [0, 2],
    [entries.length, 2],
    [entries.length, 2],
    [listed.length, 4],
    [offset, 4],
    [0, 2],
  );
  return Buffer.concat([...bodies, listed, Buffer.from('PK\u0005\u0006'), end]);
}

/** A bomb is packed once, however often it is laid. */
const packedBefore = new WeakMap<Buffer, Buffer>();

function packedOf(bytes: Buffer): Buffer {
  const packed = packedBefore.get(bytes) ?? deflateRawSync(bytes);
  packedBefore.set(bytes, packed);
  return packed;
}

/** Read from the front, entry by entry. */
export function readArchive(archive: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; archive.toString('latin1', at, at + 4) === 'PK\u0003\u0004'; ) {
    const [packedBytes, nameBytes] = [archive.readUInt32LE(at + 18), archive.readUInt16LE(at + 26)];
    const start = at + 30 + nameBytes + archive.readUInt16LE(at + 28);
    const bytes = inflateRawSync(archive.subarray(start, start + packedBytes));
    entries.push({ name: archive.toString('utf8', at + 30, at + 30 + nameBytes), bytes });
    at = start + packedBytes;
  }
  return entries;
}

function bytesOf(...numbers: [value: number, width: number][]): Buffer {
  const all = numbers.map(([value, width]) => {
    const one = Buffer.alloc(width);
    one.writeUIntLE(value, 0, width);
    return one;
  });
  return Buffer.concat(all);
}
