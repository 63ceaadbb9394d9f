import { expect, it } from 'vitest';
import { fillArchive } from '../../../bench/archive/fill.ts';
import { randomFrom, wholeBetween } from '../../../bench/random.ts';
import { eventRows, toEvent } from '../../../core/store/event-row.ts';
import { rawRecord, temporaryFolder } from './temporary-store.ts';

/** A record whose stored bytes are damaged in every way that a file can be: flipped, cut, no text, none at all, taken away. */
async function damagedRecord() {
  const dataDir = temporaryFolder();
  await fillArchive(dataDir, { incidents: 6, events: 400 }, 2);
  const db = rawRecord(dataDir);
  db.exec('DROP TRIGGER payload_is_only_blacked_out; DROP TRIGGER payload_stays; PRAGMA ignore_check_constraints = ON');
  const random = randomFrom(7);
  const bytesOf = db.prepare<[number], Buffer>('SELECT bytes FROM payload WHERE event_seq = ?').pluck();
  const put = db.prepare('UPDATE payload SET bytes = ? WHERE event_seq = ?');
  for (let seq = 1; seq <= 300; seq += 1) {
    const bytes = bytesOf.get(seq) ?? Buffer.alloc(0);
    const at = wholeBetween(random, 0, bytes.length - 1);
    if (seq % 6 === 0) bytes[at] = wholeBetween(random, 0, 255);
    if (seq % 6 === 1) put.run(bytes.subarray(0, at), seq);
    if (seq % 6 === 2) put.run(Buffer.from([0xef, 0xbb, 0xbf, ...bytes, 0xff, 0x00]), seq);
    if (seq % 6 === 3) db.prepare('DELETE FROM payload WHERE event_seq = ?').run(seq);
    if (seq % 6 === 4) {
      db.prepare('UPDATE payload SET salt = NULL, bytes = NULL, blacked_out_at_ms = 1 WHERE event_seq = ?').run(seq);
    }
    if (seq % 6 === 0) put.run(bytes, seq);
  }
  return db;
}

it('reads an incident as its whole rows say, what is damaged, missing, blacked out or unknown included', async () => {
  const db = await damagedRecord();
  db.exec('DROP TRIGGER event_stays_as_it_is');
  db.exec("UPDATE event SET kind = 'ofANewerApp' WHERE seq = 350; UPDATE event SET v = 2 WHERE seq = 351");
  const rows = eventRows(db);
  const kinds = new Set<string>();
  let events = 0;
  for (const incidentId of rows.incidentIds()) {
    const whole = rows.ofIncident(incidentId);
    const read = rows.read(incidentId);
    expect(read).toEqual(whole.map(toEvent));
    for (const { kind } of read) kinds.add(kind);
    events += read.length;
    const device = whole[0]?.deviceId ?? '';
    const last = whole.toSorted((one, other) => one.chainSeq - other.chainSeq).at(-1);
    expect(rows.chainEnd(incidentId, device)).toEqual({ seq: last?.chainSeq, hash: last?.hash });
    expect(rows.chainEnd(incidentId, 'another')).toBeNull();
  }
  expect(events).toBe(400);
  for (const kind of ['unknown', 'blackedOut', 'noteAdded', 'checkRan']) expect(kinds).toContain(kind);
  db.close();
});
