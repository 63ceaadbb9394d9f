/**
 * A condition over `pg_stat_activity` that is understood in full: comparisons of its columns, built from words that only read. What
 * holds any other word is not understood, and the word is named.
 */
import type { SqlToken } from './sql-tokens.ts';

const columns: ReadonlySet<string> = new Set(
  `datid datname pid leader_pid usesysid usename application_name client_addr client_hostname client_port backend_start
  xact_start query_start state_change wait_event_type wait_event state backend_xid backend_xmin query_id query
  backend_type`.split(/\s+/),
);

/** Operators, types and constants of a condition. No word that could begin another query or clause is among them. */
const plainWords: ReadonlySet<string> = new Set(
  `and or not in is null true false like ilike similar to between symmetric any all array escape interval timestamp
  timestamptz date time at zone current_timestamp current_user session_user epoch second seconds minute minutes hour hours
  day days text int integer bigint inet numeric`.split(/\s+/),
);

/** Functions of the server's own catalogue that read and nothing else. */
const readingFunctions: ReadonlySet<string> = new Set(
  `now clock_timestamp statement_timestamp transaction_timestamp pg_backend_pid current_database inet_client_addr extract
  date_part age coalesce lower upper length left`.split(/\s+/),
);

const symbols: ReadonlySet<string> = new Set([...'()[],.=<>!~*+-/%:|']);

/** What of a condition is not understood: a word, a symbol, or `()` for brackets that do not match; null where all is. */
export function notUnderstoodIn(tokens: readonly SqlToken[], alias: string | null): string | null {
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    const { kind, text } = token;
    if (kind === 'symbol') {
      if (!symbols.has(text) || (text === ':' && !isCast(tokens, index))) return text;
      if (text === '(') depth += 1;
      if (text === ')') depth -= 1;
      if (depth < 0) return '()';
    } else if (kind === 'word') {
      if (!isKnownWord(tokens, index, alias)) return text;
    } else if (kind === 'quotedName') {
      if (!columns.has(text) || isCalled(tokens, index)) return text;
    } else if (kind === 'backslash') {
      return text;
    }
  }
  return depth === 0 ? null : '()';
}

function isKnownWord(tokens: readonly SqlToken[], index: number, alias: string | null): boolean {
  const { text } = tokens[index] as SqlToken;
  const isQualified = isDot(tokens[index - 1]);
  const qualifies = isDot(tokens[index + 1]);
  if (isQualified) {
    const before = tokens[index - 2]?.text ?? '';
    if (before === 'pg_catalog') return isCalled(tokens, index) && readingFunctions.has(text);
    return columns.has(text) && !isCalled(tokens, index) && !qualifies;
  }
  if (qualifies) return text === 'pg_catalog' || text === 'pg_stat_activity' || text === alias;
  if (isCalled(tokens, index)) return readingFunctions.has(text) || isBeforeBrackets(text);
  // `extract(epoch FROM …)` is the one place where FROM begins no clause.
  if (text === 'from') return isWithinExtract(tokens, index);
  return columns.has(text) || plainWords.has(text);
}

/** Words of the grammar that brackets may follow without a call. */
function isBeforeBrackets(word: string): boolean {
  return ['and', 'or', 'not', 'in', 'any', 'all', 'like', 'ilike', 'between', 'to'].includes(word);
}

function isWithinExtract(tokens: readonly SqlToken[], index: number): boolean {
  const [name, bracket] = [tokens[index - 3], tokens[index - 2]];
  return name?.text === 'extract' && bracket?.text === '(';
}

function isCalled(tokens: readonly SqlToken[], index: number): boolean {
  const next = tokens[index + 1];
  return next?.kind === 'symbol' && next.text === '(';
}

/** `::` is a cast; one colon alone begins a variable of psql. */
function isCast(tokens: readonly SqlToken[], index: number): boolean {
  const { from, to } = tokens[index] as SqlToken;
  const [before, after] = [tokens[index - 1], tokens[index + 1]];
  return (before?.text === ':' && before.to === from) || (after?.text === ':' && after.from === to);
}

function isDot(token: SqlToken | undefined): boolean {
  return token?.kind === 'symbol' && token.text === '.';
}
