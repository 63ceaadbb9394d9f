/**
 * One connection for one look: opened, put into a read-only transaction with short limits, rolled back and closed. A connection
 * that is kept would hold a place in a database that may have none to spare.
 */
import { Socket } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import pg from 'pg';
import type { SshStream } from '../path/ssh-stream.ts';
import { limitAnswer } from './answer-limit.ts';
import { cancelled, type HoldPlace } from './connection-gate.ts';
import { DatabaseRefusal, toRefusal } from './database-refusal.ts';
import { fetchRows, rowLimit } from './fetch-rows.ts';
import { inPsqlSession, type PsqlStart } from './psql-session.ts';

export type ConnectionSettings = {
  host: string;
  port: number;
  database: string;
  user: string;
  password: string | null;
  tls: ConnectionOptions | false;
  tunnelled: boolean;
  /** Over ssh: opens each connection at the far end, and tells silence of the database from a way that has gone. */
  ssh?: { open: () => SshStream; expectAlive: () => Promise<void> };
  /** By psql of the host behind ssh, instead of a connection of ours: words that start it there. */
  psql?: PsqlStart;
};

export type DatabaseSocket = Socket | SshStream;

/** Cells as the server prints them. `more`: there were rows beyond those that were fetched. */
export type Rows = { fields: { name: string; typeId: number }[]; rows: (string | null)[][]; more: boolean };

export type Session = {
  /** A query of anyone's, through a cursor: the server takes one SELECT and nothing else. */
  throughCursor(sql: string): Promise<Rows>;
  /**
   * One statement by the extended protocol, for what cannot be a cursor and for the app's own queries.
   *
   * @param parameters how many `$1`, `$2` … it holds, each sent as NULL; only a generic plan is asked for with any.
   */
  direct(sql: string, parameters?: number): Promise<Rows>;
};

const connectLimitMs = 3_000;
const answerLimitMs = 4_000;
/** Of all answers together: each of many fetches may be slow. */
const sessionLimitMs = 10_000;
const goodbyeLimitMs = 1_000;

export const opening = `BEGIN READ ONLY;
SET LOCAL statement_timeout = '3s';
SET LOCAL lock_timeout = '500ms';
SET LOCAL idle_in_transaction_session_timeout = '5s';
SET LOCAL standard_conforming_strings = on`;

/**
 * Throws DatabaseRefusal whatever goes wrong. The answer does not wait for the server to end the connection, which can take it longer
 * than the answer did.
 *
 * @param hold is told until when the connection counts as ours.
 */
export async function inReadOnlySession<T>(
  settings: ConnectionSettings,
  cancel: AbortSignal,
  work: (session: Session) => Promise<T>,
  hold: HoldPlace,
): Promise<T> {
  if (settings.psql !== undefined) return inPsqlSession(settings.psql, opening, cancel, work);
  const { client, socket } = createClient(settings);
  const stop = () => socket.destroy(cancelled());
  cancel.addEventListener('abort', stop, { once: true });
  const limit = new DatabaseRefusal('timeout', `not finished after ${sessionLimitMs / 1_000} s`);
  const timer = setTimeout(() => socket.destroy(limit), sessionLimitMs);
  limitAnswer(socket);
  try {
    if (cancel.aborted) throw cancelled();
    await client.connect();
    // TLS has put a stream of its own above the socket, and what is in it may be larger than what carries it.
    if (client.connection.stream !== socket) limitAnswer(client.connection.stream);
    await client.query(opening);
    const result = await work(sessionOf(client));
    // With a connection that was ended over an answer too long, the transaction has ended too.
    if (!client.connection.stream.destroyed) await client.query('ROLLBACK');
    return result;
  } catch (error) {
    throw cancel.aborted ? cancelled() : await blameWay(settings, toRefusal(error, settings.tunnelled));
  } finally {
    clearTimeout(timer);
    cancel.removeEventListener('abort', stop);
    hold(goodbye(client, socket));
  }
}

/** Silence, or a connection cut, is the database's only where the way to it still answers. */
async function blameWay({ ssh }: ConnectionSettings, refusal: DatabaseRefusal): Promise<DatabaseRefusal> {
  if (refusal.outcome !== 'timeout' && refusal.outcome !== 'reset') return refusal;
  return (
    ssh?.expectAlive().then(
      () => refusal,
      (error: unknown) => toRefusal(error, false),
    ) ?? refusal
  );
}

/** A client that takes nothing from the surroundings, over the way that the settings name. */
export function createClient(
  settings: ConnectionSettings,
  keepAlive = false,
): { client: pg.Client; socket: DatabaseSocket } {
  const socket = settings.ssh?.open() ?? new Socket();
  const client = new pg.Client({
    host: settings.host,
    port: settings.port,
    database: settings.database,
    user: settings.user,
    // A function, since for an absent value the driver would look into PGPASSWORD and ~/.pgpass by rules of its own.
    password: () => settings.password ?? '',
    ssl: settings.tls,
    application_name: 'hikeshi',
    fallback_application_name: 'hikeshi',
    options: '',
    keepAlive,
    connectionTimeoutMillis: connectLimitMs,
    query_timeout: answerLimitMs,
    types: { getTypeParser: () => (text: string) => text },
    stream: () => socket,
  });
  // A server that goes away says so here and by the query that fails; the query is where it is handled.
  client.on('error', () => {});
  return { client, socket };
}

function sessionOf(client: pg.Client): Session {
  const extended = async (text: string, parameters = 0): Promise<Rows> => {
    const values = Array.from({ length: parameters }, () => null);
    const query = { text, values, rowMode: 'array' as const, queryMode: 'extended' };
    const { fields, rows } = await client.query<(string | null)[]>(query);
    return { fields: fields.map(({ name, dataTypeID }) => ({ name, typeId: dataTypeID })), rows, more: false };
  };
  return {
    async throughCursor(sql) {
      await extended(`DECLARE look NO SCROLL CURSOR FOR ${sql}`);
      return fetchRows((count) => extended(`FETCH FORWARD ${count} FROM look`));
    },
    async direct(sql, parameters) {
      const { fields, rows } = await extended(sql, parameters);
      return { fields, rows: rows.slice(0, rowLimit), more: rows.length > rowLimit };
    },
  };
}

/** Resolves when the server has seen us go, or after a second; a turn is given on only then. Never rejects. */
async function goodbye(client: pg.Client, socket: DatabaseSocket): Promise<void> {
  const timer = setTimeout(() => socket.destroy(), goodbyeLimitMs);
  try {
    const closed = socket.closed ? null : new Promise((resolve) => socket.once('close', resolve));
    await client.end();
    await closed;
  } catch {
    // What was read has been read; a connection that will not close in order is cut.
    socket.destroy();
  } finally {
    clearTimeout(timer);
  }
}
