/** What the environment's role may do, read once while an environment is tested: enough to look, and no more than that. */

import type { DatabaseGrants } from '../../../shared/environment/grant-findings.ts';
import type { ProbeContext } from '../probe.ts';
import { connectionsQuery } from './activity.ts';
import { throughGate } from './connection-gate.ts';
import { connectionSettings, gateTarget } from './connection-settings.ts';
import { DatabaseRefusal } from './database-refusal.ts';
import { sqlLiteral } from './quoting.ts';
import { inReadOnlySession, type Rows, type Session } from './read-only-session.ts';
import { type RelationName, relationsIn } from './relations.ts';

/**
 * One row: superuser, pg_monitor, may write, reserved slots, limit of the role, limit of the database (-1 for none). Roles and settings
 * that an older server does not have count as not there. No query here holds a backslash, which psql over ssh would not be given.
 */
export const grantsQuery = `
SELECT role.rolsuper,
  role.rolsuper OR EXISTS (
    SELECT FROM pg_catalog.pg_roles monitor WHERE monitor.rolname = 'pg_monitor'
      AND pg_catalog.pg_has_role(role.oid, monitor.oid, 'member')),
  role.rolsuper OR EXISTS (
    SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'f') AND n.nspname <> 'information_schema'
      AND pg_catalog.left(n.nspname::pg_catalog.text, 3) <> 'pg_'
      AND pg_catalog.has_schema_privilege(n.oid, 'USAGE')
      AND (pg_catalog.has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
        OR pg_catalog.has_any_column_privilege(c.oid, 'INSERT, UPDATE')))
    OR EXISTS (
    SELECT FROM pg_catalog.pg_namespace n
    WHERE pg_catalog.left(n.nspname::pg_catalog.text, 3) <> 'pg_' AND pg_catalog.has_schema_privilege(n.oid, 'CREATE'))
    OR pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE'),
  CASE WHEN role.rolsuper THEN pg_catalog.current_setting('superuser_reserved_connections')::pg_catalog.int4 ELSE 0 END
    + CASE WHEN role.rolsuper OR EXISTS (
      SELECT FROM pg_catalog.pg_roles reserved WHERE reserved.rolname = 'pg_use_reserved_connections'
        AND pg_catalog.pg_has_role(role.oid, reserved.oid, 'usage'))
    THEN coalesce(pg_catalog.current_setting('reserved_connections', true)::pg_catalog.int4, 0) ELSE 0 END,
  role.rolconnlimit,
  (SELECT datconnlimit FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
FROM pg_catalog.pg_roles role WHERE role.rolname = current_user`;

/** One row a relation: whether it is where the search path or its schema says, and whether this role may read of it. */
export function relationsQuery(relations: readonly RelationName[]): string {
  const wanted = relations.map(
    ({ schema, name }, index) => `(${index}, ${schema === null ? 'NULL' : sqlLiteral(schema)}, ${sqlLiteral(name)})`,
  );
  return `
SELECT wanted.place, pg_catalog.bool_or(c.oid IS NOT NULL), pg_catalog.bool_or(c.oid IS NOT NULL
  AND pg_catalog.has_schema_privilege(n.oid, 'USAGE')
  AND (pg_catalog.has_table_privilege(c.oid, 'SELECT') OR pg_catalog.has_any_column_privilege(c.oid, 'SELECT')))
FROM (VALUES ${wanted.join(', ')}) AS wanted (place, schema, name)
LEFT JOIN (pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace)
  ON c.relname = wanted.name::pg_catalog.name AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
  AND (n.nspname = wanted.schema::pg_catalog.name
    OR (wanted.schema IS NULL AND n.nspname = ANY (pg_catalog.string_to_array(pg_catalog.current_setting('search_path'), ', ')
      || pg_catalog.current_schemas(true)::pg_catalog.text[])))
GROUP BY wanted.place ORDER BY wanted.place`;
}

/** Relations asked about at most; no runbook reads more tables in its looks. */
const mostRelations = 200;

/** Relations that the statements read, each once. */
export function relationsOf(statements: readonly string[]): RelationName[] {
  const all = statements.flatMap(relationsIn).map((relation) => [JSON.stringify(relation), relation] as const);
  return [...new Map(all).values()].slice(0, mostRelations);
}

/**
 * Nothing of the statements themselves is sent. Null where the database cannot be asked: that is what its check says.
 *
 * @param statements looks of a runbook, whose relations are asked about.
 */
export async function readGrants(statements: readonly string[], context: ProbeContext): Promise<DatabaseGrants | null> {
  const { database } = context.environment;
  if (database === null) return null;
  const relations = relationsOf(statements);
  try {
    const settings = await connectionSettings(database, context);
    // Asked in the turn of the question about connections, so that no more of our own are open at once.
    const entry = { ...context, target: gateTarget(database), statement: connectionsQuery };
    const ask = async ({ direct }: Session) => {
      const granted = await direct(grantsQuery);
      const readable = relations.length === 0 ? null : await direct(relationsQuery(relations));
      return grantsOf(granted, relations, readable);
    };
    return await throughGate(entry, (hold) => inReadOnlySession(settings, context.cancel, ask, hold));
  } catch (error) {
    if (error instanceof DatabaseRefusal) return null;
    throw error;
  }
}

function grantsOf({ rows }: Rows, relations: readonly RelationName[], readable: Rows | null): DatabaseGrants | null {
  const [row] = rows;
  if (row === undefined) return null;
  const [superuser, pgMonitor, mayWrite, reservedSlots, ofRole, ofDatabase] = row;
  const limits = [ofRole, ofDatabase].map(Number).filter((limit) => limit >= 0);
  return {
    superuser: superuser === 't',
    pgMonitor: pgMonitor === 't',
    mayWrite: mayWrite === 't',
    reservedSlots: Number(reservedSlots),
    connectionLimit: limits.length === 0 ? null : Math.min(...limits),
    relations: relations.map((relation, index) => {
      const [, found, mayRead] = readable?.rows.find(([place]) => place === String(index)) ?? [];
      return { ...relation, found: found === 't', readable: mayRead === 't' };
    }),
  };
}
