import fc from 'fast-check';
import { expect, it } from 'vitest';
import { relationsIn } from '../../../../core/probes/postgres/relations.ts';

const named = (sql: string) =>
  relationsIn(sql).map(({ schema, name }) => (schema === null ? name : `${schema}.${name}`));

it.each<[string, string[]]>([
  ['SELECT * FROM orders', ['orders']],
  [
    'select o.id from Orders o, "Line Items" i, shop.customers as c where o.id in (1, 2)',
    ['orders', 'Line Items', 'shop.customers'],
  ],
  [
    'SELECT * FROM orders LEFT JOIN lines ON lines.id = orders.id JOIN LATERAL (SELECT 1 FROM ONLY stock) s ON true',
    ['orders', 'lines', 'stock'],
  ],
  ['SELECT * FROM (orders JOIN lines USING (id)), stock', ['orders', 'lines', 'stock']],
  ['SELECT extract(epoch FROM created_at), substring(name FROM 2) FROM orders', ['orders']],
  ["SELECT count(*) FROM orders WHERE state IS DISTINCT FROM 'paid' AND a IS NOT DISTINCT FROM b", ['orders']],
  ['WITH late AS (SELECT * FROM orders), n (a, b) AS (SELECT 1, 2) SELECT * FROM late, n, stock', ['orders', 'stock']],
  ["SELECT * FROM generate_series(1, 3), pg_catalog.pg_ls_dir('.'), orders", ['orders']],
  ['SELECT (SELECT max(id) FROM lines), count((SELECT 1 FROM stock)) FROM orders', ['lines', 'stock', 'orders']],
  ["SELECT 'FROM secrets' -- FROM hidden\nFROM orders /* , lines */", ['orders']],
  ['TABLE orders', ['orders']],
  ['SELECT 1', []],
  ['SELECT pid, state FROM pg_stat_activity ORDER BY state, pid', ['pg_stat_activity']],
])('%s reads %j', (sql, expected) => {
  expect(named(sql)).toEqual(expected);
});

it('never throws', () => {
  const word = fc.constantFrom(
    'from',
    'join',
    'select',
    'with',
    'as',
    '(',
    ')',
    ',',
    '.',
    'a',
    '"b"',
    "'",
    'table',
    'distinct',
    'is',
  );
  fc.assert(fc.property(fc.array(word, { maxLength: 30 }), (words) => Array.isArray(relationsIn(words.join(' ')))));
});
