/** Statements that run long now, or are slow on average: those whose plan is worth reading. */
import type { Reading } from '../../../shared/diagnosis/reading.ts';
import { maskLiterals } from './mask-literals.ts';
import type { Rows, Session } from './read-only-session.ts';

const longRunningMs = 1_000;
const slowOnAverageMs = 100;
const most = 3;
const shownCharacters = 200;

/** Of this database, and never our own. */
const runningQuery = `
SELECT pid, (1000000 * extract(epoch FROM backend_start))::pg_catalog.int8 AS backend_start_us,
  (1000 * extract(epoch FROM pg_catalog.clock_timestamp() - query_start))::pg_catalog.int8 AS running_ms, query
FROM pg_catalog.pg_stat_activity
WHERE state = 'active' AND backend_type = 'client backend' AND pid <> pg_catalog.pg_backend_pid()
  AND datname = pg_catalog.current_database()
  AND query_start < pg_catalog.clock_timestamp() - interval '${longRunningMs} milliseconds'
ORDER BY query_start
LIMIT ${most}`;

/** The extension lies in a schema of the database's choice. */
export const statementsPlace = `
SELECT pg_catalog.quote_ident(n.nspname) FROM pg_catalog.pg_extension e
JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_stat_statements'`;

const averageQuery = (schema: string) => `
SELECT s.queryid, s.mean_exec_time, s.calls, s.query
FROM ${schema}.pg_stat_statements s
JOIN pg_catalog.pg_database d ON d.oid = s.dbid AND d.datname = pg_catalog.current_database()
WHERE s.queryid IS NOT NULL AND s.mean_exec_time >= ${slowOnAverageMs}
ORDER BY s.mean_exec_time DESC
LIMIT ${most}`;

/** Of the source that the statement itself reads. Their literals are masked; the text itself is asked again when it is explained. */
export async function slowQueries(session: Session, statement: string): Promise<Reading[]> {
  if (!/pg_stat_statements/i.test(statement)) return (await session.direct(runningQuery)).rows.map(runningReading);
  const schema = (await session.direct(statementsPlace)).rows[0]?.[0];
  return schema == null ? [] : (await session.direct(averageQuery(schema))).rows.map(averageReading);
}

function runningReading([pid, backendStartUs, runningMs, query]: Rows['rows'][number]): Reading {
  const session = { pid: Number(pid), backendStartUs: backendStartUs ?? null, queryId: null, calls: null };
  return { kind: 'slowQuery', ...session, durationMs: Number(runningMs), query: briefStatement(query ?? '') };
}

function averageReading([queryId, meanMs, calls, query]: Rows['rows'][number]): Reading {
  const one = { pid: null, backendStartUs: null, queryId: queryId ?? null, calls: Number(calls) };
  return { kind: 'slowQuery', ...one, durationMs: Math.round(Number(meanMs)), query: briefStatement(query ?? '') };
}

/** A statement as it is shown: masked, on one line, its beginning. */
export function briefStatement(query: string): string {
  const masked = maskLiterals(query).replace(/\s+/g, ' ').trim();
  return masked.length > shownCharacters ? `${masked.slice(0, shownCharacters).toWellFormed()}…` : masked;
}
