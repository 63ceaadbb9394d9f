/** Cells of one row of a Markdown table, with where each stands. */
export type TableCell = { text: string; start: number; end: number };

/** `line` begins with a bar; `start` is where the line does in the whole text. An escaped bar is part of its cell. */
export function cellsOfRow(line: string, start: number): TableCell[] {
  const bars: number[] = [];
  for (let at = line.indexOf('|'); at >= 0; at = line.indexOf('|', at + 1)) {
    if (line[at - 1] !== '\\') bars.push(at);
  }
  const ends = bars.at(-1) === line.trimEnd().length - 1 ? bars.slice(1) : [...bars.slice(1), line.trimEnd().length];
  return ends.map((end, index) => {
    const from = (bars[index] ?? 0) + 1;
    const raw = line.slice(from, end);
    const text = raw.trim();
    const lead = text === '' ? Math.min(1, raw.length) : raw.length - raw.trimStart().length;
    return { text, start: start + from + lead, end: start + from + lead + text.length };
  });
}
