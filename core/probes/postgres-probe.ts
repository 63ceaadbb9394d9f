/** Looking at a PostgreSQL database: its connections, or one statement of the runbook. Nothing here can write. */
import type { Reading } from '../../shared/diagnosis/reading.ts';
import type { Environment } from '../../shared/environment/environment.ts';
import type { Probe } from '../../shared/runbook/model.ts';
import { toEvidence } from './evidence.ts';
import { PathFailure } from './path/path-failure.ts';
import { brokenPathReadings } from './path/path-reading.ts';
import { throughText, viaText } from './path/way.ts';
import { activityReadings, clientsQuery, connectionsQuery } from './postgres/activity.ts';
import { throughGate } from './postgres/connection-gate.ts';
import { connectionSettings, gateTarget } from './postgres/connection-settings.ts';
import { DatabaseRefusal, toRefusal } from './postgres/database-refusal.ts';
import { refuseWhatActs } from './postgres/judge-by-facts.ts';
import { judgeStatement } from './postgres/judge-statement.ts';
import { maskLiterals } from './postgres/mask-literals.ts';
import { inReadOnlySession, type Rows, type Session } from './postgres/read-only-session.ts';
import { textTable } from './postgres/text-table.ts';
import type { CheckOutcome, ProbeContext } from './probe.ts';

type Database = NonNullable<Environment['database']>;
type Found = { readings: Reading[]; text: string };
type Look = {
  /** What the target line says was asked. */
  title: string;
  /** The same statement is asked once at a time. */
  statement: string;
  ask: (session: Session) => Promise<Found>;
};

const titleLength = 120;

/** Used and most connections, running statements, and who holds the connections. */
export function runDatabaseConnections(context: ProbeContext): Promise<CheckOutcome> {
  const ask = async (session: Session): Promise<Found> => {
    const counts = await session.direct(connectionsQuery);
    const clients = await session.direct(clientsQuery);
    return { readings: activityReadings(counts), text: `${textTable(counts)}\n\n${textTable(clients)}` };
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
    await refuseWhatActs(session, statement, throughCursor ? 'run' : 'plan');
    const rows = throughCursor ? await session.throughCursor(statement) : await session.direct(statement);
    const readings = numberReading(rows);
    if (judgement.allowed && judgement.countsActivity) {
      readings.push(...activityReadings(await session.direct(connectionsQuery)));
    }
    const shown = judgement.allowed && judgement.readsActivity ? maskStatements(rows) : rows;
    return { readings, text: textTable(shown) };
  };
  return outcomeOf({ title: meta ?? statement, statement, ask }, refusal, context);
}

async function outcomeOf(look: Look, refusal: DatabaseRefusal | null, context: ProbeContext): Promise<CheckOutcome> {
  const { database } = context.environment;
  const startedAtMs = context.nowMs();
  if (database === null) return withoutDatabase(look, startedAtMs, context);
  const where = `${database.host}:${database.port}/${database.database} as ${database.user}${viaText(database.path)}`;
  const watch = { startedMs: performance.now() };
  let secret: string | null = null;
  // A password out of ~/.pgpass is known to nobody but this look.
  const redact = (text: string) => context.redact(secret ? text.replaceAll(secret, '***') : text);
  const finish = (readings: Reading[], text: string): CheckOutcome => {
    const target = redact(`${titleOf(look.title)} @ ${where}`);
    const evidence = toEvidence(`${target}\n\n${text}\n`, 'text/plain', redact);
    return { target, startedAtMs, durationMs: elapsedMs(watch), readings, evidence, clockOffsetMs: null };
  };
  try {
    if (refusal !== null) throw refusal;
    const settings = await connectionSettings(database, context);
    secret = settings.password;
    const entry = { ...context, target: gateTarget(database), statement: look.statement };
    const { readings, text } = await throughGate(entry, () => {
      // Waiting for our own turn is no property of the database.
      watch.startedMs = performance.now();
      return inReadOnlySession(settings, context.cancel, look.ask);
    });
    return finish([databaseReading(database, 'answered', watch, null), ...readings], text);
  } catch (error) {
    const found = toRefusal(error, database.path.kind === 'tunnel');
    const said = `${found.sqlState === null ? found.outcome : `${found.outcome} (${found.sqlState})`}: ${found.message}`;
    const broken = brokenPathReadings(pathOf(database, found), elapsedMs(watch));
    return finish([refusalReading(database, found, watch, redact(where)), ...broken], said);
  }
}

/** Of a tunnel, all that is known of it is that nothing came through. */
function pathOf({ path }: Database, { outcome, path: failure, message }: DatabaseRefusal): PathFailure | null {
  const isTunnel = outcome === 'noPath' && path.kind === 'tunnel';
  return failure ?? (isTunnel ? new PathFailure('tunnelClosed', throughText(path) ?? '', message) : null);
}

function databaseReading(
  { host, port, database }: Database,
  outcome: Extract<Reading, { kind: 'database' }>['outcome'],
  watch: { startedMs: number },
  sqlState: string | null,
): Reading {
  return { kind: 'database', host, port, database, outcome, durationMs: elapsedMs(watch), sqlState };
}

/** What says something of the database is a reading of it; a look that was never made is unreadable. */
function refusalReading(
  database: Database,
  { outcome, sqlState }: DatabaseRefusal,
  watch: { startedMs: number },
  target: string,
): Reading {
  if (outcome === 'cancelled') return { kind: 'unreadable', target, reason: 'cancelled', detail: '' };
  if (outcome === 'notAskedAgain') return { kind: 'unreadable', target, reason: 'justFull', detail: '' };
  return databaseReading(database, outcome, watch, sqlState);
}

function withoutDatabase(look: Look, startedAtMs: number, context: ProbeContext): CheckOutcome {
  const target = context.redact(titleOf(look.title));
  const detail = 'the environment names no database';
  return {
    target,
    startedAtMs,
    durationMs: 0,
    readings: [{ kind: 'unreadable', target, reason: 'notFound', detail }],
    evidence: null,
    clockOffsetMs: null,
  };
}

function elapsedMs({ startedMs }: { startedMs: number }): number {
  return Math.round((performance.now() - startedMs) * 10) / 10;
}

function titleOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > titleLength ? `${line.slice(0, titleLength)}…` : line;
}

/** One row of one cell that is a plain number. */
function numberReading({ rows, more }: Rows): Reading[] {
  const cell = rows.length === 1 && rows[0]?.length === 1 && !more ? (rows[0][0] ?? '') : '';
  return /^-?\d+(?:\.\d+)?$/.test(cell) ? [{ kind: 'number', value: Number(cell) }] : [];
}

/** text and varchar: the types a statement's text can have. */
const textTypes: ReadonlySet<number> = new Set([25, 1043]);
/** Text columns of the activity view that are names of things, never someone's statement. */
const plainColumns: ReadonlySet<string> = new Set([
  'application_name',
  'state',
  'wait_event',
  'wait_event_type',
  'backend_type',
  'client_hostname',
]);

function maskStatements({ fields, rows, more }: Rows): Rows {
  const masked = fields.map(({ name, typeId }) => textTypes.has(typeId) && !plainColumns.has(name));
  const maskRow = (row: Rows['rows'][number]) =>
    row.map((cell, column) => (cell !== null && masked[column] ? maskLiterals(cell) : cell));
  return { fields, more, rows: rows.map(maskRow) };
}
