/** Bytes of a log as text. Logs in Japan are not all UTF-8. */
import { plainText, withoutEscapes } from '../host/plain-text.ts';

/** Share of characters that no text has, above which the bytes are no log. */
const binaryShare = 0.05;

/** Null where it is no text. NULs, which a log emptied under its writer begins with, are left out. */
export function decodeLog(bytes: Buffer): string | null {
  const text = decode(bytes).replaceAll('\0', '');
  const strange =
    withoutEscapes(text)
      .replace(/\s/g, '')
      .match(/[\p{Cc}\ufffd]/gu)?.length ?? 0;
  return strange > text.length * binaryShare ? null : plainText(text);
}

function decode(bytes: Buffer): string {
  for (const encoding of ['utf-8', 'euc-jp', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not in this encoding.
    }
  }
  return bytes.toString('utf8');
}
