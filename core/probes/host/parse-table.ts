/** Tables as command lines print them: a header of single words, each over the beginning of its column. */

export type TableRow = Readonly<Record<string, string>>;

/** A cell is found by where its column's header begins, since cells may be empty. Lines before the header are passed over. */
export function tableRows(lines: readonly string[], column: string): TableRow[] {
  const at = lines.findIndex((line) => headersOf(line).some(({ name }) => name === column));
  if (at < 0) return [];
  const headers = headersOf(lines[at] ?? '');
  return lines
    .slice(at + 1)
    .filter((line) => line.trim() !== '')
    .map((line) =>
      Object.fromEntries(
        headers.map(({ name, start }, index) => [name, cellAt(line, start, headers[index + 1]?.start)]),
      ),
    );
}

function headersOf(line: string): { name: string; start: number }[] {
  return [...line.matchAll(/\S+/g)].map((match) => ({ name: match[0], start: match.index }));
}

function cellAt(line: string, start: number, end: number | undefined): string {
  return line.slice(start, end).trim();
}
