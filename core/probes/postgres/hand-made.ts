/**
 * A first, quick question about the names in a statement: the server's own functions among them, and whether anything that people
 * made could lie behind the rest. Most statements of a runbook reach nothing of that kind, and the long question
 * (`factsQuery`) costs a fresh connection, whose caches are empty, as much time as all the rest of a look.
 */
import { nameList } from './quoting.ts';
import type { Fact, Mentions } from './server-facts.ts';

/** What is made after the server was set up has a number from here on, and keeps it through dump, copy and upgrade. */
const firstHandMade = 16_384;

/** Rows as those of `factsQuery`: one for each of the server's own functions called, and one of kind `handMade` where the long question is needed. */
export function firstFactsQuery({ names, called, ofRows }: Mentions): string {
  const named = nameList(names);
  const anyFunction = nameList([...new Set([...called, ...ofRows])]);
  return `SELECT 'function', p.pronamespace::pg_catalog.regnamespace::pg_catalog.text, p.proname::pg_catalog.text,
  p.provolatile::pg_catalog.text, '', '', ''
FROM pg_catalog.pg_proc p WHERE p.proname = ANY (${nameList(called)}) AND p.oid < ${firstHandMade}
UNION ALL
SELECT 'handMade', '', '', '', '', '', ''
WHERE EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.proname = ANY (${anyFunction}) AND p.oid >= ${firstHandMade})
  OR EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.relname = ANY (${named}) AND c.oid >= ${firstHandMade}
    AND (c.relkind IN ('v', 'f', 'p') OR c.relrowsecurity OR c.relhassubclass OR EXISTS (
      SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attgenerated = 'v')))
  OR EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typname = ANY (${named}) AND t.oid >= ${firstHandMade}
    AND (t.typrelid = 0 OR EXISTS (
      SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.typrelid AND a.atttypid >= ${firstHandMade})))
  OR EXISTS (SELECT FROM pg_catalog.pg_operator o WHERE o.oid >= ${firstHandMade})
  OR EXISTS (SELECT FROM pg_catalog.pg_cast k WHERE k.castfunc >= ${firstHandMade})`;
}

/** Whether the long question must be asked too. */
export function reachesHandMade(facts: readonly Fact[]): boolean {
  return facts.some(({ kind }) => kind === 'handMade');
}
