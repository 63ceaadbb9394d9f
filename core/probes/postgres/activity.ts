/** The app's own two questions about who is connected. */
import type { Reading } from '../../../shared/diagnosis/reading.ts';
import type { Rows } from './read-only-session.ts';

/**
 * Sessions of clients, counted against the most there may be. Our own is one of them. To a role without pg_monitor the kind and
 * state of others' sessions are hidden: then they are counted, and nothing is said of what they do.
 */
export const connectionsQuery = `
SELECT
  count(*) FILTER (WHERE datid IS NOT NULL AND usesysid IS NOT NULL
    AND coalesce(backend_type, 'client backend') = 'client backend') AS used,
  pg_catalog.current_setting('max_connections')::pg_catalog.int4 AS max,
  pg_catalog.current_setting('superuser_reserved_connections')::pg_catalog.int4
    + coalesce(pg_catalog.current_setting('reserved_connections', true), '0')::pg_catalog.int4 AS reserved,
  count(*) FILTER (WHERE active) AS active,
  (1000 * extract(epoch FROM max(pg_catalog.clock_timestamp() - query_start) FILTER (WHERE active)))::pg_catalog.int8
    AS longest_active_ms,
  count(*) FILTER (WHERE backend_type IS NULL) AS hidden,
  (1000 * extract(epoch FROM pg_catalog.clock_timestamp()))::pg_catalog.int8 AS clock_ms
FROM (
  SELECT *, state = 'active' AND backend_type = 'client backend' AND pid <> pg_catalog.pg_backend_pid() AS active
  FROM pg_catalog.pg_stat_activity
) AS sessions`;

/** Who holds them. */
export const clientsQuery = `
SELECT usename, application_name, client_addr, state, count(*) AS sessions, min(state_change)::pg_catalog.timestamptz(0) AS since
FROM pg_catalog.pg_stat_activity
WHERE datid IS NOT NULL AND usesysid IS NOT NULL
GROUP BY usename, application_name, client_addr, state
ORDER BY count(*) DESC, usename, application_name, state
LIMIT 50`;

/** What the row of `connectionsQuery` says. */
export function activityReadings({ rows }: Rows): Reading[] {
  const [used, max, reserved, active, longestMs, hidden] = rows[0] ?? [];
  if (used == null || max == null) return [];
  const connections: Reading = {
    kind: 'connections',
    used: Number(used),
    max: Number(max),
    reserved: Number(reserved ?? 0),
  };
  if (hidden !== '0') return [connections];
  const longest = longestMs == null ? null : Math.max(0, Number(longestMs));
  return [connections, { kind: 'activeQueries', count: Number(active), longestMs: longest }];
}

/** The server's clock minus ours, taken to have been read halfway between question and answer. */
export function offsetOfClock({ rows }: Rows, { sentAtMs, tookMs }: { sentAtMs: number; tookMs: number }): number {
  return Math.round(Number(rows[0]?.at(-1)) - (sentAtMs + tookMs / 2));
}
