/**
 * Blacking out (墨消し): a secret found in the record later is taken out of it. The bytes go, with their salt and with what was
 * computed from them; the row and its chain stay and can still be verified.
 */
import type { Clock } from '../clock.ts';
import { StoreProblem } from '../store-problem.ts';
import { rebuildProjections } from './rebuild.ts';
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
export function blackOut({ db, events, ...tables }: Tables, { eventId, what }: BlackOutRequest, clock: Clock): string {
  return db
    .transaction(() => {
      const row = events.byId(eventId);
      if (!row) throw new StoreProblem('NOT_FOUND', 'noSuchRow', { id: eventId });
      const nowMs = clock.nowMs();
      const blobHash = db.prepare('SELECT blob_hash FROM evidence WHERE event_seq = ?').pluck().get(row.seq) ?? null;
      if (what === 'evidence' && blobHash === null) {
        throw new StoreProblem('NOT_FOUND', 'noSuchEvidence', { id: eventId });
      }
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
      rebuildProjections({ db, events, ...tables });
      return row.incidentId;
    })
    .immediate();
}
