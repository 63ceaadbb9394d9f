/**
 * Whether a statement is a look, judged by its text before a connection is opened. The server's read-only transaction refuses
 * writes; what it lets through are functions that act on other sessions, on files or on settings. Those known by name are refused
 * here, and whatever else the statement calls by what the server knows of it (`judge-by-facts.ts`).
 */
import { callsIn } from '../../../shared/runbook/commands/sql-calls.ts';
import { isActingFunction } from '../../../shared/runbook/commands/sql-risk.ts';
import { readSqlTokens, type SqlToken, splitStatements } from '../../../shared/runbook/commands/sql-tokens.ts';

export type Judgement =
  | {
      allowed: true;
      /** EXPLAIN and SHOW cannot be a cursor. */
      way: 'cursor' | 'direct';
      /** It is `SELECT count(*) FROM pg_stat_activity`, the number that is meant to be held against the maximum. */
      countsActivity: boolean;
    }
  /** `reason` is one plain sentence. */
  | { allowed: false; reason: string };

/** Options of EXPLAIN that only change what is printed; ANALYZE runs the statement and is not among them. */
const explainOptions: ReadonlySet<string> = new Set([
  'verbose',
  'costs',
  'settings',
  'format',
  'generic_plan',
  'summary',
]);

/** SELECT, VALUES, TABLE and WITH through a cursor; EXPLAIN of those, and SHOW, by themselves; nothing else. */
export function judgeStatement(sql: string): Judgement {
  const { tokens, doubtful } = readSqlTokens(sql);
  if (doubtful) return { allowed: false, reason: 'a quote or comment in it is open, or can be read in two ways' };
  if (tokens.some(({ kind }) => kind === 'backslash')) return { allowed: false, reason: 'it holds a command of psql' };
  if (splitStatements(tokens).length > 1) return { allowed: false, reason: 'it holds several statements' };
  const acting = actingCall(tokens);
  if (acting !== null) return { allowed: false, reason: `the function ${acting} does more than read` };
  const first = firstWord(tokens);
  if (isQuery(first)) return { allowed: true, way: 'cursor', countsActivity: countsActivity(tokens) };
  const isDirect = first === 'show' ? isShow(tokens) : first === 'explain' && isExplainOfQuery(tokens);
  if (isDirect) return { allowed: true, way: 'direct', countsActivity: false };
  const what = first === null ? 'an empty statement' : first.toUpperCase();
  return { allowed: false, reason: `only SELECT, SHOW, and EXPLAIN without ANALYZE are looks, not ${what}` };
}

/** Whether a text (a statement, or the definition of a view) reads what others are running. */
export function readsActivity(sql: string): boolean {
  return readSqlTokens(sql).tokens.some(({ text }) => /^pg_stat_(?:activity|get_activity|statements)/i.test(text));
}

/** The first word, brackets before it passed over. */
function firstWord(tokens: readonly SqlToken[]): string | null {
  return tokens.find(({ text }) => text !== '(')?.text ?? null;
}

function isQuery(word: string | null): boolean {
  return word !== null && ['select', 'values', 'table', 'with'].includes(word);
}

function actingCall(tokens: readonly SqlToken[]): string | null {
  return callsIn(tokens).find(({ name, form }) => form !== 'rowAttribute' && isActingFunction(name))?.name ?? null;
}

function isShow(tokens: readonly SqlToken[]): boolean {
  return tokens.slice(1).every(({ kind, text }) => kind === 'word' || kind === 'quotedName' || /^[.;]$/.test(text));
}

/** `EXPLAIN [VERBOSE] query` or `EXPLAIN (options) query`. */
function isExplainOfQuery(tokens: readonly SqlToken[]): boolean {
  const [, second, third] = tokens;
  if (second?.text === 'verbose') return isQuery(firstWord(tokens.slice(2)));
  const hasOptions = second?.text === '(' && third?.text !== '(' && !isQuery(third?.text ?? null);
  if (!hasOptions) return isQuery(firstWord(tokens.slice(1)));
  const end = tokens.findIndex(({ text }) => text === ')');
  const names = tokens.slice(2, end).filter((_, index) => /^[(,]$/.test(tokens[index + 1]?.text ?? ''));
  return end > 0 && names.every(({ text }) => explainOptions.has(text)) && isQuery(firstWord(tokens.slice(end + 1)));
}

function countsActivity(tokens: readonly SqlToken[]): boolean {
  const text = tokens.map((token) => token.text).join(' ');
  return /^select count \( \* \)(?: as \w+)? from (?:pg_catalog \. )?pg_stat_activity(?: ;)?$/.test(text);
}
