/**
 * Events whose text goes, taken out of the search index alone. What an index without texts holds of an event can only be named by the
 * text that went in; so this is for events that are whole, and where one is damaged the index is made anew.
 */
import { hash } from 'node:crypto';
import { type EventRow, payloadHash, toEvent } from './event-row.ts';
import { evidenceOf } from './evidence-numbers.ts';
import type { Tables } from './tables.ts';

/** To be called before anything is changed. False, and nothing is taken out, where it is not sure what the index holds of them. */
export function takeOutOfSearch({ db, search, blobs }: Tables, rows: readonly EventRow[]): boolean {
  const isBlackedOut = db.prepare<[string], number>('SELECT bytes IS NULL FROM blob WHERE hash = ?').pluck();

  function isWhole(row: EventRow): boolean {
    if (row.bytes === null || row.salt === null) return row.blackedOut === 1;
    if (payloadHash(row.salt, row.bytes) !== row.payloadHash) return false;
    const evidence = evidenceOf(toEvent(row));
    return evidence === null || isBlackedOut.get(evidence.blobHash) === 1 || isWholeBlob(evidence.blobHash);
  }

  function isWholeBlob(blobHash: string): boolean {
    try {
      const blob = blobs.get(blobHash);
      return blob !== null && hash('sha256', blob.bytes, 'hex') === blobHash;
    } catch {
      // Compressed bytes that are damaged cannot be unpacked.
      return false;
    }
  }

  if (!rows.every(isWhole)) return false;
  for (const row of rows) search.takeOut(row);
  return true;
}
