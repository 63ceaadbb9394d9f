/**
 * Reads a command line the way a POSIX shell splits it: words, pipelines, lists and redirects. Nothing is expanded: what
 * only a shell could expand is marked, so that the caller never mistakes it for plain text. One pass, never throws.
 */
import { placeholderAt } from './placeholder-syntax.ts';

export type ShellWord = {
  /** Quotes and escapes removed. */
  text: string;
  /** Holds `$…`, a backtick or a brace expansion outside single quotes: what it becomes cannot be known here. */
  expands: boolean;
  /** Starts with an unquoted `~`. */
  tilde: boolean;
  /** `open` where the shell would expand `*`, `?` or `[`; `quoted` where it holds them as plain characters. */
  glob: 'none' | 'open' | 'quoted';
};

export type Redirect = { operator: string; descriptor: number | null; target: ShellWord | null };

export type Stage = {
  assignments: { name: string; value: ShellWord }[];
  words: ShellWord[];
  redirects: Redirect[];
  /** As written, without surrounding blanks. */
  text: string;
};

export type ShellLine = {
  /** Each pipeline is its stages; several pipelines are a list (`&&`, `||`, `;`, `&`). */
  pipelines: Stage[][];
  background: boolean;
  /** Grammar beyond words, pipelines and lists: a subshell, a here-document, an open quote, a control character. */
  unsupported: boolean;
};

const assignmentPattern = /^([A-Za-z_][A-Za-z0-9_]*)=/;

