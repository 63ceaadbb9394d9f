/** Results as text: aligned as psql prints them, and with tabs for a spreadsheet. */
import { isNumeric, type Result, type ResultTable } from './result-table.ts';

/** A cell longer than this is cut in the aligned text, and shows that it is. */
const cellLimit = 300;

/** What was asked where, then each table. */
export function resultText({ target, tables }: Result): string {
  return `${[target, ...tables.map(tableText)].join('\n\n')}\n`;
}

/** Aligned columns, numbers to the right, the count of rows below. */
export function tableText({ columns, rows, more }: ResultTable): string {
  const cells = rows.map((row) => row.map(printable));
  const names = columns.map(({ name }) => printable(name));
  const widths = names.map((name, column) =>
    cells.reduce((width, row) => Math.max(width, widthOf(row[column] ?? '')), widthOf(name)),
  );
  const toRight = columns.map(isNumeric);
  const line = (row: readonly string[], isHeader: boolean) =>
    row
      .map((cell, column) => {
        const padding = ' '.repeat((widths[column] ?? 0) - widthOf(cell));
        return !isHeader && toRight[column] ? ` ${padding}${cell} ` : ` ${cell}${padding} `;
      })
      .join('|')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width + 2)).join('+');
  const count = more
    ? `(first ${rows.length} rows; there are more)`
    : `(${rows.length} row${rows.length === 1 ? '' : 's'})`;
  return [line(names, true), rule, ...cells.map((row) => line(row, false)), count].join('\n');
}

/** Names, then rows, a line each; tabs and line breaks inside a cell become blanks, NULL nothing. */
export function tabSeparated({ columns, rows }: ResultTable): string {
  const plain = (cell: string | null) => (cell ?? '').replace(/[\t\r\n]+/g, ' ');
  return [columns.map(({ name }) => name), ...rows].map((row) => row.map(plain).join('\t')).join('\n');
}

/** One line of a cell: breaks and tabs as blanks, other control characters as a dot; the indent of a plan stays. */
function printable(cell: string | null): string {
  if (cell === null) return 'NULL';
  const folded = cell.replace(/[\t\r\n\v\f]+/g, ' ').replace(/\p{Cc}/gu, '·');
  const characters = [...folded];
  return characters.length > cellLimit ? `${characters.slice(0, cellLimit).join('')}…` : folded;
}

/** Columns in a terminal: East Asian wide characters take two. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
        character,
      )
        ? 2
        : 1;
  return width;
}
