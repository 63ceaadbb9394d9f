/** A body as it comes: its first part kept, the rest only counted and hashed, and read no further than a bound. */
import { createHash } from 'node:crypto';

const keptBytes = 256 * 1024;
/** Looking must not become a download. */
const readBytes = 8 * 1024 * 1024;

export type KeptBody = {
  /** False once enough was read. */
  add(chunk: Buffer): boolean;
  kept(): Buffer;
  /** Bytes that came. */
  bytes(): number;
  /** SHA-256 in hex of what came. */
  hash(): string;
};

export function createKeptBody(): KeptBody {
  const chunks: Buffer[] = [];
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    add(chunk) {
      if (bytes < keptBytes) chunks.push(chunk.subarray(0, keptBytes - bytes));
      hash.update(chunk);
      bytes += chunk.byteLength;
      return bytes < readBytes;
    },
    kept: () => Buffer.concat(chunks),
    bytes: () => bytes,
    hash: () => hash.copy().digest('hex'),
  };
}
