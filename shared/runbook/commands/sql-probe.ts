/** From SQL text to a PostgreSQL probe, with the mended statement beside one that cannot work. */
import type { Probe } from '../model.ts';
import { readSql } from './sql-risk.ts';
import { readSqlTokens } from './sql-tokens.ts';
import { copyOnly, type Finding, finding, type Meaning } from './understanding.ts';

export type SqlConnection = Extract<Probe, { type: 'sql' }>['connection'];

export const noConnection: SqlConnection = { host: null, port: null, user: null, database: null };

const settingsColumns = new Set(
  `name setting unit category short_desc extra_desc context vartype source min_val max_val enumvals boot_val reset_val
  sourcefile sourceline pending_restart`.split(/\s+/),
);

/**
 * A probe for one statement. A destroying one keeps its probe: `risk` alone decides what may run.
 * `rewrite` words the mended statement as a whole command line.
 */
export function understandSql(sql: string, connection: SqlConnection, rewrite: (statement: string) => string): Meaning {
  // \g and \gx end a statement as a semicolon does; the second one prints a line a column.
  const { risk, statement, statements } = readSql(sql.replace(/\\gx?\s*$/, ''));
  const findings: Finding[] = statements > 1 ? [finding('several-statements', { count: statements })] : [];
  if (statement === null) return copyOnly(risk, ...findings);
  const meaning = { ...copyOnly(risk, ...findings), probe: sqlProbe(asQuery(statement), connection) };
  const column = settingTakenForColumn(statement);
  if (risk !== 'observe' || column === null) return meaning;
  const mended = `SELECT setting FROM pg_settings WHERE name = '${column}'`;
  const code = 'no-such-column';
  return {
    ...meaning,
    findings: [finding(code, { column, table: 'pg_settings', suggestion: 'setting' })],
    substitute: { text: rewrite(mended), probe: sqlProbe(mended, connection), code },
  };
}

export function sqlProbe(statement: string, connection: SqlConnection, meta: string | null = null): Probe {
  return { type: 'sql', statement, meta, connection };
}

/** A cursor takes queries only, so SHOW is asked as one. */
function asQuery(statement: string): string {
  const tokens = readSqlTokens(statement).tokens;
  if (tokens[0]?.text !== 'show' || tokens[0].kind !== 'word') return statement;
  const name = tokens.slice(1).map(({ text }) => text);
  if (name.join('') === 'all') return 'SELECT name, setting, unit, short_desc FROM pg_settings ORDER BY name';
  const setting = name.join('').replaceAll("'", "''");
  return `SELECT current_setting('${setting}') AS "${setting.replaceAll('"', '""')}"`;
}

/** `SELECT max_connections FROM pg_settings …`: a setting's name where the column is called `setting`. */
function settingTakenForColumn(statement: string): string | null {
  const [select, column, from, table, after] = readSqlTokens(statement).tokens;
  if (select?.text !== 'select' || from?.text !== 'from' || table?.text !== 'pg_settings') return null;
  if (column?.kind !== 'word' || settingsColumns.has(column.text)) return null;
  return after === undefined || after.text === 'where' ? column.text : null;
}
