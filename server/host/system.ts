/** What the core takes from the system: its clock, and ids that sort by the time they were made. */
import { randomFillSync } from 'node:crypto';

export const systemClock = {
  nowMs: () => Date.now(),
  monoNs: () => process.hrtime.bigint(),
};

const idBytes = 16;
/** The system is asked for the randomness of many ids at once: each question costs more than all else that an id does. */
const pool = Buffer.alloc(256 * idBytes);
let used = pool.length;

/** A UUIDv7 (RFC 9562): 48 bits of milliseconds, then randomness. */
export function uuidV7(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = pool.subarray(used, used + idBytes);
  used += idBytes;
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
