/** The last bytes of a stream of any length, in a room that is made once and written over. */

export type ByteTail = {
  add: (chunk: Buffer) => void;
  /** Bytes that were added, kept or not. */
  addedBytes: () => number;
  /** A copy of what is kept: from the last `lines` lines on, or all. */
  take: (lines: number) => { bytes: Buffer; cut: boolean; startsWithinLine: boolean };
};

const lineFeed = 10;
const firstRoomBytes = 64 * 1024;

export function byteTail(limitBytes: number): ByteTail {
  let room = Buffer.allocUnsafeSlow(Math.min(firstRoomBytes, limitBytes));
  let added = 0;

  /** Grows to the limit; from there on the oldest bytes are written over. */
  function makeRoom(bytes: number): void {
    if (added + bytes <= room.length || room.length === limitBytes) return;
    const larger = Buffer.allocUnsafeSlow(Math.min(limitBytes, Math.max(2 * room.length, added + bytes)));
    room.copy(larger, 0, 0, added);
    room = larger;
  }

  return {
    add(chunk) {
      makeRoom(chunk.length);
      const kept = chunk.subarray(Math.max(0, chunk.length - room.length));
      const at = (added + chunk.length - kept.length) % room.length;
      const copied = kept.copy(room, at);
      kept.copy(room, 0, copied);
      added += chunk.length;
    },
    addedBytes: () => added,
    take(lines) {
      const kept = Math.min(added, room.length);
      const byteAt = (position: number) => room[(added - kept + position) % room.length];
      let from = kept;
      // The feed at the very end ends the last line.
      for (let feeds = 0; from > 0; from -= 1) {
        if (byteAt(from - 1) !== lineFeed) continue;
        if (from < kept) feeds += 1;
        if (feeds >= lines) break;
      }
      const bytes = Buffer.allocUnsafeSlow(kept - from);
      const start = (added - kept + from) % room.length;
      const copied = room.copy(bytes, 0, start, Math.min(room.length, start + bytes.length));
      room.copy(bytes, copied, 0, bytes.length - copied);
      return { bytes, cut: added > bytes.length, startsWithinLine: from === 0 && added > kept };
    },
  };
}
