import type Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { opened } from './record-events.ts';
import { openTemporaryStore, rawRecord, temporaryFolder } from './temporary-store.ts';

/** Another program with the file open, which asks for none of the guards. */
let db: Database.Database;

beforeAll(async () => {
  const dataDir = temporaryFolder();
  const store = await openTemporaryStore('a', dataDir);
  const blob = { hash: 'h', bytes: Buffer.from('x'), contentType: 'text/plain' };
  store.append({ incidentId: 'i', commandId: 'c', actor: 'Hana', events: [opened()], blobs: [blob] });
  store.close();
  db = rawRecord(dataDir);
  db.pragma('recursive_triggers = OFF');
  db.pragma('foreign_keys = OFF');
});

const columns = `id, incident_id, device_id, chain_seq, lamport, actor, kind, v, payload_hash, happened_at_ms,
  recorded_at_ms, mono_ns, boot_id, prev_hash, hash`;
const copyWith = (changes: string) =>
  `SELECT ${columns.replace(/\w+/g, (name) => new RegExp(`(\\S+) AS ${name}\\b`).exec(changes)?.[1] ?? name)} FROM event`;

describe('an event in the file', () => {
  it.each([
    ['update', `UPDATE event SET actor = 'Eve'`],
    ['update of the local sequence', 'UPDATE event SET seq = 9'],
    ['delete', 'DELETE FROM event'],
    ['replace by sequence', `INSERT OR REPLACE INTO event (seq, ${columns}) SELECT seq, ${columns} FROM event`],
    ['replace by id', `INSERT OR REPLACE INTO event (${columns}) ${copyWith(`9 AS chain_seq`)}`],
    ['replace by place in the chain', `INSERT OR REPLACE INTO event (${columns}) ${copyWith(`'other' AS id`)}`],
    [
      'upsert',
      `INSERT INTO event (${columns}) ${copyWith('')} WHERE true ON CONFLICT (id) DO UPDATE SET actor = 'Eve'`,
    ],
    ['update of the payload', `UPDATE payload SET bytes = x'00'`],
    ['new salt', `UPDATE payload SET salt = x'00'`],
    ['replacement of the payload', `INSERT OR REPLACE INTO payload SELECT event_seq, salt, x'00', NULL FROM payload`],
    ['deletion of the payload', 'DELETE FROM payload'],
    ['update of a blob', `UPDATE blob SET bytes = x'00'`],
    ['replacement of a blob', `INSERT OR REPLACE INTO blob SELECT hash, content_type, encoding, x'00', NULL FROM blob`],
    ['blacking out half', 'UPDATE payload SET bytes = NULL'],
  ])('outlives an %s', (_, sql) => {
    const whole = () => ['event', 'payload', 'blob'].map((table) => db.prepare(`SELECT * FROM ${table}`).all());
    const before = whole();
    expect(() => db.exec(sql)).toThrow(/never|CHECK/);
    expect(whole()).toEqual(before);
  });

  it('is of a kind that the schema holds to', () => {
    expect(() => db.exec(`INSERT INTO event (${columns}) ${copyWith(`'x' AS id, 'nine' AS chain_seq`)}`)).toThrow(
      'cannot store TEXT value in INTEGER column',
    );
    expect(db.pragma('application_id', { simple: true })).toBe(0x48494b45);
    // What the guards do not forbid goes through, so it is they that stopped the rest.
    expect(db.prepare(`INSERT INTO event (${columns}) ${copyWith(`'x' AS id, 9 AS chain_seq`)}`).run().changes).toBe(1);
  });
});
