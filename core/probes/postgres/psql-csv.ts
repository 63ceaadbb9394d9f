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
