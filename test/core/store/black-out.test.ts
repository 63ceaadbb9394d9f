import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../core/store/store.ts';
import { asProblem } from '../../../core/store-problem.ts';
import { foundBy } from './found-by.ts';
import { evidence, note, opened } from './record-events.ts';
import { openTemporaryStore, rawRecord, temporaryFolder } from './temporary-store.ts';

const secret = 'hunter2hunter2hunter2';
const by = { incidentId: 'i', commandId: null, actor: 'Hana' };

function blobOf(text: string) {
  const bytes = Buffer.from(text);
  return { hash: createHash('sha256').update(bytes).digest('hex'), bytes, contentType: 'text/plain' };
}

/** A record in which a secret stands in a note and in two pieces of evidence; deep in old pages too. */
async function leakyRecord(dataDir: string) {
  const store = await openTemporaryStore('a', dataDir);
  store.append({ ...by, events: [opened()], blobs: [] });
  const [typed] = store.append({ ...by, events: [note(`the password is ${secret}`)], blobs: [] });
  const blob = blobOf(`PGPASSWORD=${secret}`);
  const [output] = store.append({ ...by, events: [evidence('e1', 1, blob)], blobs: [blob] });
  for (let count = 0; count < 200; count++) store.append({ ...by, events: [note(`check ${count}`)], blobs: [] });
  return { store, noteId: typed?.id ?? '', evidenceEventId: output?.id ?? '', blob };
}

function filesHolding(dataDir: string, text: string): string[] {
  return readdirSync(dataDir).filter(
    (name) => name.startsWith('record') && readFileSync(join(dataDir, name)).includes(text),
  );
}

const reasonOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return asProblem(error)?.data.reason;
  }
  return null;
};

const kindsOf = (store: Store) => store.eventsOf('i').map(({ kind }) => kind);

describe('blacking out', () => {
  it('takes the bytes out of the file and keeps row and chain', async () => {
    const dataDir = temporaryFolder();
    const { store, noteId, evidenceEventId, blob } = await leakyRecord(dataDir);
    expect(filesHolding(dataDir, secret)).not.toEqual([]);
    // The note, and the output that says it too.
    expect(foundBy(store, secret, 5)).toHaveLength(2);
    const rows = () => rawRecord(dataDir).prepare('SELECT * FROM event ORDER BY seq').all();
    const before = rows();

    store.blackOut({ eventId: noteId, what: 'everything' });
    store.blackOut({ eventId: evidenceEventId, what: 'evidence' });
    expect(filesHolding(dataDir, secret)).toEqual([]);
    expect(rows()).toEqual(before);
    expect(store.verify()).toEqual({ events: 203, findings: [] });
    expect(kindsOf(store).slice(0, 3)).toEqual(['opened', 'blackedOut', 'evidenceAttached']);
    expect(store.eventsOf('i')[1]?.payload).toEqual({ kind: 'noteAdded' });
    expect(store.stateOf('i')?.evidence[0]).toMatchObject({ label: 'E-001', blobHash: blob.hash });
    expect(store.blob(blob.hash)).toBeNull();
    expect(foundBy(store, secret, 5)).toEqual([]);
    expect(foundBy(store, 'check 150', 5)).toHaveLength(1);
    store.close();

    const again = await openTemporaryStore('b', dataDir);
    expect(kindsOf(again)[1]).toBe('blackedOut');
    expect(again.append({ ...by, events: [note('on we go')], blobs: [] })[0]).toMatchObject({ chainSeq: 204 });
    again.close();
  });

  it('takes the hash of the evidence too with everything, and never gives its number again', async () => {
    const dataDir = temporaryFolder();
    const { store, evidenceEventId, blob } = await leakyRecord(dataDir);
    store.blackOut({ eventId: evidenceEventId, what: 'everything' });
    expect(filesHolding(dataDir, blob.hash)).toEqual([]);
    expect(store.nextEvidenceNumber('i')).toBe(2);
    store.rebuild();
    expect(store.nextEvidenceNumber('i')).toBe(2);
    expect(store.verify().findings).toEqual([]);
    store.close();
  });

  it('can be asked for twice, and names the copies that it cannot reach', async () => {
    const dataDir = temporaryFolder();
    const { store, noteId } = await leakyRecord(dataDir);
    const payload = { format: 'md', fileName: 'incident-1.md', contentHash: 'h' } as const;
    store.append({ ...by, events: [{ kind: 'exported', happenedAtMs: 1, payload }], blobs: [] });
    mkdirSync(join(dataDir, 'backups'));
    writeFileSync(join(dataDir, 'backups', 'before-0002.db'), '');
    const held = { backups: ['before-0002.db'], exports: ['incident-1.md'] };
    expect(store.blackOut({ eventId: noteId, what: 'everything' })).toEqual(held);
    expect(store.blackOut({ eventId: noteId, what: 'everything' })).toEqual(held);
    expect(store.verify().findings).toEqual([]);
    store.close();
  });

  it('says what it does not know', async () => {
    const { store, noteId } = await leakyRecord(temporaryFolder());
    expect(reasonOf(() => store.blackOut({ eventId: 'none', what: 'everything' }))).toBe('noSuchRow');
    expect(reasonOf(() => store.blackOut({ eventId: noteId, what: 'evidence' }))).toBe('noSuchEvidence');
    store.close();
  });
});

