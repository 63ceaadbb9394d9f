/** psql's reading meta commands as catalogue queries, so that no psql is needed to answer them. */

const userSchemas = "n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_toast'";

const relations = (kinds: string, condition: string) =>
  `SELECT n.nspname AS schema, c.relname AS name,
  CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'v' THEN 'view'
    WHEN 'm' THEN 'materialized view' WHEN 'i' THEN 'index' WHEN 'I' THEN 'partitioned index'
    WHEN 'S' THEN 'sequence' WHEN 'f' THEN 'foreign table' END AS type,
  pg_catalog.pg_get_userbyid(c.relowner) AS owner, t.relname AS table
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
LEFT JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
WHERE c.relkind IN (${kinds}) AND ${condition}
ORDER BY 1, 2`;

const databases = `SELECT d.datname AS name, pg_catalog.pg_get_userbyid(d.datdba) AS owner,
  pg_catalog.pg_encoding_to_char(d.encoding) AS encoding, d.datcollate AS collate, d.datctype AS ctype,
  d.datallowconn AS allows_connections, d.datconnlimit AS connection_limit
FROM pg_catalog.pg_database d
ORDER BY 1`;

const roles = (condition: string) => `SELECT r.rolname AS role, r.rolsuper AS superuser, r.rolcreaterole AS create_role,
  r.rolcreatedb AS create_db, r.rolcanlogin AS can_login, r.rolreplication AS replication,
  r.rolconnlimit AS connection_limit
FROM pg_catalog.pg_roles r
WHERE r.rolname !~ '^pg_'${condition}
ORDER BY 1`;

const schemas = `SELECT n.nspname AS name, pg_catalog.pg_get_userbyid(n.nspowner) AS owner
FROM pg_catalog.pg_namespace n
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
ORDER BY 1`;

/** Columns, then indexes, then constraints and triggers, as `\d table` prints them one under the other. */
const describe = (condition: string) => `WITH target AS (
  SELECT c.oid, n.nspname, c.relname FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'i', 'I') AND ${condition}
)
SELECT part, name, definition FROM (
  SELECT 1 AS position, a.attnum::integer AS place, 'column' AS part, a.attname::text AS name,
    pg_catalog.format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
      || COALESCE(' default ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid), '') AS definition
  FROM target t JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  UNION ALL
  SELECT 2, 0, 'index', i.relname::text, pg_catalog.pg_get_indexdef(i.oid)
  FROM target t JOIN pg_catalog.pg_index x ON x.indrelid = t.oid
  JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
  UNION ALL
  SELECT 3, 0, 'constraint', k.conname::text, pg_catalog.pg_get_constraintdef(k.oid, true)
  FROM target t JOIN pg_catalog.pg_constraint k ON k.conrelid = t.oid
  UNION ALL
  SELECT 4, 0, 'trigger', g.tgname::text, pg_catalog.pg_get_triggerdef(g.oid, true)
  FROM target t JOIN pg_catalog.pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal
) parts
ORDER BY position, place, name`;

const relationKinds: Readonly<Record<string, string>> = {
  '\\d': "'r', 'p', 'v', 'm', 'S', 'f'",
  '\\dt': "'r', 'p'",
  '\\di': "'i', 'I'",
  '\\dv': "'v'",
  '\\dm': "'m'",
  '\\ds': "'S'",
};

const metaPattern = /^(\\[a-z]+)(S?\+?S?)(?:\s+([\p{L}_][\p{L}\p{N}_.$]*))?\s*;?$/u;

/** The catalogue query that answers it, or null: a meta command not listed may do anything. Linear. */
export function catalogueQuery(meta: string): string | null {
  const match = metaPattern.exec(meta.trim());
  if (match === null) return null;
  const [, command = '', , name] = match;
  const kinds = relationKinds[command];
  if (command === '\\d' && name !== undefined) return describe(named(name));
  if (kinds !== undefined) return relations(kinds, name === undefined ? userSchemas : named(name));
  if (command === '\\du' || command === '\\dg') {
    return roles(name === undefined ? '' : ` AND r.rolname = ${literal(name.toLowerCase())}`);
  }
  if (name !== undefined) return null;
  if (command === '\\l') return databases;
  return command === '\\dn' ? schemas : null;
}

/** The name pattern has no quotes and no wildcards, so folding it to lower case is what psql does. */
function named(name: string): string {
  const parts = name.toLowerCase().split('.');
  const relation = parts.at(-1) ?? '';
  const visible = 'pg_catalog.pg_table_is_visible(c.oid)';
  if (parts.length === 1) return `c.relname = ${literal(relation)} AND ${visible}`;
  return `n.nspname = ${literal(parts.at(-2) ?? '')} AND c.relname = ${literal(relation)}`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