/** Characters that a terminal or an eye would misread: control characters and bidirectional overrides. */
function isDeceptive(character: string): boolean {
  const code = character.charCodeAt(0);
  if (code < 32) return character !== '\n' && character !== '\t';
  return code === 127 || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

class ShellReader {
  readonly #text: string;
  #at = 0;
  #word: ShellWord | null = null;
  /** Where the first quote of the word stands in it: an assignment's name must be over before. */
  #quotedFrom: number | null = null;
  #stage: Stage = { assignments: [], words: [], redirects: [], text: '' };
  #stageStart = 0;
  #pipeline: Stage[] = [];
  readonly #line: ShellLine = { pipelines: [], background: false, unsupported: false };
  #braceDepth = 0;
  #commented = false;

  constructor(text: string) {
    this.#text = text;
  }

  read(): ShellLine {
    while (this.#at < this.#text.length) this.#step();
    this.#endPipeline();
    return this.#line;
  }

  #step(): void {
    const character = this.#text.charAt(this.#at);
    if (isDeceptive(character)) this.#line.unsupported = true;
    if (character === ' ' || character === '\t') {
      this.#endWord();
      this.#at += 1;
    } else if (character === '#' && this.#word === null) this.#skipComment();
    else if (character === "'") this.#singleQuoted();
    else if (character === '"') this.#doubleQuoted();
    else if (character === '\\') this.#escape();
    else if (character === '<' && placeholderAt(this.#text, this.#at) !== null) this.#placeholder();
    else if ('|&;<>()\n'.includes(character)) this.#operator(character);
    else this.#plain(character);
  }

  #open(): ShellWord {
    if (this.#word === null) {
      this.#word = { text: '', expands: false, tilde: false, glob: 'none' };
      this.#quotedFrom = null;
      this.#braceDepth = 0;
    }
    return this.#word;
  }

  #plain(character: string): void {
    const isFirst = this.#word === null;
    const word = this.#open();
    if (character === '$' || character === '`') word.expands = true;
    if (character === '~' && isFirst) word.tilde = true;
    if (character === '{') this.#braceDepth += 1;
    if (this.#braceDepth > 0 && (character === ',' || this.#text.startsWith('..', this.#at))) word.expands = true;
    if ('*?['.includes(character)) word.glob = 'open';
    word.text += character;
    this.#at += 1;
  }

  #quoted(word: ShellWord, content: string): void {
    this.#quotedFrom ??= word.text.length;
    if (word.glob === 'none' && /[*?[]/.test(content)) word.glob = 'quoted';
    word.text += content;
  }

  #singleQuoted(): void {
    const word = this.#open();
    const end = this.#text.indexOf("'", this.#at + 1);
    if (end < 0) this.#line.unsupported = true;
    const stop = end < 0 ? this.#text.length : end;
    const content = this.#text.slice(this.#at + 1, stop);
    if ([...content].some(isDeceptive)) this.#line.unsupported = true;
    this.#quoted(word, content);
    this.#at = stop + 1;
  }

  #doubleQuoted(): void {
    const word = this.#open();
    const parts: string[] = [];
    this.#at += 1;
    for (;;) {
      const character = this.#text.charAt(this.#at);
      if (character === '') {
        this.#line.unsupported = true;
        break;
      }
      if (isDeceptive(character)) this.#line.unsupported = true;
      this.#at += 1;
      if (character === '"') break;
      if (character === '\\' && this.#at < this.#text.length && '$`"\\\n'.includes(this.#text.charAt(this.#at))) {
        const escaped = this.#text.charAt(this.#at);
        if (escaped !== '\n') parts.push(escaped);
        this.#at += 1;
        continue;
      }
      if (character === '`' || (character === '$' && /[A-Za-z0-9_({@*#?$!-]/.test(this.#text.charAt(this.#at)))) {
        word.expands = true;
      }
      parts.push(character);
    }
    this.#quoted(word, parts.join(''));
  }

  #escape(): void {
    const escaped = this.#text.charAt(this.#at + 1);
    if (escaped === '\n') {
      this.#at += 2;
      return;
    }
    if (escaped === '' || isDeceptive(escaped)) this.#line.unsupported = true;
    this.#quoted(this.#open(), escaped);
    this.#at += 2;
  }

  #placeholder(): void {
    const name = placeholderAt(this.#text, this.#at) ?? '';
    this.#open().text += `<${name}>`;
    this.#at += name.length + 2;
  }

  #skipComment(): void {
    const end = this.#text.indexOf('\n', this.#at);
    // The stage's text ends where the comment begins.
    this.#endStageText();
    this.#at = end < 0 ? this.#text.length : end;
    this.#commented = true;
  }

  #operator(character: string): void {
    const next = this.#text.charAt(this.#at + 1);
    if (character === '(' || character === ')' || next === '(') this.#line.unsupported = true;
    if (character === '<' || character === '>' || (character === '&' && next === '>')) {
      this.#redirect(character);
    } else if (character === '|' && next !== '|') {
      if (!this.#endStage()) this.#line.unsupported = true;
      this.#at += next === '&' ? 2 : 1;
      this.#stageStart = this.#at;
    } else {
      const isDouble = next === character && character !== '\n';
      if (character === '&' && !isDouble) this.#line.background = true;
      this.#endPipeline();
      this.#at += isDouble ? 2 : 1;
      this.#stageStart = this.#at;
    }
  }

  #redirect(character: string): void {
    let descriptor: number | null = null;
    const word = this.#word;
    if (word !== null && character !== '&' && this.#quotedFrom === null && /^[0-9]{1,2}$/.test(word.text)) {
      descriptor = Number(word.text);
      this.#word = null;
    }
    this.#endWord();
    const operator = /^(&>>|&>|<<<|<<-|<<|<&|<>|>>|>&|>\||<|>)/.exec(this.#text.slice(this.#at, this.#at + 3))?.[0];
    this.#at += operator?.length ?? 1;
    if (operator?.startsWith('<<') === true) this.#line.unsupported = true;
    this.#stage.redirects.push({ operator: operator ?? character, descriptor, target: null });
  }

  #endWord(): void {
    const word = this.#word;
    if (word === null) return;
    this.#word = null;
    const waiting = this.#stage.redirects.at(-1);
    if (waiting !== undefined && waiting.target === null) {
      waiting.target = word;
      return;
    }
    const name = assignmentPattern.exec(word.text)?.[1];
    const isNameOpen = name !== undefined && (this.#quotedFrom === null || this.#quotedFrom > name.length);
    if (this.#stage.words.length === 0 && name !== undefined && isNameOpen) {
      this.#stage.assignments.push({ name, value: { ...word, text: word.text.slice(name.length + 1) } });
    } else this.#stage.words.push(word);
  }

  #endStageText(): void {
    if (!this.#commented) this.#stage.text = this.#text.slice(this.#stageStart, this.#at).trim();
  }

  /** False where there is no command to end. */
  #endStage(): boolean {
    this.#endWord();
    this.#endStageText();
    this.#commented = false;
    const { words, assignments, redirects } = this.#stage;
    const isEmpty = words.length === 0 && assignments.length === 0 && redirects.length === 0;
    if (!isEmpty) this.#pipeline.push(this.#stage);
    this.#stage = { assignments: [], words: [], redirects: [], text: '' };
    return !isEmpty;
  }

  #endPipeline(): void {
    const isComplete = this.#endStage() || this.#pipeline.length === 0;
    if (!isComplete) this.#line.unsupported = true;
    if (this.#pipeline.length > 0) this.#line.pipelines.push(this.#pipeline);
    this.#pipeline = [];
  }
}

export function readShellLine(text: string): ShellLine {
  return new ShellReader(text).read();
}

/** A word as a shell would have to see it; placeholders stay as they are, for a person to fill in. */
export function quoteWord(text: string): string {
  if (/^[\p{L}\p{N}_@%+=:,./*<>-]+$/u.test(text) && !/[<>]/.test(text.replace(/<[\p{L}_][\p{L}\p{N}_.-]*>/gu, ''))) {
    return text;
  }
  if (!/["$`\\!]/.test(text)) return `"${text}"`;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
