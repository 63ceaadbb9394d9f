/** What the server knows of the names in a statement: which functions, views, operators, casts and domains they reach. */
import { callsIn } from '../../../shared/runbook/commands/sql-calls.ts';
import { readSqlTokens, type SqlToken } from '../../../shared/runbook/commands/sql-tokens.ts';
import { nameList, textList } from './quoting.ts';

/** Everything of a text that a name of the server's may hide behind. */
export type Mentions = {
  /** All names, as written or folded: relations, types and schemas among them. */
  names: string[];
  /** Names that are called as a function, of any value. */
  called: string[];
  /** Names behind a dot, which call a function of whole rows where they are no column. */
  ofRows: string[];
  /** Types that something is cast to, by every name that the catalogue may have for them. */
  castTo: string[];
  /** Runs of the characters that operators are made of. */
  operators: string[];
};

/** One fact about a name that the text mentions. */
export type Fact = {
  kind: 'function' | 'definition' | 'foreign' | 'operator' | 'cast' | 'handMade';
  /** `schema.name`, for words. */
  name: string;
  schema: string;
  /** Unqualified, for lists. */
  bare: string;
  volatility: 'i' | 's' | 'v' | '';
  language: string;
  extension: string;
  /** Of a definition: the text that is run when the thing is read. */
  text: string;
};

/** Columns in the order of the query's. */
export function toFact(row: readonly (string | null)[]): Fact {
  const [kind, schema, bare, volatility, language, extension, text] = row.map((cell) => cell ?? '');
  return { kind, schema, bare, volatility, language, extension, text, name: `${schema}.${bare}` } as Fact;
}

export function mentionsOf(sql: string): Mentions {
  const { tokens } = readSqlTokens(sql);
  const calls = callsIn(tokens);
  const isName = ({ kind }: SqlToken) => kind === 'word' || kind === 'quotedName';
  return {
    names: distinct(tokens.filter(isName).map(({ text }) => text)),
    called: distinct(calls.filter(({ form }) => form !== 'rowAttribute').map(({ name }) => name)),
    ofRows: distinct(calls.filter(({ form }) => form === 'rowAttribute').map(({ name }) => name)),
    castTo: distinct(castTargets(tokens).flatMap((name) => [name, ...(typeAliases[name] ?? [])])),
    operators: operatorsIn(tokens),
  };
}

/** The names behind `::` and, for CAST, behind every AS; of `schema.type` both. */
function castTargets(tokens: readonly SqlToken[]): string[] {
  const targets: string[] = [];
  let isTarget = false;
  for (const [index, { kind, text }] of tokens.entries()) {
    const isName = kind === 'word' || kind === 'quotedName';
    if (isTarget && isName) targets.push(text);
    const isColons = text === ':' && kind === 'symbol' && tokens[index - 1]?.text === ':';
    const isDot = text === '.' && kind === 'symbol' && targets.at(-1) === tokens[index - 1]?.text;
    isTarget = isColons || isDot || (kind === 'word' && text === 'as');
  }
  return targets;
}

/** What the grammar calls by other names than the catalogue does. */
const typeAliases: Readonly<Record<string, readonly string[]>> = {
  int: ['int4'],
  integer: ['int4'],
  bigint: ['int8'],
  smallint: ['int2'],
  real: ['float4'],
  float: ['float4', 'float8'],
  double: ['float8'],
  decimal: ['numeric'],
  dec: ['numeric'],
  boolean: ['bool'],
  char: ['bpchar'],
  nchar: ['bpchar'],
  character: ['bpchar', 'varchar'],
  national: ['bpchar', 'varchar'],
  bit: ['varbit'],
  time: ['timetz'],
  timestamp: ['timestamptz'],
};

/** Characters that stand together may be one operator or two. */
function operatorsIn(tokens: readonly SqlToken[]): string[] {
  const runs: string[] = [];
  let end = -1;
  for (const { kind, text, from, to } of tokens) {
    if (kind !== 'symbol' || !operatorCharacters.test(text)) continue;
    const last = runs.at(-1);
    if (from === end && last !== undefined) runs[runs.length - 1] = last + text;
    else runs.push(text);
    end = to;
  }
  return distinct(runs);
}

