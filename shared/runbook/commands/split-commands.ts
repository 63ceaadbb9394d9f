/** A code block as its commands and the comment lines between them, in order. Linear in the text, never throws. */

import { isShellLanguage, isSqlLanguage } from './languages.ts';
import { splitShellBlock } from './split-shell-block.ts';
import { splitSqlBlock } from './split-sql-block.ts';

export type BlockPart = {
  kind: 'comment' | 'command';
  /** A comment with its mark, a command as written with its continuation lines joined. */
  text: string;
  /** Lines below the block's first one, and the 1-based column there. */
  lineOffset: number;
  column: number;
};

/** `language` is the code block's; a block of neither shell nor SQL is one text to copy. */
export function splitCommands(blockText: string, language: string | null): BlockPart[] {
  const text = blockText.replace(/\r\n?/g, '\n');
  if (isSqlLanguage(language)) return splitSqlBlock(text);
  if (isShellLanguage(language)) return splitShellBlock(text);
  const whole = text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
  const lineOffset = text.slice(0, text.length - text.replace(/^(?:[ \t]*\n)+/, '').length).split('\n').length - 1;
  return whole === '' ? [] : [{ kind: 'command', text: whole, lineOffset, column: 1 }];
}
