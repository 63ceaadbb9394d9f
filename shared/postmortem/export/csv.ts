/**
 * CSV as RFC 4180 has it: CRLF, every field quoted. It begins with a byte order mark, since Excel on Japanese Windows reads a file
 * without one as Shift_JIS; other programs pass over it. A field that a spreadsheet would take for a formula begins with an
 * apostrophe, which spreadsheets show as text.
 */
import { cleanText } from '../nodes.ts';

/** Also the full-width forms, which spreadsheets read alike. */
const formula = /^[=+\-@＝＋－＠]/u;

/** Rows of cells, the head first; each cell becomes one line of printable characters. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((cells) => cells.map(field).join(',')).join('\r\n')}\r\n`;
}

function field(value: string): string {
  const line = cleanText(value);
  return `"${(formula.test(line) ? `'${line}` : line).replaceAll('"', '""')}"`;
}
