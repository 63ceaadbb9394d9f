/** Splits a block of SQL into statements at the semicolons that no quote and no comment hides. */
import type { BlockPart } from './split-commands.ts';
import { readSqlTokens, type SqlToken } from './sql-tokens.ts';

/** Line and column of offsets that only ever grow. */
class Position {
  readonly #text: string;
  #at = 0;
  #line = 0;
  #lineStart = 0;

  constructor(text: string) {
    this.#text = text;
  }

  of(offset: number): { lineOffset: number; column: number } {
    const passed = this.#text.slice(this.#at, offset);
    for (let end = passed.indexOf('\n'); end >= 0; end = passed.indexOf('\n', end + 1)) {
      this.#line += 1;
      this.#lineStart = this.#at + end + 1;
    }
    this.#at = offset;
    return { lineOffset: this.#line, column: offset - this.#lineStart + 1 };
  }
}

export function splitSqlBlock(text: string): BlockPart[] {
  const parts: BlockPart[] = [];
  const position = new Position(text);
  let done = 0;
  for (const { from, to } of statementsIn(text)) {
    addComments(parts, text, done, from, position);
    // A comment behind the semicolon belongs to the statement on its line.
    const remark = /[ \t]*--[^\n]*/y;
    remark.lastIndex = to;
    const end = remark.test(text) ? remark.lastIndex : to;
    parts.push({ kind: 'command', text: text.slice(from, end).trimEnd(), ...position.of(from) });
    done = end;
  }
  addComments(parts, text, done, text.length, position);
  return parts;
}

/** A meta command of psql ends with its line, everything else with its semicolon. */
function statementsIn(text: string): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  let first: SqlToken | null = null;
  let metaEnd = -1;
  let last = 0;
  for (const token of readSqlTokens(text).tokens) {
    if (first !== null && metaEnd >= 0 && token.from >= metaEnd) {
      ranges.push({ from: first.from, to: metaEnd });
      first = null;
    }
    if (first === null) {
      first = token;
      metaEnd = token.kind === 'backslash' ? endOfLine(text, token.from) : -1;
    }
    last = token.to;
    if (metaEnd < 0 && token.kind === 'symbol' && token.text === ';') {
      if (token !== first) ranges.push({ from: first.from, to: token.to });
      first = null;
    }
  }
  if (first !== null) ranges.push({ from: first.from, to: Math.max(last, metaEnd) });
  return ranges;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Between statements stand only blanks and comments, a line each. */
function addComments(parts: BlockPart[], text: string, from: number, to: number, position: Position): void {
  let at = from;
  for (const line of text.slice(from, to).split('\n')) {
    const trimmed = line.trim();
    if (trimmed !== '' && trimmed !== ';') {
      parts.push({ kind: 'comment', text: trimmed, ...position.of(at + line.indexOf(trimmed)) });
    }
    at += line.length + 1;
  }
}
