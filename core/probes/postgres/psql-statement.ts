/**
 * Whether psql can take a statement for nothing but the one statement that it is. psql reads backslash commands, its own variables and
 * semicolons before the server sees anything; so only texts pass in which quotes can be read in one way alone, and in which none of
 * those stands outside of them. What the statement may do is judged elsewhere, and before.
 */

/** Null where it can; else why it cannot, as one plain sentence. `statement` is without its last semicolon then. */
export function forPsql(sql: string): { statement: string; refusal: null } | { statement: null; refusal: string } {
  const statement = sql.replace(/[\s;]+$/, '');
  const refusal = refusalOf(statement);
  return refusal === null ? { statement, refusal } : { statement: null, refusal };
}

function refusalOf(sql: string): string | null {
  if (sql === '') return 'an empty statement';
  // Whether it is an escape depends on settings, on both sides: so the quote ends, or does not.
  if (sql.includes("\\'")) return 'a backslash before a quote';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for.
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(sql)) return 'a control character';
  const outside = outsideOfQuotes(sql);
  if (outside === null) return 'a quote that is open';
  if (outside.includes('\\')) return 'a backslash, which psql takes for a command of its own';
  if (outside.includes('$')) return 'a dollar sign, which may begin a quote';
  if (outside.includes(';')) return 'more than one statement';
  if (/--|\/\*/.test(outside)) return 'a comment';
  if (/:[\w'"{\u0080-\uffff]/.test(outside.replaceAll('::', '  '))) return 'what psql takes for one of its variables';
  return null;
}

/** Quoted parts as a pair of quotes with nothing between; null where one is open. A doubled quote ends one and begins the next. */
function outsideOfQuotes(sql: string): string | null {
  const outside = sql.replace(/'[^']*'|"[^"]*"/g, (quoted) => quoted.charAt(0).repeat(2));
  return /^(?:[^'"]|''|"")*$/.test(outside) ? outside : null;
}
