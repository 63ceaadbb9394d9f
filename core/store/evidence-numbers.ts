/** Which event brought which evidence. Numbers count per incident and device, and are never given twice. */
import type { Evidence, RecordedEvent } from '../../shared/incident/event.ts';
import type { Connection } from './connection.ts';

export type EvidenceNumbers = {
  /** The newest number; 0 before the first. */
  last(incidentId: string, deviceId: string): number;
  /** Notes the evidence of an event, if it has any. */
  note(event: RecordedEvent): void;
};

export function evidenceTable(db: Connection): EvidenceNumbers {
  const last = db
    .prepare<[string, string], number | null>(
      'SELECT max(number) FROM evidence WHERE incident_id = ? AND device_id = ?',
    )
    .pluck();
  const insert = db.prepare(
    'INSERT INTO evidence (incident_id, device_id, number, event_seq, blob_hash) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    last: (incidentId, deviceId) => last.get(incidentId, deviceId) ?? 0,
    note(event) {
      const evidence = evidenceOf(event);
      if (evidence) insert.run(event.incidentId, event.deviceId, evidence.number, event.seq, evidence.blobHash);
    },
  };
}

export function evidenceOf({ payload }: RecordedEvent): Evidence | null {
  return 'evidence' in payload ? payload.evidence : null;
}
