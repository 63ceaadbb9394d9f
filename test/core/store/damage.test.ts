import { hash, randomBytes } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../../core/store/store.ts';
import { asProblem } from '../../../core/store-problem.ts';
import { describeProblem } from '../../../shared/text/describe-problem.ts';
import { unprivileged } from '../unprivileged.ts';
import { note, opened } from './record-events.ts';
import { openTemporaryStore, recordFile, storeOptions, temporaryFolder } from './temporary-store.ts';

const by = { incidentId: 'i', commandId: null, actor: 'Hana', blobs: [] };

/** What is compared before and after; SQLite's index of the write-ahead log (`-shm`) is nobody's data. */
function hashesIn(folder: string): Record<string, string> {
  const names = ['record.db', 'record.db-wal'];
  return Object.fromEntries(names.map((name) => [name, hash('sha256', readFileSync(join(folder, name)))]));
}

async function failureOf(work: () => unknown) {
  try {
    await work();
  } catch (error) {
    const problem = asProblem(error);
    if (!problem) throw error;
    // A sentence in both languages, not a code.
    for (const language of ['ja', 'en'] as const) {
      expect(describeProblem(problem.data, language)).not.toContain(problem.data.reason);
    }
    return problem;
  }
  throw new Error('nothing failed');
}

describe('a file that is no record', () => {
  const sqlite = (fill: (db: Database.Database) => void) => {
    const path = join(temporaryFolder(), 'other.db');
    const db = new Database(path);
    fill(db);
    db.close();
    return readFileSync(path);
  };
  it.each([
    ['noise', randomBytes(20_000)],
    ['a text', Buffer.from('This is not a database, it is a sentence.\n'.repeat(100))],
    ["another program's database", sqlite((db) => db.exec('CREATE TABLE orders (id); INSERT INTO orders VALUES (1)'))],
    ['a database of a version that has no tables of ours', sqlite((db) => db.pragma('user_version = 1'))],
  ])('is refused and left as it was: %s', async (_, bytes) => {
    const dataDir = temporaryFolder();
    writeFileSync(recordFile(dataDir), bytes);
    for (const mode of ['own', 'read'] as const) {
      const { data } = await failureOf(() => openStore({ ...storeOptions(dataDir), mode }));
      expect(data.reason).toBe('damagedRecord');
    }
    expect(readFileSync(recordFile(dataDir)).equals(bytes)).toBe(true);
    // The refusal does not hold on to the folder.
    writeFileSync(recordFile(dataDir), '');
    const store = await openTemporaryStore('a', dataDir);
    store.close();
  });

  it('is a record cut in the middle', async () => {
    const whole = temporaryFolder();
    const store = await openTemporaryStore('a', whole);
    store.append({ ...by, events: [opened(), note('x'.repeat(20_000))] });
    store.close();
    const bytes = readFileSync(recordFile(whole));
    const dataDir = temporaryFolder();
    writeFileSync(recordFile(dataDir), bytes.subarray(0, bytes.length / 2));
    expect((await failureOf(() => openStore(storeOptions(dataDir)))).data.reason).toBe('damagedRecord');
    expect(readFileSync(recordFile(dataDir)).equals(bytes.subarray(0, bytes.length / 2))).toBe(true);
  });
});

describe('a full disk', () => {
  it('refuses what does not fit, keeps all that was acknowledged, and goes on when there is room', async () => {
    const dataDir = temporaryFolder();
    const store = await openStore({ ...storeOptions(dataDir), maxPages: 90 });
    store.append({ ...by, events: [opened()] });
    let acknowledged = 1;
    const fill = () => {
      for (;;) {
        store.append({ ...by, events: [note('x'.repeat(1_000))] });
        acknowledged += 1;
      }
    };
    expect(await failureOf(fill)).toEqual({ code: 'DISK_FULL', data: { reason: 'diskFull', params: {} } });
    expect(acknowledged).toBeGreaterThan(5);
    expect((await failureOf(() => store.drafts.set('note', 'y'.repeat(50_000)))).code).toBe('DISK_FULL');
    expect(store.eventsOf('i')).toHaveLength(acknowledged);
    expect(store.stateOf('i')?.eventCount).toBe(acknowledged);
    expect(store.verify()).toEqual({ events: acknowledged, findings: [] });
    store.close();

    const roomier = await openTemporaryStore('b', dataDir);
    expect(roomier.eventsOf('i')).toHaveLength(acknowledged);
    expect(roomier.append({ ...by, events: [note('on we go')] })[0]?.chainSeq).toBe(acknowledged + 1);
    roomier.close();
  });
});

