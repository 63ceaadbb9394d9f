/**
 * A zip archive in its plainest form: no extra fields, no comments, no encryption, entries back to back. Any system opens it; what is
 * read back must be exactly so, and is never written to a disk.
 */
import { promisify } from 'node:util';
import { crc32, deflateRaw, inflateRaw } from 'node:zlib';

export type ZipEntry = { name: string; bytes: Uint8Array };

/** `cut`: its end is missing. `unsafe`: a name leads out of where it is unpacked. `large`: it would unpack to more than was allowed. */
export type ZipRefusal = { refused: 'cut' | 'damaged' | 'large' } | { refused: 'unsafe'; name: string };

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;
const localBytes = 30;
const centralBytes = 46;
const endBytes = 22;
/** Names are UTF-8. */
const flags = 0x0800;
const deflated = 8;
const version = 20;
/** 1980-01-01, the earliest that the format knows: the file says itself when it was written. */
const noDate = 0x21;
const mostEntries = 1_000;

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

export async function zipped(entries: readonly ZipEntry[]): Promise<Buffer> {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const packed = await deflate(bytes);
    const fields = fieldsOf({ name, crc: crc32(bytes), packedBytes: packed.byteLength, wholeBytes: bytes.byteLength });
    parts.push(localHeader(fields), packed);
    central.push(centralHeader(fields, offset));
    offset += localBytes + fields.name.byteLength + packed.byteLength;
  }
  const directory = Buffer.concat(central);
  return Buffer.concat([...parts, directory, endRecord(entries.length, directory.byteLength, offset)]);
}

/**
 * The entries, each checked against its checksum, or the first reason not to take the archive.
 *
 * @param mostBytes of all entries together, unpacked: nothing beyond is ever unpacked.
 */
export async function unzipped(archive: Uint8Array, mostBytes: number): Promise<{ entries: ZipEntry[] } | ZipRefusal> {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const listed = directoryOf(bytes);
  if ('refused' in listed) return listed;
  const unsafe = listed.places.find(({ fields }) => !isPlainName(fields.name.toString('utf8')));
  if (unsafe !== undefined) return { refused: 'unsafe', name: unsafe.fields.name.toString('utf8') };
  const claimed = listed.places.reduce((sum, { fields }) => sum + fields.wholeBytes, 0);
  if (claimed > mostBytes) return { refused: 'large' };
  const entries: ZipEntry[] = [];
  for (const { fields, start } of listed.places) {
    const whole = await inflated(bytes.subarray(start, start + fields.packedBytes), fields.wholeBytes);
    if (whole === null || crc32(whole) !== fields.crc) return { refused: 'damaged' };
    entries.push({ name: fields.name.toString('utf8'), bytes: whole });
  }
  return { entries };
}

type Fields = { name: Buffer; crc: number; packedBytes: number; wholeBytes: number };

function fieldsOf({ name, ...rest }: Omit<Fields, 'name'> & { name: string }): Fields {
  return { name: Buffer.from(name, 'utf8'), ...rest };
}

function localHeader({ name, crc, packedBytes, wholeBytes }: Fields): Buffer {
  const header = Buffer.alloc(localBytes);
  header.writeUInt32LE(localSignature, 0);
  header.writeUInt16LE(version, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(deflated, 8);
  header.writeUInt16LE(noDate, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(packedBytes, 18);
  header.writeUInt32LE(wholeBytes, 22);
  header.writeUInt16LE(name.byteLength, 26);
  return Buffer.concat([header, name]);
}

function centralHeader(fields: Fields, offset: number): Buffer {
  const header = Buffer.alloc(centralBytes);
  header.writeUInt32LE(centralSignature, 0);
  header.writeUInt16LE(version, 4);
  // From here on the same fields as in front of the entry, then what concerns a disk.
  localHeader(fields).copy(header, 6, 4, localBytes);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, fields.name]);
}

function endRecord(count: number, directoryBytes: number, directoryAt: number): Buffer {
  const end = Buffer.alloc(endBytes);
  end.writeUInt32LE(endSignature, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(directoryAt, 16);
  return end;
}

/** Where each entry lies. All headers must be, byte for byte, what would be written for these fields: nothing can hide between them. */
function directoryOf(bytes: Buffer): { places: { fields: Fields; start: number }[] } | ZipRefusal {
  const endAt = bytes.byteLength - endBytes;
  if (endAt < 0 || bytes.readUInt32LE(endAt) !== endSignature) return { refused: 'cut' };
  const count = bytes.readUInt16LE(endAt + 10);
  let at = bytes.readUInt32LE(endAt + 16);
  const directoryAt = at;
  if (count > mostEntries || directoryAt > endAt) return { refused: 'damaged' };
  if (!endRecord(count, endAt - directoryAt, directoryAt).equals(bytes.subarray(endAt))) return { refused: 'damaged' };
  let offset = 0;
  const places: { fields: Fields; start: number }[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + centralBytes > endAt || offset > directoryAt) return { refused: 'damaged' };
    const fields = {
      name: bytes.subarray(at + centralBytes, at + centralBytes + bytes.readUInt16LE(at + 28)),
      crc: bytes.readUInt32LE(at + 16),
      packedBytes: bytes.readUInt32LE(at + 20),
      wholeBytes: bytes.readUInt32LE(at + 24),
    };
    const [local, central] = [localHeader(fields), centralHeader(fields, offset)];
    if (!central.equals(bytes.subarray(at, at + central.byteLength))) return { refused: 'damaged' };
    if (!local.equals(bytes.subarray(offset, offset + local.byteLength))) return { refused: 'damaged' };
    places.push({ fields, start: offset + local.byteLength });
    offset += local.byteLength + fields.packedBytes;
    at += central.byteLength;
  }
  return at === endAt && offset === directoryAt ? { places } : { refused: 'damaged' };
}

async function inflated(packed: Uint8Array, wholeBytes: number): Promise<Buffer | null> {
  try {
    // One byte more than was claimed is already too much.
    const whole = await inflate(packed, { maxOutputLength: Math.max(1, wholeBytes) });
    return whole.byteLength === wholeBytes ? whole : null;
  } catch {
    return null;
  }
}

/** Below the place where it is unpacked, on every system: no way up, no root, no drive. */
function isPlainName(name: string): boolean {
  return name.split('/').every((part) => /^[\p{L}\p{N}_-][\p{L}\p{N}._ -]*$/u.test(part) && !part.endsWith('.'));
}
