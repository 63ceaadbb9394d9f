/** A look at a database that ended without rows, by the class a responder tells apart. */
import pg from 'pg';
import type { Outcome } from '../../../shared/diagnosis/reading.ts';
import { PathFailure, TargetFailure } from '../path/path-failure.ts';

export class DatabaseRefusal extends Error {
  /** `secretMissing`: the password is asked for once a session, and has not been entered in this one. */
  readonly outcome: Outcome | 'cancelled' | 'notAskedAgain' | 'secretMissing';
  readonly sqlState: string | null;
  /** The way that is broken, where it has a name. */
  readonly path: PathFailure | null;
  /** With `tooManyConnections`, where the server tells. */
  readonly limit: ConnectionLimit | null;

  constructor(
    outcome: DatabaseRefusal['outcome'],
    message: string,
    sqlState: string | null = null,
    path: PathFailure | null = null,
    limit: ConnectionLimit | null = null,
  ) {
    super(message);
    this.outcome = outcome;
    this.sqlState = sqlState;
    this.path = path;
    this.limit = limit;
  }
}

const byErrorCode: Record<string, Outcome> = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ETIMEDOUT: 'timeout',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  // No route says that the way is broken (a VPN that is down), nothing of the server.
  ENETUNREACH: 'noPath',
  EHOSTUNREACH: 'noPath',
  ENETDOWN: 'noPath',
  EADDRNOTAVAIL: 'noPath',
};

const bySqlState: Record<string, Outcome> = {
  '28P01': 'authFailed',
  '28000': 'authFailed',
  '53300': 'tooManyConnections',
  '25006': 'notAllowed',
  // Starting up, shutting down, or in recovery: the server is there and takes nobody.
  '57P03': 'refused',
  '57P01': 'reset',
  '57P02': 'reset',
};

export function outcomeOfSqlState(sqlState: string): Outcome {
  return bySqlState[sqlState] ?? 'queryFailed';
}

/** Servers of every language say by the place in their source which of their limits it is. */
const limitByRoutine: Readonly<Record<string, ConnectionLimit>> = {
  InitProcess: 'all',
  InitPostgres: 'unreserved',
  CheckMyDatabase: 'database',
  InitializeSessionUserId: 'role',
};

/** Which limit was reached by 53300: of the server, of it without its reserve, of the database, or of the role that looks. */
export type ConnectionLimit = 'all' | 'unreserved' | 'database' | 'role';

/** Null where it is another refusal, or the server does not tell. */
function limitOf({ code, routine }: pg.DatabaseError): ConnectionLimit | null {
  return code === '53300' ? (limitByRoutine[routine ?? ''] ?? null) : null;
}

/** Tells apart whatever the driver, the socket or TLS threw. `tunnelled`: a closed local port is then a broken path. */
export function toRefusal(error: unknown, tunnelled: boolean): DatabaseRefusal {
  if (error instanceof DatabaseRefusal) return error;
  if (error instanceof PathFailure) return throughBrokenPath(error);
  if (error instanceof TargetFailure) return new DatabaseRefusal(error.outcome, error.message);
  const message = error instanceof Error ? error.message : String(error);
  const code = codeOf(error);
  if (error instanceof pg.DatabaseError && code !== null) {
    return new DatabaseRefusal(outcomeOfSqlState(code), message, code, null, limitOf(error));
  }
  const outcome = (code === null ? undefined : byErrorCode[code]) ?? byMessage(code, message);
  if (tunnelled && (outcome === 'refused' || outcome === 'reset')) {
    return new DatabaseRefusal('noPath', `the tunnel is not open: ${message}`);
  }
  return new DatabaseRefusal(outcome, message || (code ?? 'failed'));
}

function throughBrokenPath(failure: PathFailure): DatabaseRefusal {
  return new DatabaseRefusal(failure.fault === 'cancelled' ? 'cancelled' : 'noPath', failure.message, null, failure);
}

function byMessage(code: string | null, message: string): Outcome {
  if (/timeout/i.test(message)) return 'timeout';
  if (/SSL|TLS|CERT|SIGNED|EPROTO|UNABLE_TO/i.test(`${code} ${message}`)) return 'tls';
  if (/SASL|password/i.test(message)) return 'authFailed';
  return /terminated|closed/i.test(message) ? 'reset' : 'invalid';
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
