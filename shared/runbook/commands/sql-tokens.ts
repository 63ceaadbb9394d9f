/** Splits PostgreSQL's SQL into tokens by its own lexical rules: strings, quoted names and comments never look like keywords. Linear. */

export type SqlToken = {
  kind: 'word' | 'quotedName' | 'string' | 'number' | 'symbol' | 'backslash';
  /** Words folded as the server folds them (ASCII alone); quoted names without their quotes; strings with them. */
  text: string;
  from: number;
  to: number;
};

export type SqlTokens = {
  tokens: SqlToken[];
  /** An open quote or comment, or a text that servers of different settings or versions read differently. */
  doubtful: boolean;
};

/** Whatever is not ASCII is part of a name to the server, a space of another script too. */
const wordPattern = /[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*/y;
const numberPattern = /0[xX][0-9A-Fa-f_]+|0[oO][0-7_]+|0[bB][01_]+|[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][+-]?[0-9]+)?/y;
const dollarTagPattern = /\$(?:[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)?\$/y;
const spacePattern = /[ \t\n\r\f\v]/;
/** NUL would end the statement on its way to the server. */
const controlPattern = /\p{Cc}/u;

export function readSqlTokens(sql: string): SqlTokens {
  const tokens: SqlToken[] = [];
  let doubtful = false;
  let at = 0;
  const add = (kind: SqlToken['kind'], text: string, to: number) => {
    tokens.push({ kind, text, from: at, to });
    at = to;
  };
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(sql)?.[0] ?? null;
  };
  while (at < sql.length) {
    const character = sql.charAt(at);
    if (spacePattern.test(character)) at += 1;
    else if (sql.startsWith('--', at)) at = endOfLine(sql, at);
    else if (sql.startsWith('/*', at)) {
      const end = endOfComment(sql, at);
      doubtful ||= end === null;
      at = end ?? sql.length;
    } else if (character === "'" || character === '"') {
      const previous = tokens.at(-1);
      // A quoted "e" before a string is the name of a type, and the string a plain one.
      const isEscaped = character === "'" && previous?.to === at && previous.kind === 'word' && previous.text === 'e';
      // U&'…' and U&"…" spell characters by number, so that a name need not look like itself.
      const isUnicode = previous?.to === at && previous.text === '&' && tokens.at(-2)?.text === 'u';
      const end = endOfQuote(sql, at, character, isEscaped);
      const content = sql.slice(at + 1, (end ?? sql.length + 1) - 1);
      // A backslash before the end is a character or an escape, by standard_conforming_strings.
      doubtful ||= end === null || isUnicode || (!isEscaped && character === "'" && /\\(?:'|$)/.test(content));
      if (character === '"') add('quotedName', content.replaceAll('""', '"'), end ?? sql.length);
      else add('string', sql.slice(at, end ?? sql.length), end ?? sql.length);
    } else if (character === '$' && match(dollarTagPattern) !== null) {
      const tag = match(dollarTagPattern) ?? '$$';
      const end = sql.indexOf(tag, at + tag.length);
      doubtful ||= end < 0;
      const to = end < 0 ? sql.length : end + tag.length;
      add('string', sql.slice(at, to), to);
    } else {
      const word = match(wordPattern);
      const number = word === null ? match(numberPattern) : null;
      // A letter right behind a number begins a word to some versions, and is an error to others.
      if (number !== null) doubtful ||= /[A-Za-z_\u0080-\uffff]/.test(sql.charAt(at + number.length));
      else if (word === null) doubtful ||= controlPattern.test(character);
      if (word !== null) add('word', foldCase(word), at + word.length);
      else if (number !== null) add('number', number, at + number.length);
      else add(character === '\\' ? 'backslash' : 'symbol', character, at + 1);
    }
  }
  return { tokens, doubtful };
}

/** As the server folds an unquoted name: letters beyond ASCII stay as they are. */
function foldCase(word: string): string {
  return word.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** A carriage return ends a line comment as well as a line feed does. */
function endOfLine(sql: string, at: number): number {
  const end = /[\n\r]/g;
  end.lastIndex = at;
  return end.exec(sql)?.index ?? sql.length;
}

/** Comments nest in PostgreSQL. Null where it stays open. */
function endOfComment(sql: string, from: number): number | null {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = from;
  let depth = 0;
  for (let mark = marks.exec(sql); mark !== null; mark = marks.exec(sql)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  return null;
}

function endOfQuote(sql: string, from: number, quote: string, isEscaped: boolean): number | null {
  let at = from + 1;
  while (at < sql.length) {
    const character = sql.charAt(at);
    if (isEscaped && character === '\\') at += 2;
    else if (character === quote && sql.charAt(at + 1) === quote) at += 2;
    else if (character === quote) return at + 1;
    else at += 1;
  }
  return null;
}

/** The statements between semicolons, each as its tokens; empty ones are left out. */
export function splitStatements(tokens: readonly SqlToken[]): SqlToken[][] {
  const statements: SqlToken[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'symbol' && token.text === ';') statements.push([]);
    else statements.at(-1)?.push(token);
  }
  return statements.filter((statement) => statement.length > 0);
}
