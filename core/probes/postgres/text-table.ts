/** Rows as psql prints them: aligned columns, numbers to the right, the count of rows below. */
import type { Rows } from './read-only-session.ts';

/** int2, int4, int8, float4, float8, numeric, oid. */
export const numericTypes: ReadonlySet<number> = new Set([21, 23, 20, 700, 701, 1700, 26]);

/** A cell longer than this is cut in the table, and shows that it is. */
const cellLimit = 300;

export function textTable({ fields, rows, more }: Rows): string {
  const cells = rows.map((row) => row.map(printable));
  const names = fields.map(({ name }) => printable(name));
  const widths = names.map((name, column) =>
    cells.reduce((width, row) => Math.max(width, widthOf(row[column] ?? '')), widthOf(name)),
  );
  const line = (row: readonly string[], isHeader: boolean) =>
    row
      .map((cell, column) => {
        const right = !isHeader && numericTypes.has(fields[column]?.typeId ?? 0);
        const padding = ' '.repeat((widths[column] ?? 0) - widthOf(cell));
        return right ? ` ${padding}${cell} ` : ` ${cell}${padding} `;
      })
      .join('|')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width + 2)).join('+');
  const count = more
    ? `(first ${rows.length} rows; there are more)`
    : `(${rows.length} row${rows.length === 1 ? '' : 's'})`;
  return [line(names, true), rule, ...cells.map((row) => line(row, false)), count].join('\n');
}

/** One line of a cell: white space folded, other control characters shown as a dot, NULL as nothing, as psql does. */
function printable(cell: string | null): string {
  const folded = (cell ?? '')
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '·')
    .trim();
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
