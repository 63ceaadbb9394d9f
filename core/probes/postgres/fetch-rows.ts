/** Rows out of a cursor, no more than a look shows. */
import type { Rows } from './read-only-session.ts';

export const rowLimit = 200;
export const rowsPerFetch = 67;
/** Fetching ends after the batch that goes beyond this. */
const textLimitBytes = 256 * 1024;

/** In batches, so that wide rows end early. */
export async function fetchRows(next: () => Promise<Rows>): Promise<Rows> {
  const rows: Rows['rows'] = [];
  let bytes = 0;
  for (;;) {
    const batch = await next();
    rows.push(...batch.rows);
    for (const row of batch.rows) for (const cell of row) bytes += Buffer.byteLength(cell ?? '');
    const isLast = batch.rows.length < rowsPerFetch;
    if (isLast || rows.length > rowLimit || bytes > textLimitBytes) {
      return { fields: batch.fields, rows: rows.slice(0, rowLimit), more: !isLast || rows.length > rowLimit };
    }
  }
}