describe('erasing an incident', () => {
  it('leaves a tombstone and nothing else of it', async () => {
    const dataDir = temporaryFolder();
    const { store, blob } = await leakyRecord(dataDir);
    const shared = blobOf('the same in both');
    const other = { incidentId: 'other', commandId: 'keep', actor: 'Hana' };
    store.append({ ...by, events: [evidence('e2', 2, shared)], blobs: [shared] });
    store.append({ ...other, events: [opened('Stays'), evidence('e3', 1, shared)], blobs: [shared] });
    store.append({ ...by, commandId: 'gone', events: [note('last')], blobs: [] });
    store.drafts.set('note/i', 'half a sentence');
    store.drafts.set('note/other', 'stays');

    expect(store.erase({ incidentId: 'i', actor: 'Hana', reason: 'contract ended' })).toEqual({ backups: [] });
    expect(filesHolding(dataDir, secret)).toEqual([]);
    expect(store.stateOf('i')).toBeNull();
    expect(store.blob(blob.hash)).toBeNull();
    expect(store.blob(shared.hash)).not.toBeNull();
    expect(store.outcomeOf('gone')).toBeNull();
    expect(store.outcomeOf('keep')).toHaveLength(2);
    expect(store.drafts.list()).toEqual([{ key: 'note/other', text: 'stays' }]);
    expect(store.listIncidents().map(({ incidentId, number }) => [incidentId, number])).toEqual([['other', 2]]);
    expect(store.tombstones()).toEqual([
      {
        incidentId: 'i',
        actor: 'Hana',
        reason: 'contract ended',
        erasedAtMs: expect.any(Number),
        eventCount: 205,
      },
    ]);
    expect(store.verify()).toEqual({ events: 2, findings: [] });
    expect(() => store.append({ ...by, events: [note('back?')], blobs: [] })).toThrow('erased');
    expect(reasonOf(() => store.erase({ incidentId: 'i', actor: 'Hana', reason: 'again' }))).toBe('noSuchIncident');
    store.close();
  });

  it('is not to be had without the permit, and the permit does not stay', async () => {
    const dataDir = temporaryFolder();
    const { store } = await leakyRecord(dataDir);
    const other = { incidentId: 'other', commandId: null, actor: 'Hana' };
    store.append({ ...other, events: [opened()], blobs: [] });
    store.erase({ incidentId: 'i', actor: 'Hana', reason: 'contract ended' });
    store.close();
    const db = rawRecord(dataDir);
    expect(db.prepare('SELECT count(*) FROM erasure_permit').pluck().get()).toBe(0);
    expect(() => db.exec('DELETE FROM event')).toThrow('permit');
    db.exec(`INSERT INTO erasure_permit VALUES ('some other one')`);
    expect(() => db.exec('DELETE FROM event')).toThrow('permit');
    db.close();
  });
});