const operatorCharacters = /[-+*/<>=~!@#%^&|`?]/;

/** Operators that words stand for: IN, BETWEEN, LIKE, SIMILAR TO, DISTINCT FROM, NULLIF, CASE, JOIN … USING. */
const impliedOperators = ['=', '<>', '<', '>', '<=', '>=', '~', '!~', '~~', '!~~', '~~*', '!~~*'];

/**
 * Facts as rows of (kind, schema, name, volatility, language, extension, text). What is in `pg_catalog` and `information_schema`
 * is the server's own: of it only the functions called are looked up. Elsewhere counts what the search path or a name in the text
 * reaches. Names are compared as `name`, so that the server cuts long ones as it does in a statement.
 */
export function factsQuery({ names, called, ofRows, castTo, operators }: Mentions): string {
  const all = nameList(names);
  const anyName = (list: string) => `= ANY (${list})`;
  const extension = (catalogue: string, object: string) => `coalesce((SELECT e.extname FROM pg_catalog.pg_depend d
      JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
      WHERE d.classid = 'pg_catalog.${catalogue}'::pg_catalog.regclass AND d.objid = ${object} AND d.deptype = 'e'
        AND d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass LIMIT 1)::pg_catalog.text, '')`;
  const handMade = (procedure: string) => `${procedure}.pronamespace <> 'pg_catalog'::pg_catalog.regnamespace
    AND ${extension('pg_proc', `${procedure}.oid`)} = ''`;
  return `WITH RECURSIVE own AS (
  SELECT oid FROM pg_catalog.pg_namespace WHERE nspname IN ('pg_catalog', 'information_schema')
), reached AS (
  SELECT n.oid, n.nspname FROM pg_catalog.pg_namespace n
  WHERE n.oid NOT IN (SELECT oid FROM own)
    AND (n.nspname = ANY (pg_catalog.current_schemas(true)) OR n.nspname ${anyName(all)})
), relations AS (
  SELECT c.oid, n.nspname, c.relname, c.relkind, c.relrowsecurity
  FROM pg_catalog.pg_class c JOIN reached n ON n.oid = c.relnamespace
  WHERE c.relname ${anyName(all)} AND c.relkind IN ('r', 'p', 'v', 'f')
  UNION
  SELECT c.oid, r.nspname, c.relname, c.relkind, false
  FROM relations r JOIN pg_catalog.pg_inherits i ON i.inhparent = r.oid JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
), types AS (
  SELECT t.oid, n.nspname, t.typname, t.typbasetype, t.typelem, t.typrelid
  FROM pg_catalog.pg_type t JOIN reached n ON n.oid = t.typnamespace WHERE t.typname ${anyName(all)}
  UNION
  SELECT t.oid, s.nspname, t.typname, t.typbasetype, t.typelem, t.typrelid
  FROM types s ${partsOf('s')} JOIN pg_catalog.pg_type t ON t.oid = part.type
  WHERE t.typnamespace NOT IN (SELECT oid FROM own)
), targets AS (
  SELECT t.oid, t.typbasetype, t.typelem, t.typrelid FROM pg_catalog.pg_type t WHERE t.typname ${anyName(nameList(castTo))}
  UNION
  SELECT t.oid, t.typbasetype, t.typelem, t.typrelid
  FROM targets s ${partsOf('s')} JOIN pg_catalog.pg_type t ON t.oid = part.type
)
SELECT 'function', n.nspname::text, p.proname::text, p.provolatile::text, l.lanname::text, ${extension('pg_proc', 'p.oid')}, ''
FROM pg_catalog.pg_proc p
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace JOIN pg_catalog.pg_language l ON l.oid = p.prolang
WHERE p.proname ${anyName(nameList(called))}
  AND (p.pronamespace IN (SELECT oid FROM own) OR p.pronamespace IN (SELECT oid FROM reached))
UNION
SELECT 'function', n.nspname, p.proname, p.provolatile::text, l.lanname, ${extension('pg_proc', 'p.oid')}, ''
FROM pg_catalog.pg_proc p JOIN reached n ON n.oid = p.pronamespace JOIN pg_catalog.pg_language l ON l.oid = p.prolang
JOIN pg_catalog.pg_type t ON t.oid = p.proargtypes[0]
WHERE p.proname ${anyName(nameList(ofRows))} AND p.pronargs - p.pronargdefaults <= 1 AND t.typtype IN ('c', 'p')
UNION ALL
SELECT 'definition', nspname, relname, '', '', '', pg_catalog.pg_get_viewdef(oid) FROM relations WHERE relkind = 'v'
UNION ALL
SELECT 'definition', r.nspname, r.relname, '', '', '', pg_catalog.pg_get_expr(p.polqual, p.polrelid)
FROM relations r JOIN pg_catalog.pg_policy p ON p.polrelid = r.oid
WHERE r.relrowsecurity AND p.polcmd IN ('r', '*') AND p.polqual IS NOT NULL
UNION ALL
SELECT 'definition', r.nspname, r.relname, '', '', '', pg_catalog.pg_get_expr(f.adbin, f.adrelid)
FROM relations r JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attgenerated = 'v'
JOIN pg_catalog.pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
UNION ALL
SELECT 'definition', t.nspname, t.typname, '', '', '', pg_catalog.pg_get_constraintdef(k.oid)
FROM types t JOIN pg_catalog.pg_constraint k ON k.contypid = t.oid
UNION ALL
SELECT 'foreign', nspname, relname, '', '', '', '' FROM relations WHERE relkind = 'f'
UNION ALL
SELECT 'operator', n.nspname, o.oprname, '', '', '', o.oid::pg_catalog.regoperator::text
FROM pg_catalog.pg_operator o JOIN reached n ON n.oid = o.oprnamespace JOIN pg_catalog.pg_proc p ON p.oid = o.oprcode
WHERE (o.oprname ${anyName(nameList(impliedOperators))} OR EXISTS (
    SELECT FROM pg_catalog.unnest(${textList(operators)}) AS run WHERE pg_catalog.strpos(run, o.oprname::text) > 0))
  AND ${handMade('p')}
UNION ALL
SELECT 'cast', '', pg_catalog.format_type(k.castsource, NULL) || ' AS ' || t.typname, '', '', '', ''
FROM pg_catalog.pg_cast k JOIN pg_catalog.pg_proc p ON p.oid = k.castfunc JOIN pg_catalog.pg_type t ON t.oid = k.casttarget
WHERE (k.castcontext = 'i' OR t.typname ${anyName(nameList(called))} OR t.oid IN (SELECT oid FROM targets))
  AND ${handMade('p')}`;
}

/** The types that a type is made of: a domain's base, an array's element, the columns of a row. */
function partsOf(type: string): string {
  return `CROSS JOIN LATERAL (
    SELECT ${type}.typbasetype UNION ALL SELECT ${type}.typelem UNION ALL
    SELECT a.atttypid FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = ${type}.typrelid AND a.attnum > 0 AND NOT a.attisdropped) AS part(type)`;
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
