/** Rows of a pattern's table of causes. */
import type { Table } from 'mdast';
import { causeColumns } from './column-words.ts';
import { markedText } from './markdown.ts';
import type { Cause } from './model.ts';
import { seePatternOf } from './see-pattern.ts';
import { logTexts } from './sentence-words.ts';
import { cellText, columnsOf, rowsOf } from './tables.ts';
import { keyOf } from './wording.ts';

/** `path` is the pattern's id; `already` how many causes it has from earlier tables. */
export function causesOf(table: Table, path: string, already: number): Cause[] {
  const { columns } = columnsOf(table, causeColumns);
  const rows = rowsOf(table).flatMap((row) => {
    const cause = cellText(row.cells[columns.cause]);
    return cause === null ? [] : [{ row, cause }];
  });
  return rows.map(({ row, cause }, index) => {
    const tell = row.cells[columns.howToTell];
    const howToTell = cellText(tell);
    const action = cellText(row.cells[columns.action]);
    return {
      id: `${path}/cause-${already + index + 1}`,
      key: keyOf(cause),
      line: row.line,
      column: row.column,
      cause,
      howToTell,
      action,
      signatures: tell === undefined ? [] : logTexts(markedText(tell)),
      seePattern: seePatternOf(action) ?? seePatternOf(howToTell),
    };
  });
}
