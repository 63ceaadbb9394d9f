/** The API's connection pool, and how its troubles are worded in the log. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { ApiConfig } from './config.ts';
import { Failure } from './failure.ts';
import type { Logs } from './log.ts';

export type Database = {
  /** Takes a connection out of the pool; the caller gives it back. Throws {@link Failure}: 500 or, too long a wait, 504. */
  acquire(): Promise<pg.PoolClient>;
};

const tooManyConnections = '53300';
const retryMs = 250;

export function openDatabase(config: ApiConfig['database'], logs: Logs): Database {
  const pool = new pg.Pool({
    host: config.host,
    port: config.port,
    database: config.name,
    user: config.user,
    password: readFileSync(config.passwordFile, 'utf8').trim(),
    application_name: 'todo-api',
    max: config.poolSize,
    connectionTimeoutMillis: config.poolWaitMs,
    statement_timeout: config.statementMs,
  });
  // The pool listens to its idle connections alone; one that is lost between two questions of a request fails the next of them.
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.on('error', (error) => logs.application('WARN', `lost an idle database connection: ${error.message}`));
  const warnOfExhaustion = oncePerSecond(() =>
    logs.application(
      'WARN',
      `connection pool exhausted: ${pool.totalCount} of ${config.poolSize} connections in use, ${pool.waitingCount + 1} requests waiting`,
    ),
  );

  async function acquire(): Promise<pg.PoolClient> {
    const startedAt = performance.now();
    for (;;) {
      if (pool.totalCount >= config.poolSize && pool.idleCount === 0) warnOfExhaustion();
      try {
        return await pool.connect();
      } catch (error) {
        const waitedMs = performance.now() - startedAt;
        if (!isTooManyConnections(error) || waitedMs + retryMs > config.connectMs) throw worded(error, waitedMs);
      }
      await sleep(retryMs);
    }
  }

  /** The cause in the words that runbooks look for. */
  function worded(error: unknown, waitedMs: number): Failure {
    const message = error instanceof Error ? error.message : String(error);
    const code = (error as { code?: unknown }).code;
    if (message.startsWith('timeout exceeded')) {
      return new Failure(504, `connection pool exhausted: timeout after ${config.poolWaitMs} ms without a connection`);
    }
    if (isTooManyConnections(error)) {
      const waited = `connection pool exhausted: timeout after ${Math.round(waitedMs)} ms without a new connection`;
      return new Failure(500, `failed to connect to database: ${waited}: ${message}`);
    }
    const reason = code === 'ECONNREFUSED' ? `connection refused (${config.host}:${config.port})` : message;
    return new Failure(500, `failed to connect to database: ${reason}`);
  }

  return { acquire };
}

function isTooManyConnections(error: unknown): boolean {
  return (error as { code?: unknown }).code === tooManyConnections;
}

function oncePerSecond(action: () => void): () => void {
  let lastAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (performance.now() - lastAt < 1_000) return;
    lastAt = performance.now();
    action();
  };
}
