/**
 * What a destroying action asks a database and tells it. Looking and telling are statements of our own: of the runbook only its
 * condition is used, in the preview, and there through a read-only cursor.
 */
import type { Backend, BackendOutcome } from '../../../shared/incident/action-payloads.ts';
import type { Signal, SignalStatement } from '../../../shared/runbook/commands/signal-statement.ts';

/** What the role of the held connection may do to others' sessions. */
export type Grants = {
  role: string;
  superuser: boolean;
  /** Member of `pg_signal_backend`. */
  signalBackend: boolean;
  /** Sees what others' sessions do. */
  readAllStats: boolean;
  connections: { used: number; max: number };
};

/** Why a session may not be told anything: the server would refuse, or hides what tells it from another. */
export type Permission = 'allowed' | 'superuser' | 'noGrant' | 'hidden';

export type ListedBackend = Omit<Backend, 'backendStart'> & {
  /** Null where the server hides it. */
  backendStart: string | null;
  /** How long it has been in its state. */
  stateForMs: number | null;
  waitEvent: string | null;
  /** As the server has it, literals and all: to be masked before it goes anywhere. */
  query: string | null;
  permission: Permission;
};

const utc = (column: string) => `pg_catalog.to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

export const grantsQuery = `
SELECT
  current_user AS role,
  (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user) AS superuser,
  pg_catalog.pg_has_role(current_user, 'pg_signal_backend', 'USAGE') AS signal_backend,
  pg_catalog.pg_has_role(current_user, 'pg_read_all_stats', 'USAGE') AS read_all_stats,
  (SELECT count(*) FROM pg_catalog.pg_stat_activity
    WHERE datid IS NOT NULL AND usesysid IS NOT NULL AND coalesce(backend_type, 'client backend') = 'client backend') AS used,
  pg_catalog.current_setting('max_connections') AS max`;

export function grantsOf(row: readonly (string | null)[]): Grants {
  const [role, superuser, signalBackend, readAllStats, used, max] = row;
  return {
    role: role ?? '',
    superuser: superuser === 't',
    signalBackend: signalBackend === 't',
    readAllStats: readAllStats === 't',
    connections: { used: Number(used), max: Number(max) },
  };
}

/**
 * Sessions of clients that the condition means, longest in their state first. Hikeshi's own are never among them, its looks
 * included.
 */
export function previewQuery({ condition, alias }: Pick<SignalStatement, 'condition' | 'alias'>): string {
  const name = alias ?? 'pg_stat_activity';
  const chosen = condition === null ? 'true' : condition;
  return `${listed}
WHERE activity.pid IN (
  SELECT ${name}.pid FROM pg_catalog.pg_stat_activity AS ${name} WHERE (${chosen})
)
${clientsOnly}
ORDER BY activity.state_change NULLS LAST, activity.pid`;
}

const listed = `SELECT
  activity.pid,
  ${utc('activity.backend_start')} AS backend_start,
  activity.usename,
  activity.application_name,
  pg_catalog.host(activity.client_addr) AS client_address,
  activity.state,
  ${utc('activity.query_start')} AS query_start,
  (1000 * extract(epoch FROM pg_catalog.clock_timestamp() - activity.state_change))::pg_catalog.int8 AS state_for_ms,
  activity.wait_event,
  activity.query,
  CASE
    WHEN target.rolsuper AND NOT me.rolsuper THEN 'superuser'
    WHEN NOT pg_catalog.pg_has_role(me.oid, activity.usesysid, 'USAGE')
      AND NOT pg_catalog.pg_has_role(me.oid, 'pg_signal_backend', 'USAGE') THEN 'noGrant'
    WHEN activity.backend_start IS NULL THEN 'hidden'
    ELSE 'allowed'
  END AS permission
