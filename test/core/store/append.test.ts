import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { assertDurable, openForWriting } from '../../../core/store/connection.ts';
import { openStore } from '../../../core/store/store.ts';
import type { NewEvent } from '../../../shared/incident/event.ts';
import { fold } from '../../../shared/incident/fold.ts';
import { foundBy } from './found-by.ts';
import { evidence, nightMs, note, opened } from './record-events.ts';
import { openTemporaryStore, rawRecord, storeOptions, temporaryFolder } from './temporary-store.ts';

const incidentId = 'incident-1';
const by = (commandId: string | null, events: NewEvent[]) => ({
  incidentId,
  commandId,
  actor: 'Hana',
  events,
  blobs: [],
});

function textBlob(text: string) {
  const bytes = Buffer.from(text);
  return { hash: createHash('sha256').update(bytes).digest('hex'), bytes, contentType: 'text/plain' };
}

describe('appending', () => {
  it('gives events their identity and order, and keeps them over a restart', async () => {
    const dataDir = temporaryFolder();
    const store = await openTemporaryStore('a', dataDir);
    store.append(by('declare', [opened()]));
    const added = store.append(by('two', [note('first', nightMs + 7), note('second')]));
    expect(added.map(({ seq, chainSeq, lamport, v }) => ({ seq, chainSeq, lamport, v }))).toEqual([
      { seq: 2, chainSeq: 2, lamport: 2, v: 1 },
      { seq: 3, chainSeq: 3, lamport: 3, v: 1 },
    ]);
    const before = {
      events: store.eventsOf(incidentId),
      state: store.stateOf(incidentId),
      list: store.listIncidents(),
    };
    store.close();

    const again = await openTemporaryStore('b', dataDir);
    expect(again.deviceId).toBe(store.deviceId);
    expect(again.eventsOf(incidentId)).toEqual(before.events);
    expect(again.stateOf(incidentId)).toEqual(before.state);
    expect(again.listIncidents()).toEqual(before.list);
    expect(again.eventsAfter(incidentId, 2).map(({ payload }) => payload)).toEqual([{ text: 'second' }]);
    expect(again.append(by(null, [note('third')]))[0]).toMatchObject({ chainSeq: 4, lamport: 4 });
    expect(again.verify().findings).toEqual([]);
    again.close();
  });

  it('hashes canonical JSON of the named fields, each device and incident in a chain of its own', async () => {
    const dataDir = temporaryFolder();
    const store = await openTemporaryStore('a', dataDir);
    store.append(by('1', [opened()]));
    store.append({ ...by('2', [opened()]), incidentId: 'incident-2' });
    store.append(by('3', [note('hot')]));
    store.close();
    const rows = rawRecord(dataDir)
      .prepare<[], Record<string, unknown>>(
        `SELECT *, CAST(mono_ns AS TEXT) AS mono, salt, bytes FROM event JOIN payload ON event_seq = seq ORDER BY seq`,
      )
      .all();
    const start = '0'.repeat(64);
    expect(rows.map((row) => row.prev_hash)).toEqual([start, start, rows[0]?.hash]);
    for (const row of rows) {
      const payload = createHash('sha256')
        .update(row.salt as Buffer)
        .update(row.bytes as Buffer)
        .digest('hex');
      expect(row.payload_hash).toBe(payload);
      // The keys in the order that RFC 8785 sorts them.
      const canonical = JSON.stringify({
        actor: row.actor,
        bootId: row.boot_id,
        chainSeq: row.chain_seq,
        deviceId: row.device_id,
        happenedAtMs: row.happened_at_ms,
        id: row.id,
        incidentId: row.incident_id,
        kind: row.kind,
        lamport: row.lamport,
        monoNs: row.mono,
        payloadHash: row.payload_hash,
        prevHash: row.prev_hash,
        recordedAtMs: row.recorded_at_ms,
        v: row.v,
      });
      expect(row.hash).toBe(createHash('sha256').update(canonical).digest('hex'));
    }
    expect(rows.map((row) => row.mono)).toEqual(['9007199254740995', '9007199254740996', '9007199254740997']);
    expect(String(rows[0]?.boot_id)).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('answers a command id it knows with what the first try made', async () => {
    const store = await openTemporaryStore();
    const first = store.append(by('declare', [opened()]));
    expect(store.outcomeOf('declare')).toEqual(first);
    expect(store.append(by('declare', [opened('again'), note('again')]))).toEqual(first);
    expect(store.eventsOf(incidentId)).toHaveLength(1);
    expect(store.outcomeOf('other')).toBeNull();
    store.close();
  });

  it('leaves a snapshot as it was when it was taken', async () => {
    const store = await openTemporaryStore();
    store.append(by(null, [opened()]));
    const state = store.stateOf(incidentId);
    const events = store.eventsOf(incidentId);
    const copies = structuredClone({ state, events });
    store.append(by(null, [{ kind: 'titleSet', happenedAtMs: nightMs, payload: { title: 'new', basedOn: null } }]));
    const milestone = { milestone: 'began', atMs: 5, source: 'responder', evidenceIds: [], basedOn: null } as const;
    store.append(by(null, [{ kind: 'milestoneSet', happenedAtMs: 1, payload: { ...milestone, evidenceIds: [] } }]));
    expect({ state, events }).toEqual(copies);
    expect(store.stateOf(incidentId)).toMatchObject({ title: 'new', milestones: { began: { atMs: 5 } } });
    store.close();
  });

  it('folds forward to the same state that all events fold to, undoing included', async () => {
    const store = await openTemporaryStore();
    store.append(by(null, [opened()]));
    const [set] = store.append(
      by(null, [{ kind: 'titleSet', happenedAtMs: nightMs, payload: { title: 'wrong', basedOn: null } }]),
    );
    store.append(
      by(null, [note('hot'), { kind: 'undone', happenedAtMs: nightMs, payload: { target: set?.id ?? '' } }]),
    );
    store.append(by(null, [{ kind: 'severitySet', happenedAtMs: nightMs, payload: { severity: 2, basedOn: null } }]));
    const state = store.stateOf(incidentId);
    expect(state).toEqual(fold(incidentId, store.eventsOf(incidentId)));
    expect(state).toMatchObject({ title: 'Ovens are cold', severity: 2, eventCount: 5, lastLamport: 5 });
    store.close();
  });

  it('numbers evidence per incident and keeps each content once', async () => {
    const dataDir = temporaryFolder();
    const store = await openTemporaryStore('a', dataDir);
    const blob = textBlob('connection refused\n'.repeat(200));
    store.append(by(null, [opened()]));
    expect(store.nextEvidenceNumber(incidentId)).toBe(1);
    store.append({ ...by(null, [evidence('e1', 1, blob)]), blobs: [blob] });
    expect(store.nextEvidenceNumber(incidentId)).toBe(2);
    store.append({ ...by(null, [evidence('e2', 2, blob)]), blobs: [blob] });
    expect(store.nextEvidenceNumber(incidentId)).toBe(3);
    expect(store.nextEvidenceNumber('incident-2')).toBe(1);
    const kept = store.blob(blob.hash);
    expect(kept && Buffer.from(kept.bytes).equals(blob.bytes)).toBe(true);
    expect(kept?.contentType).toBe('text/plain');
    expect(store.blob('none')).toBeNull();
    store.close();
    const stored = rawRecord(dataDir).prepare<[], { size: number }>('SELECT length(bytes) AS size FROM blob').all();
    expect(stored).toHaveLength(1);
    expect(stored[0]?.size).toBeLessThan(blob.bytes.byteLength / 10);
  });

  it('writes all of an append or nothing', async () => {
    const store = await openTemporaryStore();
    store.append(by('1', [opened()]));
    const impossible = { ...note('text'), happenedAtMs: 0.5 };
    expect(() => store.append(by('2', [note('before'), impossible]))).toThrow();
    expect(store.eventsOf(incidentId)).toHaveLength(1);
    expect(store.outcomeOf('2')).toBeNull();
    expect(foundBy(store, 'before', 5)).toEqual([]);
    expect(store.append(by('2', [note('after')]))[0]).toMatchObject({ chainSeq: 2, lamport: 2 });
    expect(store.verify().findings).toEqual([]);
    store.close();
  });

  it('keeps what a person types, whatever it is', async () => {
    const dataDir = temporaryFolder();
    const store = await openTemporaryStore('a', dataDir);
    const text = 'nul \0 lone \ud800 表示 👩‍🚒 "quoted"';
    store.append({ ...by(null, [opened(), note(text)]), actor: 'Ha\0na \udfff' });
    store.close();
    const again = await openStore(storeOptions(dataDir));
    expect(again.eventsOf(incidentId)[1]?.payload).toEqual({ text });
    expect(again.verify().findings).toEqual([]);
    again.close();
  });
});

describe('durability', () => {
  it('stands after a write, and again after reopening', () => {
    const path = `${temporaryFolder()}/settings.db`;
    for (const _ of ['new', 'reopened']) {
      const db = openForWriting(path, null);
      db.exec('CREATE TABLE IF NOT EXISTS t (a); INSERT INTO t VALUES (1); PRAGMA application_id = 0x48494b45');
      expect(db.pragma('synchronous', { simple: true })).toBe(2);
      expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
      expect(() => assertDurable(db)).not.toThrow();
      db.pragma('synchronous = NORMAL');
      expect(() => assertDurable(db)).toThrow('synchronous');
      db.close();
    }
  });
});
