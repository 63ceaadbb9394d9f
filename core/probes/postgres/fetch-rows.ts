/** Rows out of a cursor, no more than a look shows. */
import { AnswerTooLong } from './answer-limit.ts';
import type { Rows } from './read-only-session.ts';

export const rowLimit = 200;
const rowsPerFetch = 67;
/** Fetching ends after the batch that goes beyond this. */
const textLimitBytes = 256 * 1024;

/**
 * In batches, so that wide rows end early: the first row alone tells how wide they are. Where a later batch is more than is taken
 * in, what came before it is the answer, and there is more; the connection is gone then.
 */
export async function fetchRows(next: (count: number) => Promise<Rows>): Promise<Rows> {
  const rows: Rows['rows'] = [];
  let fields: Rows['fields'] = [];
  let bytes = 0;
  for (let count = 1; ; count = rowsPerFetch) {
    const batch = await next(count).catch((error: unknown) => {
      if (error instanceof AnswerTooLong && rows.length > 0) return null;
      throw error;
    });
    if (batch === null) return { fields, rows, more: true };
    fields = batch.fields;
    rows.push(...batch.rows);
    for (const row of batch.rows) for (const cell of row) bytes += Buffer.byteLength(cell ?? '');
    const isLast = batch.rows.length < count;
    if (isLast || rows.length > rowLimit || bytes > textLimitBytes) {
      return { fields, rows: rows.slice(0, rowLimit), more: !isLast || rows.length > rowLimit };
    }
  }
}
