/** psql's lists (`\dt`, `\l`, `\du` …) as catalogue queries, with psql's own column names. */
import { type NamePattern, patternConditions } from './psql-pattern.ts';

/** `pattern` null: none was given. `system` (S): the server's own objects too. `more` (+): further columns. */
export type ListOptions = { pattern: NamePattern | null; system: boolean; more: boolean };

const relationKinds: Readonly<Record<string, string>> = {
  t: "'r', 'p'",
  i: "'i', 'I'",
  v: "'v'",
  m: "'m'",
  s: "'S'",
  E: "'f'",
};

/** `\d` without a name is every kind but indexes; letters behind it name kinds. Null for letters that name none. */
export function relationList(letters: string, options: ListOptions): string | null {
  const kinds = [...(letters === '' ? 'tvmsE' : letters)].map((letter) => relationKinds[letter]);
  if (kinds.includes(undefined)) return null;
  const { pattern, more } = options;
  const withTable = /i/.test(letters) ? ', t.relname AS "Table"' : '';
  const further = `,
  CASE c.relpersistence WHEN 'p' THEN 'permanent' WHEN 't' THEN 'temporary' WHEN 'u' THEN 'unlogged' END AS "Persistence",
  am.amname AS "Access method", pg_catalog.pg_size_pretty(pg_catalog.pg_table_size(c.oid)) AS "Size",
  pg_catalog.obj_description(c.oid, 'pg_class') AS "Description"`;
  return `SELECT n.nspname AS "Schema", c.relname AS "Name",
  CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'v' THEN 'view'
    WHEN 'm' THEN 'materialized view' WHEN 'i' THEN 'index' WHEN 'I' THEN 'partitioned index'
    WHEN 'S' THEN 'sequence' WHEN 'f' THEN 'foreign table' END AS "Type",
  pg_catalog.pg_get_userbyid(c.relowner) AS "Owner"${withTable}${more ? further : ''}
FROM pg_catalog.pg_class c
LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam
LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
LEFT JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
WHERE c.relkind IN (${kinds.join(', ')})${notSystem('n.nspname', options)}${patternConditions(pattern, {
    schema: 'n.nspname',
    name: 'c.relname',
    visible: 'pg_catalog.pg_table_is_visible(c.oid)',
  })}
ORDER BY 1, 2`;
}

export function functionList(options: ListOptions): string {
  const further = `,
  CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' WHEN 'v' THEN 'volatile' END AS "Volatility",
  pg_catalog.pg_get_userbyid(p.proowner) AS "Owner",
  CASE WHEN p.prosecdef THEN 'definer' ELSE 'invoker' END AS "Security", l.lanname AS "Language",
  pg_catalog.obj_description(p.oid, 'pg_proc') AS "Description"`;
  return `SELECT n.nspname AS "Schema", p.proname AS "Name", pg_catalog.pg_get_function_result(p.oid) AS "Result data type",
  pg_catalog.pg_get_function_arguments(p.oid) AS "Argument data types",
  CASE p.prokind WHEN 'a' THEN 'agg' WHEN 'w' THEN 'window' WHEN 'p' THEN 'proc' ELSE 'func' END AS "Type"${options.more ? further : ''}
FROM pg_catalog.pg_proc p
LEFT JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
LEFT JOIN pg_catalog.pg_language l ON l.oid = p.prolang
WHERE true${notSystem('n.nspname', options)}${patternConditions(options.pattern, {
    schema: 'n.nspname',
    name: 'p.proname',
    visible: 'pg_catalog.pg_function_is_visible(p.oid)',
  })}
ORDER BY 1, 2, 4`;
}

