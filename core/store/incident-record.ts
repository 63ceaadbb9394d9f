/**
 * One incident's record on its way between two devices. Events come by id, each device's chain is verified link by link, and
 * what does not hold is left out and named; so any part may come in any order, twice too.
 */
import { hash } from 'node:crypto';
import { type ChainedFields, chainStart } from '../../shared/incident/event-chain.ts';
import type { NewBlob } from './blobs.ts';
import { type EventRow, toEvent } from './event-row.ts';
import { writeProjections } from './rebuild.ts';
import type { Tables } from './tables.ts';
import { isWholeEvent } from './whole-record.ts';

/** An event as it travels; without a payload where it was blacked out. */
export type TravellingEvent = ChainedFields & {
  hash: string;
  payload: { salt: Uint8Array; bytes: Uint8Array } | null;
};

export type IncidentRecord = { incidentId: string; events: TravellingEvent[]; blobs: NewBlob[] };

export type ImportReport = {
  added: number;
  /** Left out: changed on the way, without its predecessor (yet), another one at the same place, or of an erased incident. */
  refused: { eventId: string; why: 'changed' | 'predecessorMissing' | 'forked' | 'erased' }[];
};

/** All that this file holds of an incident; null where it holds nothing. */
export function exportIncident({ db, events, blobs }: Tables, incidentId: string): IncidentRecord | null {
  const rows = events.ofIncident(incidentId);
  if (rows.length === 0) return null;
  const hashes = db
    .prepare<[string], string>(
      'SELECT DISTINCT blob_hash FROM evidence WHERE incident_id = ? AND blob_hash IS NOT NULL ORDER BY blob_hash',
    )
    .pluck()
    .all(incidentId);
  return {
    incidentId,
    events: rows.map(toTravelling),
    blobs: hashes.flatMap((blobHash) => {
      const blob = blobs.get(blobHash);
      return blob ? [{ hash: blobHash, ...blob }] : [];
    }),
  };
}

function toTravelling(row: EventRow): TravellingEvent {
  const { seq: _seq, blackedOut: _blackedOut, salt, bytes, ...fields } = row;
  return { ...fields, payload: salt && bytes ? { salt, bytes } : null };
}

/** Takes over in one transaction what is new and holds. */
export function importIncident(tables: Tables, record: IncidentRecord): ImportReport {
  const { db, events, blobs, evidence } = tables;
  const { incidentId } = record;
  const erased = db.prepare('SELECT 1 FROM tombstone WHERE incident_id = ?').get(incidentId) !== undefined;
  const hashAt = db
    .prepare<[string, string, number], string>(
      'SELECT hash FROM event WHERE incident_id = ? AND device_id = ? AND chain_seq = ?',
    )
    .pluck();
  /** Evidence that was blacked out here names no blob any more, and does not bring it back. */
  const isNamed = db.prepare<[string]>('SELECT 1 FROM evidence WHERE blob_hash = ?').pluck();

  function objectionTo(event: TravellingEvent): ImportReport['refused'][number]['why'] | null {
    if (erased) return 'erased';
    if (event.incidentId !== incidentId || !isWholeEvent(event)) return 'changed';
    const { deviceId, chainSeq, prevHash } = event;
    if (hashAt.get(incidentId, deviceId, chainSeq) !== undefined || events.byId(event.id)) return 'forked';
    const before = chainSeq === 1 ? chainStart : hashAt.get(incidentId, deviceId, chainSeq - 1);
    if (before === undefined) return 'predecessorMissing';
    return before === prevHash ? null : 'forked';
  }

  return db
    .transaction(() => {
      const report: ImportReport = { added: 0, refused: [] };
      for (const event of [...record.events].sort((a, b) => a.chainSeq - b.chainSeq)) {
        if (events.byId(event.id)?.hash === event.hash) continue;
        const why = objectionTo(event);
        if (why !== null) {
          report.refused.push({ eventId: event.id, why });
          continue;
        }
        const { payload, ...fields } = event;
        const salt = payload && Buffer.from(payload.salt);
        const bytes = payload && Buffer.from(payload.bytes);
        const seq = events.insert({ ...fields, salt, bytes });
        const recorded = toEvent({ ...fields, seq, salt, bytes, blackedOut: payload ? 0 : 1 });
        evidence.note(recorded);
        report.added += 1;
      }
      if (erased) return report;
      for (const blob of record.blobs) {
        if (isNamed.get(blob.hash) && hash('sha256', blob.bytes, 'hex') === blob.hash) blobs.put(blob);
      }
      const known = events.ofIncident(incidentId).map(toEvent);
      if (known.length > 0) writeProjections(tables, incidentId, known);
      return report;
    })
    .immediate();
}
