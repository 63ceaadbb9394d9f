/** Bringing the record's table of actions into a section that a person has written. */
import { cellsOfRow } from '../postmortem/checker/table-cells.ts';

/**
 * The text with its own table of actions (the first whose head begins with the same cell) replaced by `table`, or with `table` put
 * before it where it has none. Everything else stays as it is written.
 */
export function withActionTable(markdown: string, table: string): string {
  const head = firstCell(table.split('\n')[0] ?? '');
  const lines = markdown.split('\n');
  const from = lines.findIndex(
    (line, index) => firstCell(line) === head && /^\s*\|[\s|:-]+$/u.test(lines[index + 1] ?? ''),
  );
  if (from < 0) return `${table.trimEnd()}\n\n${markdown}`;
  const after = lines.findIndex((line, index) => index > from && !line.trimStart().startsWith('|'));
  const rest = after < 0 ? [] : lines.slice(after);
  return [...lines.slice(0, from), table.trimEnd(), ...rest].join('\n');
}

function firstCell(line: string): string | null {
  return line.trimStart().startsWith('|') ? (cellsOfRow(line, 0)[0]?.text ?? null) : null;
}
