import { describe, expect, it } from 'vitest';
import { isActingFunction, readSql } from '../../../../shared/runbook/commands/sql-risk.ts';

describe('SQL', () => {
  it.each([
    'SELECT 1',
    'SELECT 1;',
    ' -- note\nSELECT 1 /* and */ ; -- end',
    "SELECT 'drop table t; --' AS text",
    'SELECT "delete" FROM t',
    'SELECT t.update FROM t',
    'SELECT $$ delete from t; $$',
    "SELECT E'it\\'s; drop table t'",
    "SELECT 'it''s'",
    'WITH recent AS (SELECT * FROM carts) SELECT count(*) FROM recent',
    '(SELECT 1) UNION (SELECT 2)',
    'VALUES (1), (2)',
    'TABLE carts',
    'SHOW ALL',
    'EXPLAIN SELECT * FROM carts',
    'EXPLAIN (VERBOSE, COSTS OFF) SELECT * FROM carts',
    "SELECT pid, now() - query_start AS age FROM pg_stat_activity WHERE state <> 'idle'",
    'SELECT n_tup_del, last_vacuum FROM pg_stat_user_tables',
    '/* a /* nested */ comment */ SELECT 1',
  ])('%s only reads', (sql) => {
    expect(readSql(sql)).toMatchObject({ risk: 'observe', statements: 1 });
  });

  it.each([
    'DELETE FROM carts',
    'update carts set x = 1',
    'INSERT INTO carts VALUES (1)',
    'TRUNCATE carts',
    'DROP TABLE carts',
    'ALTER SYSTEM SET x = 1',
    'CREATE INDEX ON carts (id)',
    'VACUUM FULL',
    "COPY carts TO PROGRAM 'sh'",
    'DO $$ BEGIN END $$',
    'CALL clean_up()',
    'SELECT * INTO copy FROM carts',
    'WITH gone AS (DELETE FROM carts RETURNING *) SELECT * FROM gone',
    'WITH a AS (SELECT 1) DELETE FROM carts',
    'SELECT * FROM carts FOR UPDATE',
    'SELECT * FROM carts FOR SHARE',
    'SELECT pg_terminate_backend(1)',
    'SELECT PG_CANCEL_BACKEND(1)',
    'SELECT pg_catalog.pg_terminate_backend (1)',
    'SELECT "pg_terminate_backend"(1)',
    'SELECT pg_terminate_backend/* x */(1)',
    'SELECT pg_sleep(1000)',
    'SELECT (pid).pg_terminate_backend FROM pg_stat_activity',
    'SELECT 1 --\r, pg_terminate_backend(1)',
    "SELECT schema_to_xml_and_xmlschema('public', true, true, '')",
    "SELECT set_config('a', 'b', false)",
    "SELECT nextval('s')",
    "SELECT * FROM dblink('x', 'delete from t')",
    "SELECT lo_export(1, '/tmp/x')",
    'SELECT pg_reload_conf()',
    'SELECT 1; DROP TABLE carts',
    'SELECT 1; SELECT pg_cancel_backend(1)',
    'EXPLAIN ANALYZE DELETE FROM carts',
    'EXPLAIN (ANALYZE) DELETE FROM carts',
  ])('%s destroys', (sql) => {
    expect(readSql(sql).risk).toBe('destroy');
  });

  it.each([
    'SELECT 1; SELECT 2',
    'SET x = 1',
    'BEGIN',
    'EXPLAIN ANALYZE SELECT 1',
    'EXPLAIN (BUFFERS, ANALYZE) SELECT 1',
    'EXPLAIN DELETE FROM carts',
    "SELECT 'open",
    'SELECT $a$ open',
    'SELECT 1 /* open',
    // Two readings, by standard_conforming_strings.
    "SELECT '\\'; SELECT pid FROM t --'",
    'SELECT U&"pg\\005fterminate_backend"(1)',
    'SELECT 1 \\gexec',
    'nonsense',
    '',
  ])('%s is not judged', (sql) => {
    expect(readSql(sql).risk).toBe('unknown');
  });

  it('comes back without its semicolon and the comments around it', () => {
    expect(readSql('-- a\nSELECT 1 -- b\n + 2; -- c').statement).toBe('SELECT 1 -- b\n + 2');
    expect(readSql('SELECT 1; SELECT 2').statement).toBeNull();
  });

  it('knows functions that act by their beginning too', () => {
    expect(isActingFunction('pg_advisory_lock')).toBe(true);
    expect(isActingFunction('pg_stat_reset_shared')).toBe(true);
    expect(isActingFunction('pg_stat_get_activity')).toBe(false);
    expect(isActingFunction('count')).toBe(false);
  });
});
