/** Rows as psql prints them. */
import { tableText } from '../../../shared/incident/result-text.ts';
import { knownType } from './column-types.ts';
import type { Rows } from './read-only-session.ts';

export function textTable({ fields, rows, more }: Rows): string {
  const columns = fields.map(({ name, typeId }) => ({ name, type: knownType(typeId) }));
  return tableText({ columns, rows, more, cutCells: 0 });
}
