/** Values taken out of the statements of others: `pg_stat_activity.query` holds what customers typed. */
import { readSqlTokens } from '../../../shared/runbook/commands/sql-tokens.ts';

/** The statement with every literal as `?`. One that the server cut off within a literal is masked to its end. */
export function maskLiterals(sql: string): string {
  let masked = '';
  let at = 0;
  for (const { kind, from, to } of readSqlTokens(sql).tokens) {
    // $1 is the place of a value, and no value.
    const isValue = kind === 'number' && sql.charAt(from - 1) !== '$';
    masked += sql.slice(at, from);
    masked += kind === 'string' ? "'?'" : isValue ? '?' : sql.slice(from, to);
    at = to;
  }
  return masked + sql.slice(at);
}
