/**
 * A statement that ends or cancels the sessions of a database, understood well enough to show first whom it means:
 * `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE …` and its close relatives. What is run later is never this text.
 */
import { notUnderstoodIn } from './activity-condition.ts';
import { readSqlTokens, type SqlToken, splitStatements } from './sql-tokens.ts';

/** `cancel` ends what a session runs, `terminate` the session itself. */
export type Signal = 'cancel' | 'terminate';

export type SignalStatement = {
  signal: Signal;
  /** The runbook's own WHERE on one line, without comments; null where it means every session. */
  condition: string | null;
  /** The name that the condition gives the activity view; null for its own. */
  alias: string | null;
  /** The one length of time in the condition, in seconds: what "idle for longer than" means. Null where there is none or several. */
  longerThanSeconds: number | null;
};

/** Why a statement stays one to copy; `word` is what was not understood. */
export type NotUnderstood = {
  reason: 'severalStatements' | 'doubtfulText' | 'otherForm' | 'unknownWord';
  word: string | null;
};

export type SignalReading = { ok: true; statement: SignalStatement } | ({ ok: false } & NotUnderstood);

const signals: Readonly<Record<string, Signal>> = {
  pg_terminate_backend: 'terminate',
  pg_cancel_backend: 'cancel',
};

/** Null for a statement that signals no session at all. Linear in the text, never throws. */
export function readSignalStatement(sql: string): SignalReading | null {
  const { tokens, doubtful } = readSqlTokens(sql);
  if (!tokens.some(({ text }) => Object.hasOwn(signals, text.toLowerCase()))) return null;
  if (doubtful) return refused('doubtfulText');
  const statements = splitStatements(tokens);
  const [statement] = statements;
  if (statement === undefined || statements.length > 1) return refused('severalStatements');
  return readStatement(sql, statement);
}

function refused(reason: NotUnderstood['reason'], word: string | null = null): SignalReading {
  return { ok: false, reason, word };
}

function readStatement(sql: string, tokens: readonly SqlToken[]): SignalReading {
  const from = topLevel(tokens, 'from');
  const where = topLevel(tokens, 'where');
  if (!isWord(tokens[0], 'select') || (where >= 0 && where < from)) return refused('otherForm');
  const call = readCall(tokens.slice(1, from < 0 ? undefined : from));
  if (call === null) return refused('otherForm');
  if (from < 0) return call.pid === null ? refused('otherForm') : ofOneSession(call);
  if (call.pid !== null) return refused('otherForm');
  const source = readSource(tokens.slice(from + 1, where < 0 ? undefined : where));
  if (source === null || (call.qualifier !== null && call.qualifier !== (source.alias ?? 'pg_stat_activity'))) {
    return refused('otherForm');
  }
  const condition = where < 0 ? [] : tokens.slice(where + 1);
  if (where >= 0 && condition.length === 0) return refused('otherForm');
  const word = notUnderstoodIn(condition, source.alias);
  if (word !== null) return refused('unknownWord', word);
  const text = condition.length === 0 ? null : textOf(sql, condition);
  const statement = { signal: call.signal, condition: text, alias: source.alias };
  return { ok: true, statement: { ...statement, longerThanSeconds: onlyInterval(condition)?.seconds ?? null } };
}

type Call = { signal: Signal; pid: string | null; qualifier: string | null };

function ofOneSession({ signal, pid }: Call): SignalReading {
  return { ok: true, statement: { signal, condition: `pid = ${pid}`, alias: null, longerThanSeconds: null } };
}

/** The select list: one call about `pid` or a number, and names of columns beside it. */
function readCall(tokens: readonly SqlToken[]): Call | null {
  const calls: Call[] = [];
  for (const item of splitAtCommas(tokens)) {
    const call = callIn(item);
    if (call !== null) calls.push(call);
    else if (!isColumn(item)) return null;
  }
  return calls.length === 1 ? (calls[0] ?? null) : null;
}

function callIn(item: readonly SqlToken[]): Call | null {
  const rest = isWord(item[0], 'pg_catalog') && isSymbol(item[1], '.') ? item.slice(2) : item;
  const signal = rest[0]?.kind === 'word' ? signals[rest[0].text] : undefined;
  if (signal === undefined || !isSymbol(rest[1], '(')) return null;
  const end = rest.findIndex((token) => isSymbol(token, ')'));
  // A second argument is how long to wait for the session to be gone.
  const [pid, wait, ...more] = splitAtCommas(rest.slice(2, end < 0 ? undefined : end));
  const isWait = wait === undefined || (wait.length === 1 && wait[0]?.kind === 'number');
  if (end < 0 || pid === undefined || more.length > 0 || !isWait || !isLabel(rest.slice(end + 1))) return null;
  if (pid.length === 1 && pid[0]?.kind === 'number') {
    return /^[0-9]{1,9}$/.test(pid[0].text) ? { signal, pid: pid[0].text, qualifier: null } : null;
  }
  if (!isWord(pid.at(-1), 'pid') || !isColumn(pid)) return null;
  return { signal, pid: null, qualifier: pid.length === 3 ? (pid[0]?.text ?? null) : null };
}

