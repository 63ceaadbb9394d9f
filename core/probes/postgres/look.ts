/** One look at a database, from the environment's settings to readings and evidence, whatever it asks. */
import type { Reading } from '../../../shared/diagnosis/reading.ts';
import type { Environment } from '../../../shared/environment/environment.ts';
import type { ResultTable } from '../../../shared/incident/result-table.ts';
import { toEvidence } from '../evidence.ts';
import { PathFailure } from '../path/path-failure.ts';
import { brokenPathReadings } from '../path/path-reading.ts';
import { throughText, viaText } from '../path/way.ts';
import type { CheckOutcome, ProbeContext } from '../probe.ts';
import { throughGate } from './connection-gate.ts';
import { connectionSettings, gateTarget } from './connection-settings.ts';
import { type DatabaseRefusal, toRefusal } from './database-refusal.ts';
import { inReadOnlySession, type Session } from './read-only-session.ts';
import { resultEvidence } from './result-evidence.ts';

type Database = NonNullable<Environment['database']>;

export type Found = {
  readings: Reading[];
  tables: ResultTable[];
  /** The database's clock minus ours, where it was asked. */
  clockOffsetMs?: number;
};

export type Look = {
  /** What the target line says was asked. */
  title: string;
  /** The same statement is asked once at a time. */
  statement: string;
  ask: (session: Session) => Promise<Found>;
};

const titleLength = 120;

/**
 * Makes one look through the gate, and never throws for what the database does: that is its first reading.
 *
 * @param refusal why it is not made at all; null where nothing stands against it.
 */
export async function outcomeOf(
  look: Look,
  refusal: DatabaseRefusal | null,
  context: ProbeContext,
): Promise<CheckOutcome> {
  const { database } = context.environment;
  const startedAtMs = context.nowMs();
  if (database === null) return withoutDatabase(look, startedAtMs, context);
  const where = `${database.host}:${database.port}/${database.database} as ${database.user}${viaText(database.path)}`;
  const watch = { startedMs: performance.now() };
  let secret: string | null = null;
  // A password out of ~/.pgpass is known to nobody but this look.
  const redact = (text: string) => context.redact(secret ? text.replaceAll(secret, '***') : text);
  const targetOf = () => redact(`${titleOf(look.title)} @ ${where}`);
  const finish = (readings: Reading[], evidence: CheckOutcome['evidence'], clockOffsetMs: number | null = null) => {
    return { target: targetOf(), startedAtMs, durationMs: elapsedMs(watch), readings, evidence, clockOffsetMs };
  };
  try {
    if (refusal !== null) throw refusal;
    const settings = await connectionSettings(database, context);
    secret = settings.password;
    const entry = { ...context, target: gateTarget(database), statement: look.statement };
    const found = await throughGate(entry, (hold) => {
      // Waiting for our own turn is no property of the database.
      watch.startedMs = performance.now();
      return inReadOnlySession(settings, context.cancel, look.ask, hold);
    });
    const readings = [databaseReading(database, 'answered', watch, null), ...found.readings];
    return finish(
      readings,
      resultEvidence({ target: targetOf(), tables: found.tables }, redact),
      found.clockOffsetMs ?? null,
    );
  } catch (error) {
    const found = toRefusal(error, database.path.kind === 'tunnel');
    const said = `${found.sqlState === null ? found.outcome : `${found.outcome} (${found.sqlState})`}: ${found.message}`;
    const broken = brokenPathReadings(pathOf(database, found), elapsedMs(watch));
    const readings = [refusalReading(database, found, watch, redact(where)), ...broken];
    return finish(readings, toEvidence(`${targetOf()}\n\n${said}\n`, 'text/plain', redact));
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
): Extract<Reading, { kind: 'database' }> {
  return { kind: 'database', host, port, database, outcome, durationMs: elapsedMs(watch), sqlState };
}

/** What says something of the database is a reading of it; a look that was never made is unreadable. */
function refusalReading(
  database: Database,
  { outcome, sqlState, limit }: DatabaseRefusal,
  watch: { startedMs: number },
  target: string,
): Reading {
  if (outcome === 'cancelled') return { kind: 'unreadable', target, reason: 'cancelled', detail: '' };
  if (outcome === 'secretMissing') return { kind: 'unreadable', target, reason: 'secretMissing', detail: '' };
  if (outcome === 'notAskedAgain') return { kind: 'unreadable', target, reason: 'justFull', detail: '' };
  if (limit === 'role') return { kind: 'unreadable', target, reason: 'ownLimit', detail: '' };
  const reading = databaseReading(database, outcome, watch, sqlState);
  return limit === null ? reading : { ...reading, limit };
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
