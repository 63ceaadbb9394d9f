/** Splits a block of shell into logical commands: quotes, continuations and here-documents stay in one piece. */
import type { BlockPart } from './split-commands.ts';

class ShellBlockReader {
  readonly #text: string;
  readonly #parts: BlockPart[] = [];
  /** The last line on which each text stands alone, to know whether a here-document is ever closed. */
  readonly #lastLineOf = new Map<string, number>();
  #at = 0;
  #line = 0;
  #lineStart = 0;

  constructor(text: string) {
    this.#text = text;
    for (const [index, line] of text.split('\n').entries()) this.#lastLineOf.set(line.trim(), index);
  }

  read(): BlockPart[] {
    while (this.#at < this.#text.length) {
      const character = this.#text.charAt(this.#at);
      if (character === '\n') this.#newLine();
      else if (character === ' ' || character === '\t' || character === '\u3000') this.#at += 1;
      else if (character === '#') this.#comment();
      else this.#command();
    }
    return this.#parts;
  }

  #newLine(): void {
    this.#at += 1;
    this.#line += 1;
    this.#lineStart = this.#at;
  }

  #endOfLine(from: number): number {
    const end = this.#text.indexOf('\n', from);
    return end < 0 ? this.#text.length : end;
  }

  #comment(): void {
    const end = this.#endOfLine(this.#at);
    this.#add('comment', this.#text.slice(this.#at, end), this.#line, this.#at - this.#lineStart + 1);
    this.#at = end;
  }

  #add(kind: BlockPart['kind'], text: string, lineOffset: number, column: number): void {
    const trimmed = text.trim();
    if (trimmed !== '') this.#parts.push({ kind, text: trimmed, lineOffset, column });
  }

  #command(): void {
    // A prompt copied along with the command: no command starts with a lone dollar sign.
    if (this.#text.startsWith('$ ', this.#at)) this.#at += 2;
    const lineOffset = this.#line;
    const column = this.#at - this.#lineStart + 1;
    const pieces: string[] = [];
    const delimiters: string[] = [];
    let operator = '';
    while (this.#at < this.#text.length) {
      const from = this.#at;
      const character = this.#text.charAt(from);
      if (character === '\n') {
        if (delimiters.length > 0) {
          pieces.push(this.#hereDocuments(delimiters));
          break;
        }
        // After these a command goes on below.
        if (!/^(?:\|\|?|&&|\|&)$/.test(operator)) break;
        this.#continueBelow(pieces, true);
        continue;
      }
      if (character === '\\' && this.#text.charAt(from + 1) === '\n') {
        this.#at += 1;
        this.#continueBelow(pieces, false);
        continue;
      }
      const isComment = character === '#' && /^[ \t|&;(]?$/.test(pieces.at(-1) ?? '');
      if (isComment) this.#at = this.#endOfLine(from);
      else if (character === '\\') this.#at = Math.min(from + 2, this.#text.length);
      else if (character === "'" || character === '"') this.#skipQuote(character);
      else this.#at += 1;
      const delimiter = character === '<' ? this.#delimiterAt(from) : null;
      if (delimiter !== null) delimiters.push(delimiter);
      if (character === '|' || character === '&') operator += character;
      else if (character !== ' ' && character !== '\t') operator = '';
      pieces.push(this.#text.slice(from, this.#at));
    }
    this.#add('command', pieces.join(''), lineOffset, column);
  }

  /** From the line break to the next line's text: the blanks around it become one, or none where there were none. */
  #continueBelow(pieces: string[], mustSeparate: boolean): void {
    let isSeparated = mustSeparate;
    while (pieces.at(-1) === ' ' || pieces.at(-1) === '\t') {
      pieces.pop();
      isSeparated = true;
    }
    this.#newLine();
    const from = this.#at;
    this.#skipBlanks();
    if (isSeparated || this.#at > from) pieces.push(' ');
  }

  #skipBlanks(): void {
    while (/[ \t]/.test(this.#text.charAt(this.#at))) this.#at += 1;
  }

  /** To behind the closing quote; a quote that is never closed is taken for an apostrophe, so that it eats nothing. */
  #skipQuote(quote: string): void {
    let end = this.#at + 1;
    while (end < this.#text.length && this.#text.charAt(end) !== quote) {
      end += quote === '"' && this.#text.charAt(end) === '\\' ? 2 : 1;
    }
    if (end >= this.#text.length) {
      this.#at += 1;
      return;
    }
    const quoted = this.#text.slice(this.#at, end);
    for (let at = quoted.indexOf('\n'); at >= 0; at = quoted.indexOf('\n', at + 1)) {
      this.#line += 1;
      this.#lineStart = this.#at + at + 1;
    }
    this.#at = end + 1;
  }

  /** The word that closes the here-document opened at this offset, where there is one and it is closed below. */
  #delimiterAt(offset: number): string | null {
    if (this.#text.charAt(offset - 1) === '<') return null;
    const match = /^<<-?[ \t]*(["']?)([A-Za-z_][A-Za-z0-9_]*)\1/.exec(this.#text.slice(offset, offset + 80));
    const word = match?.[2];
    return word !== undefined && (this.#lastLineOf.get(word) ?? -1) > this.#line ? word : null;
  }

  #hereDocuments(delimiters: string[]): string {
    const from = this.#at;
    for (const delimiter of delimiters) {
      while (this.#at < this.#text.length) {
        this.#newLine();
        const end = this.#endOfLine(this.#at);
        const line = this.#text.slice(this.#at, end);
        this.#at = end;
        if (line.trim() === delimiter) break;
      }
    }
    return this.#text.slice(from, this.#at);
  }
}

export function splitShellBlock(text: string): BlockPart[] {
  return new ShellBlockReader(text).read();
}