function isColumn(item: readonly SqlToken[]): boolean {
  const [first, dot, second] = item;
  if (item.length === 1) return first?.kind === 'word' && first.text !== 'distinct';
  return item.length === 3 && first?.kind === 'word' && isSymbol(dot, '.') && second?.kind === 'word';
}

function isLabel(tokens: readonly SqlToken[]): boolean {
  const name = isWord(tokens[0], 'as') ? tokens.slice(1) : tokens;
  return tokens.length === 0 || (name.length === 1 && (name[0]?.kind === 'word' || name[0]?.kind === 'quotedName'));
}

/** `pg_stat_activity`, with or without its schema and another name. */
function readSource(tokens: readonly SqlToken[]): { alias: string | null } | null {
  const rest = isWord(tokens[0], 'pg_catalog') && isSymbol(tokens[1], '.') ? tokens.slice(2) : tokens;
  if (!isWord(rest[0], 'pg_stat_activity')) return null;
  const name = isWord(rest[1], 'as') ? rest.slice(2) : rest.slice(1);
  if (name.length === 0) return rest.length === 1 ? { alias: null } : null;
  const [alias] = name;
  // A plain name, which can stand in our own query as it is.
  return name.length === 1 && alias?.kind === 'word' && /^[a-z_][a-z0-9_]*$/.test(alias.text)
    ? { alias: alias.text }
    : null;
}

/** Where a word stands outside of all brackets; -1 where it does not. */
function topLevel(tokens: readonly SqlToken[], word: string): number {
  let depth = 0;
  return tokens.findIndex((token) => {
    if (isSymbol(token, '(')) depth += 1;
    if (isSymbol(token, ')')) depth -= 1;
    return depth === 0 && isWord(token, word);
  });
}

function splitAtCommas(tokens: readonly SqlToken[]): SqlToken[][] {
  const parts: SqlToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (isSymbol(token, '(')) depth += 1;
    if (isSymbol(token, ')')) depth -= 1;
    if (depth === 0 && isSymbol(token, ',')) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

function isWord(token: SqlToken | undefined, word: string): boolean {
  return token?.kind === 'word' && token.text === word;
}

function isSymbol(token: SqlToken | undefined, symbol: string): boolean {
  return token?.kind === 'symbol' && token.text === symbol;
}

/** The tokens as they are written, comments and breaks between them as one space: an operator of two signs stays one. */
function textOf(sql: string, tokens: readonly SqlToken[]): string {
  return tokens
    .map(({ from, to }, index) => `${index > 0 && tokens[index - 1]?.to !== from ? ' ' : ''}${sql.slice(from, to)}`)
    .join('');
}

const unitSeconds: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3_600, day: 86_400 };

type Interval = { from: number; to: number; seconds: number };

/** `interval '10 minutes'`, where it is the only one. */
function onlyInterval(tokens: readonly SqlToken[]): Interval | null {
  const found = tokens.flatMap((token, index): Interval[] => {
    const value = tokens[index + 1];
    if (!isWord(token, 'interval') || value?.kind !== 'string') return [];
    const [, count = '', unit = ''] = /^'\s*(\d{1,6})\s*(second|minute|hour|day)s?\s*'$/i.exec(value.text) ?? [];
    const seconds = Number(count) * (unitSeconds[unit.toLowerCase()] ?? Number.NaN);
    return [{ from: token.from, to: value.to, seconds }];
  });
  const [only] = found;
  return found.length === 1 && only !== undefined && Number.isFinite(only.seconds) ? only : null;
}

/** The statement with another length of time in its condition; as it is where it has none to change. */
export function withLongerThan(statement: SignalStatement, seconds: number): SignalStatement {
  const { condition } = statement;
  const interval = condition === null ? null : onlyInterval(readSqlTokens(condition).tokens);
  if (condition === null || interval === null || !Number.isSafeInteger(seconds) || seconds < 0) return statement;
  const changed = `${condition.slice(0, interval.from)}interval '${seconds} seconds'${condition.slice(interval.to)}`;
  return { ...statement, condition: changed, longerThanSeconds: seconds };
}
