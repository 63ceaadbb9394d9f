/** Evidence by content: kept once, compressed where that helps, found by the hash of what it was before. */
import { deflateSync, inflateSync } from 'node:zlib';
import type { Connection } from './connection.ts';

/** Bytes to keep, already redacted; `hash` is their SHA-256 in hex. */
export type NewBlob = { hash: string; bytes: Uint8Array; contentType: string };

/** A stored blob; `bytes` as they are in the file. */
export type BlobRow = { hash: string; contentType: string; encoding: 'plain' | 'deflate'; bytes: Buffer | null };

export type Blobs = {
  /** Keeps a blob unless it is there already, blacked out or not. */
  put(blob: NewBlob): void;
  /** Null where there is none, or none any more. */
  get(hash: string): { bytes: Uint8Array; contentType: string } | null;
  all(): IterableIterator<BlobRow>;
};

/** Below this, compression saves less than a page. */
const worthCompressingBytes = 512;

export function blobTable(db: Connection): Blobs {
  const has = db.prepare<[string], number>('SELECT 1 FROM blob WHERE hash = ?').pluck();
  const insert = db.prepare('INSERT INTO blob (hash, content_type, encoding, bytes) VALUES (?, ?, ?, ?)');
  const select = 'SELECT hash, content_type AS contentType, encoding, bytes FROM blob';
  const get = db.prepare<[string], BlobRow>(`${select} WHERE hash = ?`);
  const all = db.prepare<[], BlobRow>(`${select} ORDER BY hash`);
  return {
    put({ hash, bytes, contentType }) {
      if (has.get(hash)) return;
      const deflated = bytes.byteLength < worthCompressingBytes ? null : deflateSync(bytes);
      if (deflated && deflated.byteLength < bytes.byteLength) insert.run(hash, contentType, 'deflate', deflated);
      else insert.run(hash, contentType, 'plain', bytes);
    },
    get(hash) {
      const row = get.get(hash);
      const bytes = row ? unpack(row) : null;
      return row && bytes ? { bytes, contentType: row.contentType } : null;
    },
    all: () => all.iterate(),
  };
}

/** The bytes as they were given; null where they were blacked out. Throws where the compressed ones are damaged. */
export function unpack({ encoding, bytes }: BlobRow): Uint8Array | null {
  return bytes !== null && encoding === 'deflate' ? inflateSync(bytes) : bytes;
}
