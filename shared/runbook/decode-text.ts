/** A file's bytes as text, or why they are none. */
import type { DocumentCode } from './diagnostics.ts';

/** `code` is what is wrong with it; text with `not-utf8` is still read, the odd characters replaced. */
export type Decoded = { text: string; code: Extract<DocumentCode, 'empty' | 'binary' | 'not-utf8'> | null };

/** Control characters that no text has; a few may be slips, many are another kind of file. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what tells a binary file
const controls = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/gu;
const sampleChars = 8_192;

export function decodeText(input: Uint8Array | string): Decoded {
  const { text, isUtf8 } = typeof input === 'string' ? { text: input, isUtf8: true } : decodeBytes(input);
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (bare.trim() === '') return { text: '', code: 'empty' };
  const sample = bare.slice(0, sampleChars);
  const odd = (sample.match(controls)?.length ?? 0) + (isUtf8 ? 0 : (sample.match(/\uFFFD/gu)?.length ?? 0));
  if (sample.includes('\u0000') || odd * 10 > sample.length) return { text: '', code: 'binary' };
  return { text: bare, code: isUtf8 ? null : 'not-utf8' };
}

function decodeBytes(bytes: Uint8Array): { text: string; isUtf8: boolean } {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), isUtf8: true };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isUtf8: true };
  } catch {
    return { text: new TextDecoder('utf-8').decode(bytes), isUtf8: false };
  }
}
