/** The plan of one slow statement: EXPLAIN without ANALYZE, of a text that the core asks the server for and that never leaves it unmasked. */
import type { Reading } from '../../shared/diagnosis/reading.ts';
import { readSql } from '../../shared/runbook/commands/sql-risk.ts';
import { readSqlTokens } from '../../shared/runbook/commands/sql-tokens.ts';
import { refuseWhatActs } from './postgres/judge-by-facts.ts';
import { judgeStatement } from './postgres/judge-statement.ts';
import { type Found, outcomeOf } from './postgres/look.ts';
import { maskLiterals } from './postgres/mask-literals.ts';
import { planLines } from './postgres/plan-lines.ts';
import { sqlLiteral } from './postgres/quoting.ts';
import type { Session } from './postgres/read-only-session.ts';
import { briefStatement, statementsPlace } from './postgres/slow-queries.ts';
import type { CheckOutcome, ProbeContext } from './probe.ts';

/** A statement as a slow query's reading names it. `brief`: its text as it was shown, so that no other one is taken for it. */
export type SlowStatement = {
  pid: number | null;
  backendStartUs: string | null;
  queryId: string | null;
  brief: string;
};

type Unexplained = Extract<Reading, { kind: 'unreadable' }>['reason'];

/** Its masked text and its plan as tables; `unreadable` with the reason where it cannot be planned. */
export function runExplain(statement: SlowStatement, context: ProbeContext): Promise<CheckOutcome> {
  const name = statement.pid === null ? `queryid ${statement.queryId}` : `pid ${statement.pid}`;
  const ask = async (session: Session): Promise<Found> => {
    const text = await textOf(session, statement);
    const query = { ...oneColumn('query'), rows: [[maskLiterals(text?.query ?? '')]] };
    const unexplained = (reason: Unexplained): Found => ({
      readings: [{ kind: 'unreadable', target: `EXPLAIN ${name}`, reason, detail: '' }],
      tables: reason === 'queryGone' ? [] : [query],
    });
    if (text === null || briefStatement(text.query) !== statement.brief) return unexplained('queryGone');
    if (text.isCut) return unexplained('queryCut');
    if (!isOneQuery(text.query)) return unexplained('notOneQuery');
    const parameters = parametersOf(text.query);
    const isGeneric = parameters > 0;
    if (isGeneric && text.serverVersion < genericPlanSince) return unexplained('hasParameters');
    await refuseWhatActs(session, text.query, 'plan');
    const plan = await session.direct(
      `EXPLAIN (FORMAT JSON${isGeneric ? ', GENERIC_PLAN' : ''}) ${text.query}`,
      parameters,
    );
    return {
      readings: [],
      tables: [query, { ...oneColumn('QUERY PLAN'), rows: planLines(plan.rows[0]?.[0] ?? '').map((line) => [line]) }],
    };
  };
  return outcomeOf({ title: `EXPLAIN ${name}`, statement: `EXPLAIN ${name}`, ask }, null, context);
}

/** EXPLAIN can plan for any value of a parameter from this version on. */
const genericPlanSince = 160_000;

function oneColumn(name: string) {
  return { columns: [{ name, type: 'text' }], more: false, cutCells: 0 };
}

type StatementText = { query: string; isCut: boolean; serverVersion: number };

/** The whole text as the server has it now; null where the session or the statement is no more. */
async function textOf(
  session: Session,
  { pid, backendStartUs, queryId }: SlowStatement,
): Promise<StatementText | null> {
  const version = "pg_catalog.current_setting('server_version_num')";
  if (pid !== null && backendStartUs !== null) {
    const { rows } = await session.direct(`
      SELECT query, pg_catalog.octet_length(query) >= s.setting::pg_catalog.int4 - 1, ${version}
      FROM pg_catalog.pg_stat_activity, pg_catalog.pg_settings s
      WHERE pid = ${Math.trunc(pid)} AND (1000000 * extract(epoch FROM backend_start))::pg_catalog.int8 = ${digits(backendStartUs)}
        AND datname = pg_catalog.current_database() AND s.name = 'track_activity_query_size'`);
    return toText(rows[0]);
  }
  const schema = (await session.direct(statementsPlace)).rows[0]?.[0];
  if (schema == null || queryId === null) return null;
  const { rows } = await session.direct(`
    SELECT s.query, false, ${version} FROM ${schema}.pg_stat_statements s
    JOIN pg_catalog.pg_database d ON d.oid = s.dbid AND d.datname = pg_catalog.current_database()
    WHERE s.queryid = ${digits(queryId)} LIMIT 1`);
  return toText(rows[0]);
}

function digits(text: string): string {
  return `${sqlLiteral(text)}::pg_catalog.int8`;
}

function toText(row: readonly (string | null)[] | undefined): StatementText | null {
  const [query, isCut, version] = row ?? [];
  return query == null ? null : { query, isCut: isCut === 't', serverVersion: Number(version) };
}

/** One statement that only reads, which a cursor could be declared for. */
function isOneQuery(query: string): boolean {
  const judgement = judgeStatement(query);
  return judgement.allowed && judgement.way === 'cursor' && readSql(query).risk === 'observe';
}

/** The highest number of `$1`, `$2` …: values that were sent apart from the text. */
function parametersOf(query: string): number {
  const { tokens } = readSqlTokens(query);
  const numbers = tokens.flatMap(({ kind, text, from }, index) => {
    const before = tokens[index - 1];
    return kind === 'number' && before?.text === '$' && before.to === from ? [Number(text)] : [];
  });
  return Math.min(mostParameters, Math.max(0, ...numbers));
}

/** As many as the protocol can carry. */
const mostParameters = 65_535;
