/** Values taken out of whatever column may hold the statements of others. */
import { readSqlTokens } from '../../../shared/runbook/commands/sql-tokens.ts';
import { maskLiterals } from './mask-literals.ts';
import type { Rows } from './read-only-session.ts';

/** Types that hold no statement: numbers, times, addresses and identifiers. */
const plainTypes: ReadonlySet<number> = new Set([
  16, 18, 20, 21, 23, 26, 28, 700, 701, 869, 1082, 1083, 1114, 1184, 1186, 1266, 1700, 2950, 3220,
]);
/** Types that hold a statement as it is; in any other (rows, JSON, arrays) its quotes stand within quotes. */
const textTypes: ReadonlySet<number> = new Set([19, 25, 1042, 1043]);
/** Columns of the activity view that are names of things, never someone's statement. */
const plainColumns: ReadonlySet<string> = new Set([
  'datname',
  'usename',
  'application_name',
  'state',
  'wait_event',
  'wait_event_type',
  'backend_type',
  'client_hostname',
]);

/** Names behind AS, and behind a value without it. */
export function aliasesIn(sql: string): ReadonlySet<string> {
  const { tokens } = readSqlTokens(sql);
  const isName = (index: number) => tokens[index]?.kind === 'word' || tokens[index]?.kind === 'quotedName';
  const endsValue = (index: number) => isName(index) || tokens[index]?.text === ')';
  const names = tokens.filter(
    (_, index) => isName(index) && endsValue(index - 1) && !isKeyword(tokens[index - 1]?.text),
  );
  return new Set(names.map(({ text }) => text));
}

/** Words that a column may follow without being renamed. */
function isKeyword(word: string | undefined): boolean {
  return ['select', 'distinct', 'where', 'and', 'or', 'not', 'by', 'on', 'having', 'when', 'then', 'else'].includes(
    word ?? '',
  );
}

/** `aliases`: names that the statement itself gives, which say nothing of what is in a column. */
export function maskStatements({ fields, rows, more }: Rows, aliases: ReadonlySet<string>): Rows {
  const masked = fields.map(
    ({ name, typeId }) => !plainTypes.has(typeId) && (!plainColumns.has(name) || aliases.has(name)),
  );
  const mask = (cell: string, column: number) =>
    textTypes.has(fields[column]?.typeId ?? 0) ? maskLiterals(cell) : '?';
  const maskRow = (row: Rows['rows'][number]) =>
    row.map((cell, column) => (cell !== null && masked[column] ? mask(cell, column) : cell));
  return { fields, more, rows: rows.map(maskRow) };
}
