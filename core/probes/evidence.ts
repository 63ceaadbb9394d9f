/** Output as evidence: plain text, redacted as a whole, then capped with its head and its tail kept. */
import { hash } from 'node:crypto';
import { plainText } from './host/plain-text.ts';
import type { CheckOutcome } from './probe.ts';

type Evidence = NonNullable<CheckOutcome['evidence']>;

const headBytes = 48 * 1024;
const tailBytes = 16 * 1024;

/**
 * Escape sequences go first, since one in the middle of a secret would hide it; the cap comes last, since a secret cut in two
 * is no longer recognised.
 */
export function toEvidence(
  text: string,
  contentType: Evidence['contentType'],
  redact: (text: string) => string,
): Evidence {
  const whole = redact(plainText(text));
  const bytes = Buffer.from(whole, 'utf8');
  return {
    contentType,
    text: bytes.byteLength <= headBytes + tailBytes ? whole : headAndTail(bytes),
    wholeBytes: bytes.byteLength,
    wholeHash: hash('sha256', bytes, 'hex'),
  };
}

function headAndTail(bytes: Buffer): string {
  const head = bytes.subarray(0, startOfCharacter(bytes, headBytes));
  const tail = bytes.subarray(startOfCharacter(bytes, bytes.byteLength - tailBytes));
  const cutBytes = bytes.byteLength - head.byteLength - tail.byteLength;
  return `${head.toString('utf8')}\n… (${cutBytes} bytes cut) …\n${tail.toString('utf8')}`;
}

/** The position itself, or the one before it where a character of UTF-8 begins. */
function startOfCharacter(bytes: Buffer, position: number): number {
  let start = position;
  while (start > 0 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  return start;
}
