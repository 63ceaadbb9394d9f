/** What an SQL text may do, judged from its tokens: only what surely reads is called reading. */
import type { Risk } from '../model.ts';
import { callsIn } from './sql-calls.ts';
import { readSqlTokens, type SqlToken, splitStatements } from './sql-tokens.ts';
import { highestRisk } from './understanding.ts';

export type SqlReading = {
  risk: Risk;
  /** The one statement without its semicolon and the comments around it; null where there is none or several. */
  statement: string | null;
  statements: number;
};

/**
 * Functions that act on other sessions, on files, on settings or on time, or run what a string names (a query, a view, a type's
 * check), by name or by the beginning of it.
 */
const actingFunctions = new Set(
  `pg_terminate_backend pg_cancel_backend pg_reload_conf pg_rotate_logfile pg_rotate_logfile_old pg_switch_wal
  pg_switch_xlog pg_promote pg_notify pg_export_snapshot pg_start_backup pg_stop_backup pg_backup_start pg_backup_stop
  pg_current_xact_id txid_current set_config setval nextval pg_read_file pg_read_binary_file pg_stat_file
  pg_execute_server_program pg_prewarm pg_log_standby_snapshot pg_log_backend_memory_contexts pg_import_system_collations
  array_in domain_in record_in range_in multirange_in anyrange_in anymultirange_in anycompatiblerange_in
  anycompatiblemultirange_in pg_input_is_valid pg_input_error_info pg_stat_force_next_flush pg_stop_making_pinned_objects ts_stat ts_rewrite crosstab
  connectby brin_summarize_new_values brin_summarize_range brin_desummarize_range gin_clean_pending_list
  autoprewarm_start_worker autoprewarm_dump_now gen_salt repack_apply`.split(/\s+/),
);
const actingPrefixes =
  `pg_create_ pg_drop_ pg_stat_reset pg_stat_statements_reset pg_sleep pg_advisory_ pg_try_advisory_
  pg_logical_ pg_replication_ pg_wal_replay_ pg_xlog_replay_ pg_file_ pg_ls_ pg_sync_ pg_copy_ pg_restore_ pg_clear_
  pg_set_ binary_upgrade_ dblink lo_ pg_truncate_ pg_relation_check_ pg_buffercache_evict pg_terminate_ pg_cancel_
  query_to_xml cursor_to_xml table_to_xml schema_to_xml database_to_xml cron_ repack_`.split(/\s+/);

/** True for a function that does more than read, by its unqualified name in lower case. */
export function isActingFunction(name: string): boolean {
  return actingFunctions.has(name) || actingPrefixes.some((prefix) => name.startsWith(prefix));
}

/** Words that change rows wherever they stand in a query, inside a CTE and as `FOR UPDATE` too. */
const changingWords = new Set(['insert', 'update', 'delete', 'merge', 'into']);
const readingStarts = new Set(['select', 'with', 'values', 'table', '(']);

function riskOfQuery(tokens: readonly SqlToken[]): Risk {
  if (!readingStarts.has(tokens[0]?.text ?? '')) return 'destroy';
  // `t.name` is read as a column: a function of whole rows is no function of the server's own.
  if (callsIn(tokens).some(({ name, form }) => form !== 'rowAttribute' && isActingFunction(name))) return 'destroy';
  for (const [index, token] of tokens.entries()) {
    const previous = tokens[index - 1];
    const next = tokens[index + 1];
    const isQualified = previous?.kind === 'symbol' && previous.text === '.';
    if (token.kind === 'word' && !isQualified && changingWords.has(token.text)) return 'destroy';
    // FOR SHARE and FOR KEY SHARE hold locks that writers wait for.
    if (token.kind === 'word' && token.text === 'for' && /^(share|key|no)$/.test(next?.text ?? '')) return 'destroy';
  }
  return 'observe';
}

function riskOfExplain(tokens: readonly SqlToken[]): Risk {
  let rest = tokens.slice(1);
  const options: string[] = [];
  if (rest[0]?.text === '(' && !readingStarts.has(rest[1]?.text ?? '')) {
    const end = rest.findIndex(({ text, kind }) => kind === 'symbol' && text === ')');
    if (end < 0) return 'unknown';
    options.push(...rest.slice(1, end).map(({ text }) => text));
    rest = rest.slice(end + 1);
  }
  while (/^(analyze|analyse|verbose)$/.test(rest[0]?.text ?? '')) {
    options.push(rest[0]?.text ?? '');
    rest = rest.slice(1);
  }
  const risk = riskOfQuery(rest);
  const isExecuted = options.some((option) => option === 'analyze' || option === 'analyse');
  // ANALYZE really runs the statement, for as long as it takes; without it nothing but a plan is made.
  if (isExecuted) return highestRisk([risk, 'unknown']);
  return risk === 'observe' ? 'observe' : 'unknown';
}

/** Statements that write, define, move or hold something. */
const actingStarts = new Set(
  `insert update delete merge truncate drop alter create grant revoke copy call do vacuum analyze reindex cluster lock
  refresh comment security reassign import checkpoint notify listen unlisten load prepare execute deallocate declare
  fetch move close`.split(/\s+/),
);

function riskOfStatement(tokens: readonly SqlToken[]): Risk {
  const first = tokens[0];
  const start = first?.kind === 'word' || first?.kind === 'symbol' ? first.text : '';
  if (start === 'explain') return riskOfExplain(tokens);
  if (start === 'show') return 'observe';
  if (readingStarts.has(start)) return riskOfQuery(tokens);
  return actingStarts.has(start) ? 'destroy' : 'unknown';
}

/** Several statements are never run as one, so they are at least unknown. An unreadable text is too. */
export function readSql(sql: string): SqlReading {
  const { tokens, doubtful } = readSqlTokens(sql);
  const statements = splitStatements(tokens);
  const risks = statements.map(riskOfStatement);
  const isSingle = statements.length === 1;
  // A backslash is a command of psql, which may run a program or send the query elsewhere.
  const isPlain = !doubtful && tokens.every(({ kind }) => kind !== 'backslash');
  const only = isSingle ? statements[0] : undefined;
  const from = only?.[0]?.from;
  const to = only?.at(-1)?.to;
  return {
    risk: highestRisk(isSingle && isPlain ? risks : [...risks, 'unknown']),
    statement: from === undefined || to === undefined || !isPlain ? null : sql.slice(from, to),
    statements: statements.length,
  };
}
