/** What psql prints with `--csv`, back into rows. */

/** The first row holds the names of the columns. Cells that are `nullText`, a text that no value can be, are NULL. */
export function parseCsv(text: string, nullText: string): { names: string[]; rows: (string | null)[][] } {
  const records = recordsOf(text);
  const [names = [], ...rows] = records;
  return { names, rows: rows.map((row) => row.map((cell) => (cell === nullText ? null : cell))) };
}

function recordsOf(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  // A cell, quoted or not, and what ends it.
  const cell = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\r?\n|$)/gy;
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (found === null) throw new Error('not what psql prints as CSV');
    record.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === ',') continue;
    records.push(record);
    record = [];
  }
  return records;
}

const typeIds: Readonly<Record<string, number>> = {
  boolean: 16,
  name: 19,
  bigint: 20,
  smallint: 21,
  integer: 23,
  text: 25,
  oid: 26,
  json: 114,
  real: 700,
  'double precision': 701,
  'character varying': 1043,
  date: 1082,
  'timestamp without time zone': 1114,
  'timestamp with time zone': 1184,
  interval: 1186,
  numeric: 1700,
  jsonb: 3802,
};

/** The server's number of a type that psql names, its length left out; 0 for one that nothing here depends on. */
export function typeIdOf(name: string): number {
  return typeIds[name.replace(/\([^)]*\)/, '')] ?? 0;
}
