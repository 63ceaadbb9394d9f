/** The history of the runbook's changes: a table, or a list whose items begin with a date. */
import type { RootContent } from 'mdast';
import { changelogColumns } from './column-words.ts';
import { entriesOf } from './lists.ts';
import type { Runbook } from './model.ts';
import { cellText, columnsOf, rowsOf } from './tables.ts';

type Change = Runbook['changelog'][number];

const dated = /^(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)\s*[:：—–-]?\s*(.*)$/u;

export function changesOf(block: RootContent): Change[] {
  if (block.type === 'table') {
    const { columns } = columnsOf(block, changelogColumns);
    return rowsOf(block).map(({ cells }) => ({
      date: cellText(cells[columns.date]),
      author: cellText(cells[columns.author]),
      change: cellText(cells[columns.change]),
    }));
  }
  if (block.type !== 'list') return [];
  return entriesOf(block).map(({ text }) => {
    const found = dated.exec(text);
    return { date: found?.[1] ?? null, author: null, change: found?.[2] || (found ? null : text) };
  });
}
