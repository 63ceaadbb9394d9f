/** Random bytes that make the hash of a stored payload useless for guessing it. */
import { randomFillSync } from 'node:crypto';

const saltBytes = 16;
/** The system is asked for many salts at once: each question costs more than all else that a hash does. */
const pool = Buffer.alloc(256 * saltBytes);
let used = pool.length;

export function newSalt(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += saltBytes;
  return Buffer.from(pool.subarray(used - saltBytes, used));
}
