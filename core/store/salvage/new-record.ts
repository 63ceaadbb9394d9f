/** The new record that a salvage fills: rows go in once, by what they are and not by where they were found. */
import { storedEnvironmentSchema } from '../../../shared/environment/stored-environment.ts';
import { type Connection, openForWriting } from '../connection.ts';
import { createPrivately, removeDatabase } from '../data-folder.ts';
import { type Migration, migrate } from '../migrations.ts';
import { isItsBytes, isItsContent, isItself } from './known-rows.ts';
import type { SavedBlob, SavedEvent, SavedPayload, SavedRunbook } from './saved-rows.ts';

export type NewRecord = {
  db: Connection;
  /** Each answers whether the row was taken: false where it is there already, or is not what its own hash says. */
  event(event: SavedEvent): boolean;
  /** For the event that names its hash and has none yet. */
  payload(payload: SavedPayload): boolean;
  blackedOut(seq: number, atMs: number): void;
  blob(blob: SavedBlob): boolean;
  runbook(runbook: SavedRunbook): boolean;
  environment(environment: { id: string; body: string }): boolean;
  run(sql: string, ...values: unknown[]): number;
};

/** Makes the file anew. It is not synced while it is filled: until it is whole it is nothing. */
export function newRecord(path: string, migrations: readonly Migration[]): NewRecord {
  removeDatabase(path);
  createPrivately(path);
  const db = openForWriting(path, null);
  db.pragma('synchronous = OFF');
  migrate(db, migrations);
  db.exec('CREATE TEMP TABLE wanted (payload_hash TEXT NOT NULL, seq INTEGER PRIMARY KEY)');
  db.exec('CREATE INDEX temp.wanted_by_hash ON wanted (payload_hash)');

  const isErased = db.prepare<[string]>('SELECT 1 FROM tombstone WHERE incident_id = ?').pluck();
  const isTaken = db.prepare<[number]>('SELECT 1 FROM event WHERE seq = ?').pluck();
  const insertEvent = db.prepare(`
    INSERT INTO event (seq, id, incident_id, device_id, chain_seq, lamport, actor, kind, v, payload_hash, happened_at_ms,
      recorded_at_ms, mono_ns, boot_id, prev_hash, hash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS INTEGER), ?, ?, ?)`);
  const isThere = db
    .prepare<[string, string, string, number]>(
      'SELECT 1 FROM event WHERE id = ? OR (incident_id = ? AND device_id = ? AND chain_seq = ?)',
    )
    .pluck();
  const nextSeq = db.prepare<[], number>('SELECT ifnull(max(seq), 0) + 1 FROM event').pluck();
  const want = db.prepare('INSERT INTO wanted (payload_hash, seq) VALUES (?, ?)');
  const wanting = db.prepare<[string], number>('SELECT seq FROM wanted WHERE payload_hash = ?').pluck();
  const had = db.prepare('DELETE FROM wanted WHERE seq = ?');
  const insertPayload = db.prepare(
    'INSERT INTO payload (event_seq, salt, bytes, blacked_out_at_ms) VALUES (?, ?, ?, ?)',
  );
  const isEventAt = db.prepare<[number]>('SELECT 1 FROM wanted WHERE seq = ?').pluck();
  const hasBlob = db.prepare<[string]>('SELECT 1 FROM blob WHERE hash = ?').pluck();
  const insertBlob = db.prepare(
    'INSERT INTO blob (hash, content_type, encoding, bytes, blacked_out_at_ms) VALUES (?, ?, ?, ?, ?)',
  );
  const insertRunbook = db.prepare(
    `INSERT INTO runbook (hash, name, title, bundled, imported_at_ms, bytes) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const insertEnvironment = db.prepare('INSERT INTO environment (id, body) VALUES (?, ?) ON CONFLICT DO NOTHING');

  return {
    db,
    event(event) {
      const { id, incidentId, deviceId, chainSeq } = event;
      if (!isItself(event) || isErased.get(incidentId) || isThere.get(id, incidentId, deviceId, chainSeq)) return false;
      // Two files may have given one place to different events; the order within an incident is no matter of places.
      const seq = isTaken.get(event.seq) ? (nextSeq.get() ?? 1) : event.seq;
      insertEvent.run(
        seq,
        id,
        incidentId,
        deviceId,
        chainSeq,
        event.lamport,
        event.actor,
        event.kind,
        event.v,
        event.payloadHash,
        event.happenedAtMs,
        event.recordedAtMs,
        event.monoNs,
        event.bootId,
        event.prevHash,
        event.hash,
      );
      want.run(event.payloadHash, seq);
      return true;
    },
    payload({ hash, salt, bytes }) {
      const seq = wanting.get(hash);
      if (seq === undefined) return false;
      insertPayload.run(seq, salt, bytes, null);
      had.run(seq);
      return true;
    },
    blackedOut(seq, atMs) {
      if (isEventAt.get(seq) === undefined) return;
      insertPayload.run(seq, null, null, atMs);
      had.run(seq);
    },
    blob(blob) {
      if (!isItsContent(blob) || hasBlob.get(blob.hash)) return false;
      insertBlob.run(blob.hash, blob.contentType, blob.encoding, blob.bytes, blob.blackedOutAtMs);
      return true;
    },
    runbook(runbook) {
      if (!isItsBytes(runbook)) return false;
      const { hash, name, title, bundled, importedAtMs, bytes } = runbook;
      return insertRunbook.run(hash, name, title, bundled, importedAtMs, bytes).changes > 0;
    },
    environment({ id, body }) {
      return isEnvironment(body) && insertEnvironment.run(id, body).changes > 0;
    },
    run: (sql, ...values) => db.prepare(sql).run(...values).changes,
  };
}

export function isEnvironment(body: string): boolean {
  try {
    return storedEnvironmentSchema.safeParse(JSON.parse(body)).success;
  } catch {
    return false;
  }
}
