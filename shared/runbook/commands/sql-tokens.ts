/** Splits PostgreSQL's SQL into tokens: strings, quoted names and comments never look like keywords. Linear. */

export type SqlToken = {
  kind: 'word' | 'quotedName' | 'string' | 'number' | 'symbol' | 'backslash';
  /** Words in lower case; quoted names without their quotes; strings with them. */
  text: string;
  from: number;
  to: number;
};

export type SqlTokens = {
  tokens: SqlToken[];
  /** An open quote or comment, or a string that servers of different settings read differently. */
  doubtful: boolean;
};

const wordPattern = /[\p{L}_][\p{L}\p{N}_$]*/uy;
const numberPattern = /[0-9][0-9A-Za-z_.]*/y;
const dollarTagPattern = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy;

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
    if (/\s/.test(character)) at += 1;
    else if (sql.startsWith('--', at)) at = endOfLine(sql, at);
    else if (sql.startsWith('/*', at)) {
      const end = endOfComment(sql, at);
      doubtful ||= end === null;
      at = end ?? sql.length;
    } else if (character === "'" || character === '"') {
      const previous = tokens.at(-1);
      const isEscaped = character === "'" && previous?.to === at && previous.text === 'e';
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
      if (word !== null) add('word', word.toLowerCase(), at + word.length);
      else if (number !== null) add('number', number, at + number.length);
      else add(character === '\\' ? 'backslash' : 'symbol', character, at + 1);
    }
  }
  return { tokens, doubtful };
}

function endOfLine(sql: string, at: number): number {
  const end = sql.indexOf('\n', at);
  return end < 0 ? sql.length : end;
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
