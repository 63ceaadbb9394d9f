/**
 * Blacking out (墨消し): a secret found in the record later is taken out of it. The bytes go, with their salt and with what was
 * computed from them; the row and its chain stay and can still be verified.
 */
import type { Clock } from '../clock.ts';
import { StoreProblem } from '../store-problem.ts';
import { rebuildProjections, writeProjections } from './rebuild.ts';
import { takeOutOfSearch } from './search-changes.ts';
import type { Tables } from './tables.ts';

export type BlackOutRequest = {
  eventId: string;
  /**
   * `evidence` takes the output away and leaves the row readable, which names the output by its hash; `everything` takes the
   * row's own content too.
   */
  what: 'evidence' | 'everything';
};

/**
 * Blacks out in one transaction; a second time changes nothing. The file still holds the bytes until it was purged.
 *
 * @returns the incident that the event belongs to.
 * @throws StoreProblem `noSuchRow`, or `noSuchEvidence` where the event has none.
 */
export function blackOut(tables: Tables, { eventId, what }: BlackOutRequest, clock: Clock): string {
  const { db, events, search } = tables;
  return db
    .transaction(() => {
      const row = events.byId(eventId);
      if (!row) throw new StoreProblem('NOT_FOUND', 'noSuchRow', { id: eventId });
      const nowMs = clock.nowMs();
      const blobHash = db.prepare('SELECT blob_hash FROM evidence WHERE event_seq = ?').pluck().get(row.seq) ?? null;
      if (what === 'evidence' && blobHash === null) {
        throw new StoreProblem('NOT_FOUND', 'noSuchEvidence', { id: eventId });
      }
      // Evidence of the same bytes is one blob, whoever brought it.
      const sharing = db
        .prepare<[unknown], number>('SELECT event_seq FROM evidence WHERE blob_hash = ?')
        .pluck()
        .all(blobHash);
      const concerned = [...new Set([row.seq, ...sharing])].flatMap((seq) => events.between(seq, seq));
      const isTakenOut = takeOutOfSearch(tables, concerned);
      db.prepare('UPDATE blob SET bytes = NULL, blacked_out_at_ms = ? WHERE hash = ? AND bytes IS NOT NULL').run(
        nowMs,
        blobHash,
      );
      if (what === 'everything') {
        db.prepare(
          `UPDATE payload SET salt = NULL, bytes = NULL, blacked_out_at_ms = ?
           WHERE event_seq = ? AND bytes IS NOT NULL`,
        ).run(nowMs, row.seq);
        db.prepare('UPDATE evidence SET blob_hash = NULL WHERE event_seq = ?').run(row.seq);
        db.prepare(
          'DELETE FROM blob WHERE hash = ? AND hash NOT IN (SELECT blob_hash FROM evidence WHERE blob_hash IS NOT NULL)',
        ).run(blobHash);
      }
      if (isTakenOut) {
        for (const { seq } of concerned) events.between(seq, seq).forEach(search.putBack);
        writeProjections(tables, row.incidentId, events.read(row.incidentId));
      } else {
        rebuildProjections(tables);
      }
      return row.incidentId;
    })
    .immediate();
}
