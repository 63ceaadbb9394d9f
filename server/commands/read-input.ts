/** Text from a file or from what was piped in. */
import { readFile } from 'node:fs/promises';
import { text as collect } from 'node:stream/consumers';
import { describeSystemError } from '../../shared/text/system-error.ts';
import { type Invocation, UsageError } from './command.ts';

export async function readPiped({ terminal, text }: Invocation): Promise<string> {
  if (terminal.input.isTTY) throw new UsageError(text.nothingPiped);
  return collect(terminal.input);
}

/** The bytes of a file the person named. */
export async function readNamedFile(
  name: string,
  { text, language }: Pick<Invocation, 'text' | 'language'>,
): Promise<Uint8Array> {
  try {
    return await readFile(name);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError(text.unreadableFile(name, describeSystemError(why, language)));
  }
}

/** What a text is called where nobody named it. */
export function firstLine(text: string): string {
  return (text.trim().split('\n')[0] ?? '').trim().slice(0, longestTitle);
}

const longestTitle = 80;

/** Keeps the beginning and the end of what is longer than `limit` characters, and says in a line between how much is gone. */
export function cutMiddle(whole: string, limit: number, sayLeftOut: (characters: number) => string): string {
  if (whole.length <= limit) return whole;
  const half = Math.floor((limit - 100) / 2);
  const leftOut = whole.length - 2 * half;
  return `${whole.slice(0, half)}\n${sayLeftOut(leftOut)}\n${whole.slice(-half)}`;
}
