import { describe, expect, it } from 'vitest';
import { judgeStatement } from '../../../../core/probes/postgres/judge-statement.ts';
import { maskLiterals } from '../../../../core/probes/postgres/mask-literals.ts';
import { findPassword } from '../../../../core/probes/postgres/pgpass.ts';

describe('judgeStatement', () => {
  it.each([
    'SELECT 1',
    '  -- how many\n select count(*) from todos;',
    "SELECT 'pg_terminate_backend(1)'",
    'SELECT pg_terminate_backend FROM names',
    '(SELECT 1) UNION (SELECT 2)',
    'WITH a AS (SELECT 1) TABLE a',
    'VALUES (1), (2)',
  ])('reads %j through a cursor', (sql) => {
    expect(judgeStatement(sql)).toMatchObject({ allowed: true, way: 'cursor' });
  });

  it.each([
    'SHOW max_connections',
    'show all;',
    'EXPLAIN SELECT * FROM todos',
    'EXPLAIN VERBOSE SELECT 1',
    'EXPLAIN (COSTS off, FORMAT json) SELECT 1',
    'EXPLAIN (SELECT 1)',
  ])('asks %j by itself', (sql) => {
    expect(judgeStatement(sql)).toMatchObject({ allowed: true, way: 'direct' });
  });

  it.each([
    '',
    '-- nothing',
    'INSERT INTO todos VALUES (1)',
    'COMMIT',
    'SET ROLE postgres',
    'COPY todos TO PROGRAM $$sh$$',
    'DO $$ BEGIN END $$',
    'EXPLAIN ANALYZE SELECT 1',
    'EXPLAIN (ANALYZE) SELECT 1',
    'EXPLAIN (COSTS, ANALYZE true) SELECT 1',
    'EXPLAIN (VERBOSE, "analyze") SELECT 1',
    'EXPLAIN DELETE FROM todos',
    'EXPLAIN (COSTS off) DELETE FROM todos',
    'SELECT pg_terminate_backend(42)',
    'SELECT pg_catalog . PG_Cancel_Backend /* x */ (42)',
    'SELECT "pg_terminate_backend"(42)',
    'SELECT U&"pg_terminate\\005fbackend"(42)',
    "SELECT set_config('role', 'postgres', false)",
    "SELECT * FROM dblink('dbname=x', 'DELETE FROM todos') AS t(a int)",
    "SELECT lo_import('/etc/passwd')",
    "SELECT nextval('s')",
    'EXPLAIN SELECT pg_sleep(100)',
    'SELECT (42).pg_terminate_backend',
    'SELECT 1 -- \r, pg_terminate_backend(42)',
    'SELECT 1; SELECT 2',
    'SELECT 1 \\gexec',
    'SELECT 1\u0000',
    'SELECT txid_current()',
    "SELECT query_to_xml('SELECT pg_reload_conf()', true, true, '')",
    "SELECT 'open",
  ])('refuses %j', (sql) => {
    expect(judgeStatement(sql)).toMatchObject({ allowed: false, reason: expect.stringMatching(/\w/) });
  });

  it('knows the count of all sessions, and no other count, as the one to hold against the maximum', () => {
    const counts = (sql: string) => {
      const judgement = judgeStatement(sql);
      return judgement.allowed && judgement.countsActivity;
    };
    expect(counts('SELECT count(*) FROM pg_stat_activity;')).toBe(true);
    expect(counts('select COUNT( * ) as n from pg_catalog.pg_stat_activity')).toBe(true);
    expect(counts("SELECT count(*) FROM pg_stat_activity WHERE state = 'active'")).toBe(false);
    expect(counts('SELECT count(*) FROM todos')).toBe(false);
  });
});

describe('maskLiterals', () => {
  it.each([
    ["SELECT * FROM users WHERE mail = 'a@b.jp' AND id = 42", "SELECT * FROM users WHERE mail = '?' AND id = ?"],
    ["UPDATE t1 SET a = 'it''s', b = $$x'y$$ WHERE c = $1", "UPDATE t1 SET a = '?', b = '?' WHERE c = $1"],
    ["SELECT 'cut off in the mid", "SELECT '?'"],
    ['SELECT "Name" FROM "t 2"', 'SELECT "Name" FROM "t 2"'],
  ])('%j', (sql, masked) => {
    expect(maskLiterals(sql)).toBe(masked);
  });
});

describe('findPassword', () => {
  const key = { host: 'db', port: 5432, database: 'todo', user: 'me' };

  it('takes the first line that matches, stars and escapes included', () => {
    const text = '# comment\nother:5432:todo:me:no\n*:*:todo:me:with\\:colon\\\\end\ndb:5432:todo:me:later\n';
    expect(findPassword(text, key)).toBe('with:colon\\end');
  });

  it('finds none where a field differs', () => {
    expect(findPassword('db:5433:todo:me:x\ndb:5432:todo:you:x', key)).toBeNull();
  });
});
