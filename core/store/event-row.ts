/** Rows of the event table and its payloads, as they are read and written. */
import { hash } from 'node:crypto';
import { type EventEnvelope, parseEvent, type RecordedEvent } from '../../shared/incident/event.ts';
import { chainText } from '../../shared/incident/event-chain.ts';
import type { Connection } from './connection.ts';

/** One row, with its payload; salt and bytes are null where it was blacked out. */
export type EventRow = EventEnvelope & {
  kind: string;
  payloadHash: string;
  monoNs: string;
  bootId: string;
  prevHash: string;
  hash: string;
  salt: Buffer | null;
  bytes: Buffer | null;
  /** 1 where salt and bytes were taken away on purpose. */
  blackedOut: number;
};

/** A row to write; without bytes it comes blacked out from another device. */
export type NewEventRow = Omit<EventRow, 'seq' | 'blackedOut'>;

const selectRows = `
  SELECT seq, id, incident_id AS incidentId, device_id AS deviceId, chain_seq AS chainSeq, lamport, actor, kind, v,
    payload_hash AS payloadHash, happened_at_ms AS happenedAtMs, recorded_at_ms AS recordedAtMs,
    CAST(mono_ns AS TEXT) AS monoNs, boot_id AS bootId, prev_hash AS prevHash, hash, salt, bytes,
    blacked_out_at_ms IS NOT NULL AS blackedOut
  FROM event LEFT JOIN payload ON event_seq = seq`;

/** What of a row an incident is read from: its links and salt are for who checks them. */
type ReadRow = EventEnvelope & { kind: string; text: string | null; blackedOut: number };

const selectRead = `
  SELECT seq, id, incident_id AS incidentId, device_id AS deviceId, chain_seq AS chainSeq, lamport, actor, kind, v,
    happened_at_ms AS happenedAtMs, recorded_at_ms AS recordedAtMs, CAST(bytes AS TEXT) AS text,
    blacked_out_at_ms IS NOT NULL AS blackedOut
  FROM event LEFT JOIN payload ON event_seq = seq`;

export type EventRows = {
  ofIncident(incidentId: string): EventRow[];
  /** The events themselves, by local sequence: the quick way to an incident of ten thousand. */
  read(incidentId: string): RecordedEvent[];
  /** One of them; null where there is none. */
  readAt(seq: number): RecordedEvent | null;
  /** The last of a device's chain; null where it has none. */
  chainEnd(incidentId: string, deviceId: string): { seq: number; hash: string } | null;
  between(firstSeq: number, lastSeq: number): EventRow[];
  /** By local sequence, those behind `seq`. */
  after(seq: number, limit: number): EventRow[];
  byId(id: string): EventRow | null;
  /** Every row, incident by incident, each device's chain in its order. */
  byChain(): IterableIterator<EventRow>;
  incidentIds(): string[];
  /** Writes a row and its payload; answers the local sequence. */
  insert(row: NewEventRow): number;
};

export function eventRows(db: Connection): EventRows {
  const ofIncident = db.prepare<[string], EventRow>(`${selectRows} WHERE incident_id = ? ORDER BY seq`);
  const read = db.prepare<[string], ReadRow>(`${selectRead} WHERE incident_id = ? ORDER BY seq`);
  const readAt = db.prepare<[number], ReadRow>(`${selectRead} WHERE seq = ?`);
  const chainEnd = db.prepare<[string, string], { seq: number; hash: string }>(
    `SELECT chain_seq AS seq, hash FROM event WHERE incident_id = ? AND device_id = ? ORDER BY chain_seq DESC LIMIT 1`,
  );
  const between = db.prepare<[number, number], EventRow>(`${selectRows} WHERE seq BETWEEN ? AND ? ORDER BY seq`);
  const after = db.prepare<[number, number], EventRow>(`${selectRows} WHERE seq > ? ORDER BY seq LIMIT ?`);
  const byId = db.prepare<[string], EventRow>(`${selectRows} WHERE id = ?`);
  const byChain = db.prepare<[], EventRow>(`${selectRows} ORDER BY incident_id, device_id, chain_seq`);
  const incidentIds = db
    .prepare<[], string>('SELECT incident_id FROM event GROUP BY incident_id ORDER BY min(seq)')
    .pluck();
  const insertEvent = db.prepare(`
    INSERT INTO event (id, incident_id, device_id, chain_seq, lamport, actor, kind, v, payload_hash, happened_at_ms,
      recorded_at_ms, mono_ns, boot_id, prev_hash, hash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS INTEGER), ?, ?, ?)`);
  const insertPayload = db.prepare(
    'INSERT INTO payload (event_seq, salt, bytes, blacked_out_at_ms) VALUES (?, ?, ?, ?)',
  );
  return {
    ofIncident: (incidentId) => ofIncident.all(incidentId),
    // Row by row: all of a long incident's rows beside all of its events would be held for a moment.
    read: (incidentId) => Array.from(read.iterate(incidentId), readEvent),
    readAt(seq) {
      const row = readAt.get(seq);
      return row ? readEvent(row) : null;
    },
    chainEnd: (incidentId, deviceId) => chainEnd.get(incidentId, deviceId) ?? null,
    between: (firstSeq, lastSeq) => between.all(firstSeq, lastSeq),
    after: (seq, limit) => after.all(seq, limit),
    byId: (id) => byId.get(id) ?? null,
    byChain: () => byChain.iterate(),
    incidentIds: () => incidentIds.all(),
    insert(row) {
      const { lastInsertRowid } = insertEvent.run(
        row.id,
        row.incidentId,
        row.deviceId,
        row.chainSeq,
        row.lamport,
        row.actor,
        row.kind,
        row.v,
        row.payloadHash,
        row.happenedAtMs,
        row.recordedAtMs,
        row.monoNs,
        row.bootId,
        row.prevHash,
        row.hash,
      );
      insertPayload.run(lastInsertRowid, row.salt, row.bytes, row.bytes === null ? row.recordedAtMs : null);
      return Number(lastInsertRowid);
    },
  };
}

/** The hash that a row should have. */
export function eventHash(row: Parameters<typeof chainText>[0]): string {
  return hash('sha256', chainText(row), 'hex');
}

/** The hash that covers stored bytes: salted, so that a short secret cannot be found by trying once its bytes are gone. */
export function payloadHash(salt: Uint8Array, bytes: Uint8Array): string {
  return hash('sha256', Buffer.concat([salt, bytes]), 'hex');
}

/** The event that a row holds. Stored bytes that are no JSON give an unknown event, like a kind of a newer version. */
export function toEvent(row: EventRow): RecordedEvent {
  return readEvent({ ...row, text: row.bytes === null ? null : row.bytes.toString('utf8') });
}

function readEvent(row: ReadRow): RecordedEvent {
  const envelope = envelopeOf(row);
  if (row.text === null) {
    // What was lost to damage is not called blacked out: nobody took it away.
    return { ...envelope, kind: row.blackedOut === 1 ? 'blackedOut' : 'unknown', payload: { kind: row.kind } };
  }
  let payload: unknown = null;
  try {
    payload = JSON.parse(row.text);
  } catch {
    return { ...envelope, kind: 'unknown', payload: { kind: row.kind } };
  }
  return parseEvent(envelope, row.kind, payload);
}

function envelopeOf(row: EventEnvelope): EventEnvelope {
  const { seq, id, incidentId, deviceId, chainSeq, lamport, actor, v, happenedAtMs, recordedAtMs } = row;
  return { seq, id, incidentId, deviceId, chainSeq, lamport, actor, v, happenedAtMs, recordedAtMs };
}
