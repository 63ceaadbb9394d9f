/** Output kept within bounds: the head and the tail, and how much lay between. */

const headLimitBytes = 1024 * 1024;
const tailLimitBytes = 1024 * 1024;

export type CapturedOutput = {
  add: (chunk: Buffer) => void;
  /** As UTF-8, what is not replaced by U+FFFD. */
  take: () => { text: string; cut: boolean };
};

export function capturedOutput(): CapturedOutput {
  const head: Buffer[] = [];
  let headBytes = 0;
  let tail: Buffer[] = [];
  let tailBytes = 0;
  let leftOutBytes = 0;

  function addToTail(chunk: Buffer): void {
    tail.push(chunk);
    tailBytes += chunk.length;
    if (tailBytes <= 2 * tailLimitBytes) return;
    const joined = Buffer.concat(tail);
    leftOutBytes += joined.length - tailLimitBytes;
    tail = [joined.subarray(joined.length - tailLimitBytes)];
    tailBytes = tailLimitBytes;
  }

  return {
    add(chunk) {
      const room = headLimitBytes - headBytes;
      if (room > 0) {
        head.push(chunk.subarray(0, room));
        headBytes += Math.min(room, chunk.length);
      }
      if (chunk.length > room) addToTail(chunk.subarray(Math.max(0, room)));
    },
    take() {
      const gap = leftOutBytes > 0 ? Buffer.from(`\n… ${leftOutBytes} bytes left out …\n`) : Buffer.alloc(0);
      return { text: Buffer.concat([...head, gap, ...tail]).toString('utf8'), cut: leftOutBytes > 0 };
    },
  };
}
