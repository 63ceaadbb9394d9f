/** Values put into the app's own queries. The session keeps standard_conforming_strings on, so that a quote is all there is to double. */

export function sqlLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function textList(texts: readonly string[]): string {
  return `ARRAY[${texts.map(sqlLiteral).join(', ')}]::pg_catalog.text[]`;
}

/** Cut to the length of a name, as names in a statement are. */
export function nameList(names: readonly string[]): string {
  return `ARRAY[${names.map(sqlLiteral).join(', ')}]::pg_catalog.name[]`;
}
