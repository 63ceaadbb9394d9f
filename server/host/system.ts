/** What the core takes from the system: its clock, and ids that sort by the time they were made. */
import { randomFillSync } from 'node:crypto';

export const systemClock = {
  nowMs: () => Date.now(),
  monoNs: () => process.hrtime.bigint(),
};

/** A UUIDv7 (RFC 9562): 48 bits of milliseconds, then randomness. */
export function uuidV7(): string {
  const bytes = randomFillSync(Buffer.alloc(16));
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
