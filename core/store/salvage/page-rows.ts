/**
 * Rows out of the bytes of single pages, for a file whose trees cannot be walked any more. It believes nothing but the page it looks
 * at: whoever uses a row must know by its content that it is one.
 */

/** A value as SQLite stores it. Integers come as bigint, since some do not fit in a double. */
export type RawValue = null | bigint | number | string | Buffer;

export type RawRow = { rowid: bigint; values: RawValue[] };

export type PageLayout = {
  pageBytes: number;
  /** A page's bytes without what is reserved at its end. */
  usableBytes: number;
  /** By number from 1; null where the file has no such page. */
  page: (number: number) => Buffer | null;
};

const tableLeaf = 0x0d;
const headerBytesOfFile = 100;
const mostRowBytes = 64 * 1024 * 1024;

/** The rows of one page, as far as they can be read; none where it is no leaf of a table. */
export function rowsOfPage(bytes: Buffer, isFirst: boolean, layout: PageLayout): RawRow[] {
  const start = isFirst ? headerBytesOfFile : 0;
  if (bytes[start] !== tableLeaf) return [];
  const count = bytes.readUInt16BE(start + 3);
  const rows: RawRow[] = [];
  for (let index = 0; index < count; index += 1) {
    const pointer = start + 8 + 2 * index;
    if (pointer + 2 > bytes.length) break;
    try {
      const row = rowAt(bytes, bytes.readUInt16BE(pointer), layout);
      if (row !== null) rows.push(row);
    } catch (error) {
      // Numbers in a damaged page lead anywhere, also out of it.
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return rows;
}

function rowAt(bytes: Buffer, offset: number, layout: PageLayout): RawRow | null {
  const [payloadBytes, afterSize] = varint(bytes, offset);
  const [rowid, afterRowid] = varint(bytes, afterSize);
  if (payloadBytes > BigInt(mostRowBytes)) return null;
  const payload = payloadAt(bytes, afterRowid, Number(payloadBytes), layout);
  return payload === null ? null : { rowid: BigInt.asIntN(64, rowid), values: valuesOf(payload) };
}

/** What does not fit into its page goes on in a list of pages of its own. */
function payloadAt(bytes: Buffer, offset: number, size: number, { usableBytes, page }: PageLayout): Buffer | null {
  const most = usableBytes - 35;
  if (size <= most) return offset + size > bytes.length ? null : bytes.subarray(offset, offset + size);
  const least = Math.floor(((usableBytes - 12) * 32) / 255) - 23;
  const wished = least + ((size - least) % (usableBytes - 4));
  const here = wished <= most ? wished : least;
  const parts = [bytes.subarray(offset, offset + here)];
  let left = size - here;
  let next = bytes.readUInt32BE(offset + here);
  while (left > 0) {
    const overflow = page(next);
    if (overflow === null) return null;
    const part = overflow.subarray(4, 4 + Math.min(left, usableBytes - 4));
    if (part.length === 0) return null;
    parts.push(part);
    left -= part.length;
    next = overflow.readUInt32BE(0);
  }
  return Buffer.concat(parts, size);
}

function valuesOf(payload: Buffer): RawValue[] {
  const [headerBytes, first] = varint(payload, 0);
  const end = Number(headerBytes);
  const values: RawValue[] = [];
  let at = first;
  let body = end;
  while (at < end) {
    const [type, next] = varint(payload, at);
    at = next;
    const [value, bytes] = valueAt(payload, body, Number(type));
    values.push(value);
    body += bytes;
  }
  return values;
}

const integerBytes = [0, 1, 2, 3, 4, 6, 8] as const;

function valueAt(payload: Buffer, offset: number, type: number): [RawValue, number] {
  if (type === 0) return [null, 0];
  if (type <= 6) {
    const size = integerBytes[type] ?? 0;
    return [integerAt(payload, offset, size), size];
  }
  if (type === 7) return [payload.readDoubleBE(offset), 8];
  if (type === 8 || type === 9) return [BigInt(type - 8), 0];
  if (type < 12) throw new RangeError('no such type of value');
  const size = Math.floor((type - 12) / 2);
  if (offset + size > payload.length) throw new RangeError('the value ends behind its row');
  const value = payload.subarray(offset, offset + size);
  return [type % 2 === 0 ? Buffer.from(value) : value.toString('utf8'), size];
}

function integerAt(payload: Buffer, offset: number, size: number): bigint {
  if (offset + size > payload.length) throw new RangeError('the value ends behind its row');
  let value = 0n;
  for (let index = 0; index < size; index += 1) value = (value << 8n) | BigInt(payload[offset + index] ?? 0);
  return BigInt.asIntN(8 * size, value);
}

/** SQLite's own variable-length integer; answers it and the place behind it. */
function varint(bytes: Buffer, offset: number): [bigint, number] {
  let value = 0n;
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes[offset + index];
    if (byte === undefined) throw new RangeError('the number ends behind its page');
    if (index === 8) return [(value << 8n) | BigInt(byte), offset + 9];
    value = (value << 7n) | BigInt(byte & 0x7f);
    if (byte < 0x80) return [value, offset + index + 1];
  }
  throw new RangeError('no such number');
}
