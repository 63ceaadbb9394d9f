/** A damaged record, or a backup beside it, as far as SQLite can still walk it. */
import { type Connection, identify, openForReading } from '../connection.ts';
import { isDamage, type Reading, rowsById, rowsFromBothEnds } from './read-around.ts';
import type { SavedBlob, SavedEvent, SavedPayload, SavedRunbook } from './saved-rows.ts';

export type PayloadOfEvent = Omit<SavedPayload, 'hash'> & { seq: number };

export type RecordView = {
  reading: Reading;
  events(): Generator<SavedEvent[]>;
  payloads(): Generator<PayloadOfEvent[]>;
  /** What was taken out on purpose and stays out. */
  blackedOut(): { seq: number; atMs: number }[];
  blobs(): Generator<SavedBlob[]>;
  runbooks(): SavedRunbook[];
  environments(): { id: string; body: string }[];
  settings(): { key: string; value: string }[];
  drafts(): { key: string; text: string }[];
  numbers(): { number: number; incidentId: string }[];
  commands(): { id: string; incidentId: string; firstSeq: number; lastSeq: number }[];
  tombstones(): { incidentId: string; erasedAtMs: number; actor: string; reason: string; eventCount: number }[];
  /** Evidence whose event was blacked out: its number stands here alone. */
  evidence(): { incidentId: string; deviceId: string; number: number; seq: number }[];
  losses(): { key: string; code: string; detail: string; notedAtMs: number }[];
  /** What the list said of each incident, which is computed from events that may be lost. */
  listed(): { incidentId: string; events: number; title: string }[];
  /** The highest place that was ever given to an event; null where that is not known. */
  lastSeq(): number | null;
  deviceId(): string | null;
  close(): void;
};

/** Null where not even its schema can be read. */
export function openView(path: string): RecordView | null {
  let db: Connection;
  try {
    db = openForReading(path);
  } catch (error) {
    if (!isDamage(error)) throw error;
    return null;
  }
  try {
    // A page whose cells lie wrong is to be refused, not read.
    db.pragma('cell_size_check = ON');
    if (identify(db).kind === 'ours') return viewOf(db);
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  db.close();
  return null;
}

function viewOf(db: Connection): RecordView {
  const reading: Reading = { hadTrouble: false };
  const ends = <Row extends object>(key: string & keyof Row, select: string): Row[] =>
    rowsFromBothEnds<Row>(db, { select, key }, reading);
  const value = (sql: string): unknown => {
    try {
      return db.prepare(sql).pluck().get() ?? null;
    } catch (error) {
      if (!isDamage(error)) throw error;
      reading.hadTrouble = true;
      return null;
    }
  };
  return {
    reading,
    events: () =>
      rowsById<SavedEvent>(
        db,
        {
          table: 'event',
          id: 'seq',
          select: `SELECT seq, id, incident_id AS incidentId, device_id AS deviceId, chain_seq AS chainSeq, lamport, actor,
            kind, v, payload_hash AS payloadHash, happened_at_ms AS happenedAtMs, recorded_at_ms AS recordedAtMs,
            CAST(mono_ns AS TEXT) AS monoNs, boot_id AS bootId, prev_hash AS prevHash, hash
            FROM event WHERE seq BETWEEN ? AND ?`,
        },
        reading,
      ),
    payloads: () =>
      rowsById<PayloadOfEvent>(
        db,
        {
          table: 'payload',
          id: 'event_seq',
          select: `SELECT event_seq AS seq, salt, bytes FROM payload
            WHERE event_seq BETWEEN ? AND ? AND bytes IS NOT NULL`,
        },
        reading,
      ),
    blackedOut: () =>
      ends<{ seq: number; atMs: number | null }>(
        'seq',
        'SELECT event_seq AS seq, blacked_out_at_ms AS atMs FROM payload WHERE bytes IS NULL',
      ).flatMap(({ seq, atMs }) => (atMs === null ? [] : [{ seq, atMs }])),
    blobs: () =>
      rowsById<SavedBlob>(
        db,
        {
          table: 'blob',
          id: 'rowid',
          select: `SELECT hash, content_type AS contentType, encoding, bytes, blacked_out_at_ms AS blackedOutAtMs
            FROM blob WHERE rowid BETWEEN ? AND ?`,
        },
        reading,
      ),
    runbooks: () =>
      ends<SavedRunbook & { position: number }>(
        'position',
        'SELECT position, hash, name, title, bundled, imported_at_ms AS importedAtMs, bytes FROM runbook',
      ),
    environments: () =>
      ends<{ position: number; id: string; body: string }>('position', 'SELECT position, id, body FROM environment'),
    settings: () => ends('key', 'SELECT key, value FROM setting'),
    drafts: () => ends('key', 'SELECT key, text FROM draft'),
    numbers: () => ends('number', 'SELECT number, incident_id AS incidentId FROM incident_number'),
    commands: () =>
      ends('id', 'SELECT id, incident_id AS incidentId, first_seq AS firstSeq, last_seq AS lastSeq FROM command'),
    tombstones: () =>
      ends(
        'incidentId',
        `SELECT incident_id AS incidentId, erased_at_ms AS erasedAtMs, actor, reason, event_count AS eventCount
         FROM tombstone`,
      ),
    evidence: () =>
      ends(
        'seq',
        `SELECT incident_id AS incidentId, device_id AS deviceId, number, event_seq AS seq FROM evidence
         WHERE blob_hash IS NULL`,
      ),
    losses: () =>
      value("SELECT 1 FROM sqlite_schema WHERE name = 'known_loss'") === null
        ? []
        : ends('key', "SELECT code || ' ' || detail AS key, code, detail, noted_at_ms AS notedAtMs FROM known_loss"),
    listed: () =>
      ends('incidentId', 'SELECT incident_id AS incidentId, event_count AS events, title FROM incident_summary'),
    lastSeq: () => {
      const last = value("SELECT seq FROM sqlite_sequence WHERE name = 'event'");
      return typeof last === 'number' ? last : null;
    },
    deviceId: () => {
      const id = value('SELECT device_id FROM installation');
      return typeof id === 'string' ? id : null;
    },
    close: () => db.close(),
  };
}
