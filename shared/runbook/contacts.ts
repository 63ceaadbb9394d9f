/** The table of people to call. */
import type { Table } from 'mdast';
import { contactColumns } from './column-words.ts';
import type { Runbook } from './model.ts';
import { cellText, columnsOf, rowsOf } from './tables.ts';

export function contactsOf(table: Table, already: number): Runbook['contacts'] {
  const { columns } = columnsOf(table, contactColumns);
  const rows = rowsOf(table).flatMap(({ cells }) => {
    const role = cellText(cells[columns.role]);
    return role === null ? [] : [{ role, cells }];
  });
  return rows.map(({ role, cells }, index) => ({
    id: `contact-${already + index + 1}`,
    role,
    person: cellText(cells[columns.person]),
    contact: cellText(cells[columns.contact]),
    hours: cellText(cells[columns.hours]),
  }));
}
