/** psql's name patterns (`public.*`, `order?`, `"Weird Name"`) as conditions on the catalogue, by psql's own rules. */

/** A pattern taken apart: regular expressions that match whole names. Null where that part is not written. */
export type NamePattern = { schema: string | null; name: string | null };

/** Characters that a regular expression gives a meaning to; within quotes they stand for themselves. */
const special = new Set('|*+?()[]{}.^$\\');

/**
 * Null where psql would refuse it, or read more into it than a pattern (quotes of the shell's kind, variables). Folding to lower case,
 * `*` and `?` end at quotes; everything else that a regular expression knows passes through, as it does in psql. Linear.
 */
export function readNamePattern(text: string): NamePattern | null {
  const parts = [''];
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const last = parts.length - 1;
    const add = (piece: string) => {
      parts[last] += piece;
    };
    if (character === '"' && isQuoted && text.charAt(at + 1) === '"') {
      add('"');
      at += 1;
    } else if (character === '"') isQuoted = !isQuoted;
    else if (/['`\\:]/.test(character) || (/\s/.test(character) && !isQuoted)) return null;
    else if (isQuoted) add(special.has(character) ? `\\${character}` : character);
    else if (character === '*') add('.*');
    else if (character === '?') add('.');
    else if (character === '.') parts.push('');
    else if (character === '$') add('\\$');
    else if (character === '[' && text.charAt(at + 1) === ']') add('\\[');
    else add(character.replace(/[A-Z]/, (letter) => letter.toLowerCase()));
  }
  if (isQuoted || parts.length > 2) return null;
  const [name = '', schema = ''] = parts.toReversed();
  return { schema: wholeName(schema), name: wholeName(name) };
}

function wholeName(part: string): string | null {
  return part === '' ? null : `^(${part})$`;
}

const anyName = '^(.*)$';

/** Columns that a pattern is held against; `visible` where a name without a schema means what the search path finds. */
type Columns = { schema: string | null; name: string; visible: string | null };

/** Conditions joined by AND, beginning with it; empty where everything matches. */
export function patternConditions(pattern: NamePattern | null, columns: Columns): string {
  const conditions: string[] = [];
  if (pattern !== null && pattern.name !== null) conditions.push(matches(columns.name, pattern.name));
  const schema = pattern?.schema ?? null;
  if (schema !== null && columns.schema !== null) conditions.push(matches(columns.schema, schema));
  // A schema that is written, be it any one, looks beyond the search path.
  else if (columns.visible !== null) conditions.push(columns.visible);
  return conditions.map((condition) => ` AND ${condition}`).join('');
}

function matches(column: string, regularExpression: string): string {
  if (regularExpression === anyName) return 'true';
  const literal = `'${regularExpression.replaceAll("'", "''")}'`;
  return `${column} OPERATOR(pg_catalog.~) ${literal} COLLATE pg_catalog."default"`;
}