FROM pg_catalog.pg_stat_activity AS activity
JOIN pg_catalog.pg_roles AS target ON target.oid = activity.usesysid
JOIN pg_catalog.pg_roles AS me ON me.rolname = current_user`;

const clientsOnly = `AND activity.datid IS NOT NULL
AND coalesce(activity.backend_type, 'client backend') = 'client backend'
AND activity.pid <> pg_catalog.pg_backend_pid()
AND activity.application_name <> 'hikeshi'`;

/** Every client's session, by which what became of those that were told is seen. */
export const allClientsQuery = `${listed}
WHERE true
${clientsOnly}`;

export function listedBackend(row: readonly (string | null)[]): ListedBackend {
  const [pid, backendStart, userName, applicationName, clientAddress, state, queryStart, stateForMs, waitEvent] = row;
  const [query, permission] = row.slice(9);
  return {
    pid: Number(pid),
    backendStart: backendStart ?? null,
    userName: userName ?? '',
    applicationName: applicationName ?? '',
    clientAddress: clientAddress ?? null,
    state: state ?? null,
    queryStart: queryStart ?? null,
    stateForMs: stateForMs == null ? null : Math.max(0, Number(stateForMs)),
    waitEvent: waitEvent ?? null,
    query: query ?? null,
    permission: (permission ?? 'hidden') as Permission,
  };
}

const functions: Readonly<Record<Signal, string>> = {
  cancel: 'pg_catalog.pg_cancel_backend',
  terminate: 'pg_catalog.pg_terminate_backend',
};

/**
 * One session, told only if it still is the one that was confirmed, compared by the server in the statement that tells it:
 * `$1` process id, `$2` when it began, `$3` its state, `$4` when what it runs began.
 */
export function signalStatement(signal: Signal): string {
  return `SELECT same_session, same_work, CASE WHEN same_session AND same_work THEN ${functions[signal]}(pid) END AS told
FROM (
  SELECT
    pid,
    backend_start = $2::pg_catalog.timestamptz AS same_session,
    state IS NOT DISTINCT FROM $3::pg_catalog.text
      AND (state IS DISTINCT FROM 'active' OR query_start IS NOT DISTINCT FROM $4::pg_catalog.timestamptz) AS same_work
  FROM pg_catalog.pg_stat_activity
  WHERE pid = $1::pg_catalog.int4
  OFFSET 0
) AS found`;
}

/** What the answer to it says; `told` when the signal went out, and it is to be seen whether it worked. */
export function toldOutcome(rows: readonly (readonly (string | null)[])[]): BackendOutcome | 'told' {
  const [row] = rows;
  if (row === undefined) return 'alreadyGone';
  const [sameSession, sameWork, told] = row;
  if (sameSession !== 't') return 'restarted';
  if (sameWork !== 't') return 'changed';
  return told === 't' ? 'told' : 'alreadyGone';
}

/** Whether a session that was told is gone, or for a cancel whether what it ran is. */
export function hasEnded(signal: Signal, backend: Backend, now: readonly ListedBackend[]): boolean {
  const found = now.find(({ pid, backendStart }) => pid === backend.pid && backendStart === backend.backendStart);
  if (found === undefined) return true;
  return signal === 'cancel' && (found.state !== 'active' || found.queryStart !== backend.queryStart);
}

/** Sessions begun since by a user, application and address that had one ended. */
export function returnedOf(
  ended: readonly Backend[],
  before: readonly Pick<Backend, 'pid' | 'backendStart'>[],
  now: readonly ListedBackend[],
): ListedBackend[] {
  const clients = new Set(ended.map(clientOf));
  const known = new Set(before.map(({ pid, backendStart }) => `${pid} ${backendStart}`));
  return now.filter((each) => clients.has(clientOf(each)) && !known.has(`${each.pid} ${each.backendStart}`));
}

function clientOf({ userName, applicationName, clientAddress }: Omit<Backend, 'backendStart'> | ListedBackend): string {
  return JSON.stringify([userName, applicationName, clientAddress]);
}
