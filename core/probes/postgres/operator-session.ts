/**
 * The one connection that is kept: opened with the card of a destroying action and held until the card closes, so that a database
 * that fills up meanwhile cannot refuse the second half. It reads through a read-only cursor like every look, and tells a session
 * something only by the one statement that this file sends.
 */
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Backend, BackendOutcome } from '../../../shared/incident/action-payloads.ts';
import type { Signal, SignalStatement } from '../../../shared/runbook/commands/signal-statement.ts';
import { cancelled } from './connection-gate.ts';
import { DatabaseRefusal, toRefusal } from './database-refusal.ts';
import { type ConnectionSettings, createClient, type DatabaseSocket } from './read-only-session.ts';
import {
  allClientsQuery,
  type Grants,
  grantsOf,
  grantsQuery,
  type ListedBackend,
  listedBackend,
  previewQuery,
  signalStatement,
  toldOutcome,
} from './session-signals.ts';

export type OperatorSession = {
  grants(): Promise<Grants>;
  /** At most so many of the sessions that the statement means; `more` where there were others. */
  preview(statement: SignalStatement, limit: number): Promise<{ backends: ListedBackend[]; more: boolean }>;
  /** All sessions of clients but our own. */
  clients(): Promise<ListedBackend[]>;
  /** Tells one session. A refusal of the server is an outcome; a connection that broke throws. */
  tell(signal: Signal, backend: Backend): Promise<{ outcome: BackendOutcome | 'told'; sqlState: string | null }>;
  /** Aborts when the connection is gone, whoever ended it. */
  lost: AbortSignal;
  close(): Promise<void>;
};

const goodbyeLimitMs = 1_000;
const pauseMs = 250;

/** Read-only unless a transaction says otherwise, and none here does. Names of functions are the server's own. */
const opening = `SET default_transaction_read_only = on;
SET search_path = pg_catalog;
SET statement_timeout = '3s';
SET lock_timeout = '500ms';
SET standard_conforming_strings = on`;

/**
 * Connects. Where the database has no place left it is asked again until one comes free or `patienceMs` are over.
 * Throws DatabaseRefusal.
 */
export async function openOperatorSession(
  settings: ConnectionSettings,
  { patienceMs, cancel }: { patienceMs: number; cancel: AbortSignal },
): Promise<OperatorSession> {
  const endsAtMs = performance.now() + patienceMs;
  for (;;) {
    try {
      return await connect(settings, cancel);
    } catch (error) {
      const isFull = error instanceof DatabaseRefusal && error.outcome === 'tooManyConnections';
      if (!isFull || performance.now() + pauseMs > endsAtMs) throw error;
    }
    await wait(pauseMs, undefined, { signal: cancel }).catch(() => {
      throw cancelled();
    });
  }
}

async function connect(settings: ConnectionSettings, cancel: AbortSignal): Promise<OperatorSession> {
  if (settings.psql !== undefined)
    throw new DatabaseRefusal('notAllowed', 'psql over ssh only looks; it holds no connection');
  const { client, socket } = createClient(settings, true);
  const lost = new AbortController();
  client.on('error', () => lost.abort());
  client.on('end', () => lost.abort());
  const stop = () => socket.destroy(cancelled());
  cancel.addEventListener('abort', stop, { once: true });
  try {
    if (cancel.aborted) throw cancelled();
    await client.connect();
    await client.query(opening);
    return sessionOf(client, socket, settings.tunnelled, lost.signal);
  } catch (error) {
    socket.destroy();
    throw cancel.aborted ? cancelled() : toRefusal(error, settings.tunnelled);
  } finally {
    cancel.removeEventListener('abort', stop);
  }
}

function sessionOf(client: pg.Client, socket: DatabaseSocket, tunnelled: boolean, lost: AbortSignal): OperatorSession {
  const ask = async (text: string, values: (string | number | null)[] = []): Promise<(string | null)[][]> => {
    const query = { text, values, rowMode: 'array' as const, queryMode: 'extended' };
    return (await client.query<(string | null)[]>(query)).rows;
  };
  /** One SELECT through a cursor of a read-only transaction: the server takes nothing else there. */
  const look = async (sql: string, limit: number): Promise<(string | null)[][]> => {
    await ask('BEGIN READ ONLY');
    try {
      await ask(`DECLARE look NO SCROLL CURSOR FOR ${sql}`);
      return await ask(`FETCH FORWARD ${limit + 1} FROM look`);
    } finally {
      // What is known of sessions is kept for as long as a transaction lasts: the next look must see anew.
      await ask('ROLLBACK');
    }
  };
  const refusing = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw toRefusal(error, tunnelled);
    }
  };
  return {
    lost,
    grants: () => refusing(async () => grantsOf((await look(grantsQuery, 1))[0] ?? [])),
    preview: (statement, limit) =>
      refusing(async () => {
        const rows = await look(previewQuery(statement), limit);
        return { backends: rows.slice(0, limit).map(listedBackend), more: rows.length > limit };
      }),
    clients: () => refusing(async () => (await look(allClientsQuery, mostClients)).map(listedBackend)),
    async tell(signal, { pid, backendStart, state, queryStart }) {
      try {
        const rows = await ask(signalStatement(signal), [pid, backendStart, state, queryStart]);
        return { outcome: toldOutcome(rows), sqlState: null };
      } catch (error) {
        if (error instanceof pg.DatabaseError && !lost.aborted && !isFatal(error)) {
          return { outcome: 'refused', sqlState: error.code ?? null };
        }
        throw toRefusal(error, tunnelled);
      }
    },
    async close() {
      const timer = setTimeout(() => socket.destroy(), goodbyeLimitMs);
      await client.end().catch(() => {});
      clearTimeout(timer);
      socket.destroy();
    },
  };
}

/** No server allows more connections than this by far. */
const mostClients = 10_000;

/** The server ended our own session with it: whether it did what it was told first is not known. */
function isFatal({ severity }: pg.DatabaseError): boolean {
  return severity === 'FATAL' || severity === 'PANIC';
}