export function databaseList({ pattern, more }: ListOptions): string {
  const further = `,
  CASE WHEN pg_catalog.has_database_privilege(d.datname, 'CONNECT')
    THEN pg_catalog.pg_size_pretty(pg_catalog.pg_database_size(d.datname)) ELSE 'No Access' END AS "Size",
  t.spcname AS "Tablespace", pg_catalog.shobj_description(d.oid, 'pg_database') AS "Description"`;
  return `SELECT d.datname AS "Name", pg_catalog.pg_get_userbyid(d.datdba) AS "Owner",
  pg_catalog.pg_encoding_to_char(d.encoding) AS "Encoding", d.datcollate AS "Collate", d.datctype AS "Ctype",
  pg_catalog.array_to_string(d.datacl, E'\\n') AS "Access privileges"${more ? further : ''}
FROM pg_catalog.pg_database d
JOIN pg_catalog.pg_tablespace t ON t.oid = d.dattablespace
WHERE true${patternConditions(pattern, { schema: null, name: 'd.datname', visible: null })}
ORDER BY 1`;
}

export function roleList({ pattern, system, more }: ListOptions): string {
  const attribute = (condition: string, words: string) => `CASE WHEN ${condition} THEN ${words} END`;
  const attributes = [
    attribute('r.rolsuper', "'Superuser'"),
    attribute('NOT r.rolinherit', "'No inheritance'"),
    attribute('r.rolcreaterole', "'Create role'"),
    attribute('r.rolcreatedb', "'Create DB'"),
    attribute('NOT r.rolcanlogin', "'Cannot login'"),
    attribute('r.rolreplication', "'Replication'"),
    attribute('r.rolbypassrls', "'Bypass RLS'"),
    attribute('r.rolconnlimit = 0', "'No connections'"),
    attribute('r.rolconnlimit = 1', "'1 connection'"),
    attribute('r.rolconnlimit > 1', "r.rolconnlimit::text || ' connections'"),
    attribute('r.rolvaliduntil IS NOT NULL', "'Password valid until ' || r.rolvaliduntil::text"),
  ];
  const hidden = pattern === null && !system ? " AND r.rolname !~ '^pg_'" : '';
  const description = `, pg_catalog.shobj_description(r.oid, 'pg_authid') AS "Description"`;
  return `SELECT r.rolname AS "Role name", pg_catalog.concat_ws(', ', ${attributes.join(', ')}) AS "Attributes",
  ARRAY(SELECT b.rolname FROM pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles b ON m.roleid = b.oid
    WHERE m.member = r.oid ORDER BY 1) AS "Member of"${more ? description : ''}
FROM pg_catalog.pg_roles r
WHERE true${hidden}${patternConditions(pattern, { schema: null, name: 'r.rolname', visible: null })}
ORDER BY 1`;
}

export function schemaList({ pattern, system, more }: ListOptions): string {
  const hidden = pattern === null && !system ? " AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'" : '';
  const further = `, pg_catalog.array_to_string(n.nspacl, E'\\n') AS "Access privileges",
  pg_catalog.obj_description(n.oid, 'pg_namespace') AS "Description"`;
  return `SELECT n.nspname AS "Name", pg_catalog.pg_get_userbyid(n.nspowner) AS "Owner"${more ? further : ''}
FROM pg_catalog.pg_namespace n
WHERE true${hidden}${patternConditions(pattern, { schema: null, name: 'n.nspname', visible: null })}
ORDER BY 1`;
}

export function extensionList({ pattern }: ListOptions): string {
  return `SELECT e.extname AS "Name", e.extversion AS "Version", n.nspname AS "Schema",
  pg_catalog.obj_description(e.oid, 'pg_extension') AS "Description"
FROM pg_catalog.pg_extension e LEFT JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
WHERE true${patternConditions(pattern, { schema: null, name: 'e.extname', visible: null })}
ORDER BY 1`;
}

/** Where psql says so of its own end, the server is asked for its own. */
export const connectionInfo = `SELECT pg_catalog.current_database() AS "Database", current_user AS "User",
  pg_catalog.inet_server_addr() AS "Host", pg_catalog.inet_server_port() AS "Port",
  (SELECT s.ssl FROM pg_catalog.pg_stat_ssl s WHERE s.pid = pg_catalog.pg_backend_pid()) AS "SSL",
  pg_catalog.current_setting('server_version') AS "Server version"`;

function notSystem(schema: string, { pattern, system }: ListOptions): string {
  if (pattern !== null || system) return '';
  return ` AND ${schema} <> 'pg_catalog' AND ${schema} !~ '^pg_toast' AND ${schema} <> 'information_schema'`;
}