describe.runIf(process.platform !== 'win32')('a folder without permission', () => {
  /** The record of a process that was killed: its last events are in the write-ahead log alone. */
  async function lockedUp(folderMode: number, fileMode: number): Promise<string> {
    const owned = temporaryFolder();
    const store = await openTemporaryStore('a', owned);
    store.append({ ...by, events: [opened(), note('last words')] });
    const dataDir = temporaryFolder();
    for (const name of ['record.db', 'record.db-wal']) {
      copyFileSync(join(owned, name), join(dataDir, name));
      chmodSync(join(dataDir, name), fileMode);
    }
    store.close();
    chmodSync(dataDir, folderMode);
    return dataDir;
  }

  it.each([
    ['folder', 0o555, 0o444],
    ['file', 0o777, 0o444],
  ])('to write (%s) opens for reading, and nothing is touched', async (_, folderMode, fileMode) => {
    const dataDir = await lockedUp(folderMode, fileMode);
    const before = hashesIn(dataDir);
    const copies = () => readdirSync(tmpdir()).filter((name) => name.startsWith('hikeshi-read-'));
    const copiesBefore = copies();
    await unprivileged(async () => {
      const store: Store = await openStore(storeOptions(dataDir));
      expect(store.readOnly).toBe(true);
      expect(store.eventsOf('i').map(({ kind }) => kind)).toEqual(['opened', 'noteAdded']);
      expect(store.verify().findings).toEqual([]);
      const refusal = await failureOf(() => store.append({ ...by, events: [note('no')] }));
      expect(refusal).toEqual({
        code: 'READ_ONLY',
        data: { reason: 'dataFolderReadOnly', params: { path: dataDir } },
      });
      expect((await failureOf(() => store.settings.set('actor', 'Hana'))).code).toBe('READ_ONLY');
      store.close();
    });
    expect(hashesIn(dataDir)).toEqual(before);
    expect(copies()).toEqual(copiesBefore);
    chmodSync(dataDir, 0o755);
  });

  it('to write and without a record cannot be opened', async () => {
    const dataDir = temporaryFolder();
    chmodSync(dataDir, 0o555);
    const problem = await unprivileged(() => failureOf(() => openStore(storeOptions(dataDir))));
    expect(problem.data).toEqual({ reason: 'dataFolderUnreadable', params: { path: dataDir, code: 'EACCES' } });
    chmodSync(dataDir, 0o755);
  });

  it('to be made, or that is a file, cannot be opened', async () => {
    const parent = temporaryFolder();
    chmodSync(parent, 0o555);
    const inside = join(parent, 'data');
    const problem = await unprivileged(() => failureOf(() => openStore(storeOptions(inside))));
    expect(problem.data).toEqual({ reason: 'dataFolderUnreadable', params: { path: inside, code: 'EACCES' } });
    expect(existsSync(inside)).toBe(false);
    chmodSync(parent, 0o755);

    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, 'kept');
    expect((await failureOf(() => openStore(storeOptions(file)))).data.reason).toBe('dataFolderUnreadable');
    expect((await failureOf(() => openStore(storeOptions(join(file, 'data'))))).data.reason).toBe(
      'dataFolderUnreadable',
    );
    expect(readFileSync(file, 'utf8')).toBe('kept');
    mkdirSync(join(parent, 'record.db'));
    expect((await failureOf(() => openStore(storeOptions(parent)))).data.reason).toBe('dataFolderUnreadable');
  });
});
