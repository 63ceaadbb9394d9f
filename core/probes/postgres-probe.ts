/** Looking at a PostgreSQL database: its connections, or one statement of the runbook. Nothing here can write. */
import type { Reading } from '../../shared/diagnosis/reading.ts';
import type { ResultTable } from '../../shared/incident/result-table.ts';
import type { Probe } from '../../shared/runbook/model.ts';
import { activityReadings, clientsQuery, connectionsQuery, offsetOfClock } from './postgres/activity.ts';
import { columnsOf } from './postgres/column-types.ts';
import { DatabaseRefusal } from './postgres/database-refusal.ts';
import { refuseWhatActs } from './postgres/judge-by-facts.ts';
import { judgeStatement, readsActivity } from './postgres/judge-statement.ts';
import { type Found, outcomeOf } from './postgres/look.ts';
import { aliasesIn, maskStatements } from './postgres/mask-rows.ts';
import type { Rows, Session } from './postgres/read-only-session.ts';
import { slowQueries } from './postgres/slow-queries.ts';
import type { CheckOutcome, ProbeContext } from './probe.ts';

/** Used, reserved and most connections, running statements, who holds the connections, and what the database's clock says. */
export function runDatabaseConnections(context: ProbeContext): Promise<CheckOutcome> {
  const ask = async (session: Session): Promise<Found> => {
    const counts = await countConnections(session, context);
    const clients = await session.direct(clientsQuery);
    return { ...counts, tables: [...counts.tables, await tableOf(session, clients)] };
  };
  return outcomeOf({ title: 'connections', statement: connectionsQuery, ask }, null, context);
}

/** One statement that the runbook names. What is not a look is refused before a connection is opened. */
export function runStatement(
  { statement, meta }: Extract<Probe, { type: 'sql' }>,
  context: ProbeContext,
): Promise<CheckOutcome> {
  const judgement = judgeStatement(statement);
  const refusal = judgement.allowed ? null : new DatabaseRefusal('notAllowed', judgement.reason);
  const ask = async (session: Session): Promise<Found> => {
    const throughCursor = judgement.allowed && judgement.way === 'cursor';
    const definitions = await refuseWhatActs(session, statement, throughCursor ? 'run' : 'plan');
    const rows = throughCursor ? await session.throughCursor(statement) : await session.direct(statement);
    const isOfActivity = [statement, ...definitions].some(readsActivity);
    const shown = isOfActivity ? maskStatements(rows, aliasesIn(statement)) : rows;
    const found: Found = { readings: numberReading(rows), tables: [await tableOf(session, shown)] };
    if (judgement.allowed && judgement.countsActivity) {
      const { readings, clockOffsetMs } = await countConnections(session, context);
      return { ...found, readings: [...found.readings, ...readings], clockOffsetMs };
    }
    return isOfActivity
      ? { ...found, readings: [...found.readings, ...(await slowQueries(session, statement))] }
      : found;
  };
  return outcomeOf({ title: meta ?? statement, statement, ask }, refusal, context);
}

async function countConnections(session: Session, { nowMs }: ProbeContext): Promise<Required<Found>> {
  const sentAtMs = nowMs();
  const started = performance.now();
  const counts = await session.direct(connectionsQuery);
  const tookMs = performance.now() - started;
  return {
    readings: activityReadings(counts),
    tables: [await tableOf(session, counts)],
    clockOffsetMs: offsetOfClock(counts, { sentAtMs, tookMs }),
  };
}

async function tableOf(session: Session, rows: Rows): Promise<ResultTable> {
  return { columns: await columnsOf(session, rows), rows: rows.rows, more: rows.more, cutCells: 0 };
}

/** One row of one cell that is a plain number. */
function numberReading({ rows, more }: Rows): Reading[] {
  const cell = rows.length === 1 && rows[0]?.length === 1 && !more ? (rows[0][0] ?? '') : '';
  return /^-?\d+(?:\.\d+)?$/.test(cell) ? [{ kind: 'number', value: Number(cell) }] : [];
}
