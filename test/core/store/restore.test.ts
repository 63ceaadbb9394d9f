/** Putting a backup in the record's place: what is said before, what lies where after, and what is refused untouched. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { backUpRecord } from '../../../core/store/backup-file.ts';
import { bundledMigrations } from '../../../core/store/migrations.ts';
import { type PreparedRestore, prepareRestore } from '../../../core/store/restore.ts';
import { openStore } from '../../../core/store/store.ts';
import { asProblem } from '../../../core/store-problem.ts';
import { describeProblem } from '../../../shared/text/describe-problem.ts';
import { startAppending } from './appending-process.ts';
import { foundBy } from './found-by.ts';
import { nightMs, note, opened } from './record-events.ts';
import { openTemporaryStore, recordFile, storeOptions, temporaryFolder } from './temporary-store.ts';

const by = { incidentId: 'i', commandId: null, actor: 'Hana', blobs: [] };
const restoring = (dataDir: string, file: string): Promise<PreparedRestore> =>
  prepareRestore({ dataDir, file, host: 'command-line', nowMs: nightMs, newDeviceId: () => 'another-device' });
const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** A record of one incident with three events, and a backup of it. */
async function backedUp(): Promise<{ dataDir: string; file: string }> {
  const dataDir = temporaryFolder();
  const store = await openTemporaryStore('a', dataDir);
  store.append({ ...by, events: [opened(), note('hot'), note('cold')] });
  store.close();
  const file = join(temporaryFolder(), 'copy.db');
  await backUpRecord({ dataDir, file });
  return { dataDir, file };
}

async function reasonOf(work: Promise<unknown>): Promise<string | undefined> {
  const problem = asProblem(await work.catch((error: unknown) => error));
  for (const language of ['ja', 'en'] as const) {
    if (problem) expect(describeProblem(problem.data, language)).not.toContain(problem.data.reason);
  }
  return problem?.data.reason;
}

it('counts what would be lost, takes the place in one step, and keeps the replaced record', async () => {
  const { dataDir, file } = await backedUp();
  const before = await openTemporaryStore('b', dataDir);
  const device = before.deviceId;
  before.append({ ...by, events: [note('later'), note('and later')] });
  before.append({ ...by, incidentId: 'second', events: [opened('Second')] });
  before.close();

  const { preview, carryOut } = await restoring(dataDir, file);
  expect(preview.backup).toMatchObject({ incidents: 1, events: 3 });
  expect(preview.current).toMatchObject({
    state: 'readable',
    counts: { incidents: 2, events: 6 },
    lost: { events: 3, incidents: 2 },
    returning: { erasedIncidents: 0, blackedOut: 0 },
  });
  const kept = carryOut();
  expect(kept).toBe(join(dataDir, 'backups', 'replaced-2026-11-23T180000.000Z.db'));

  const after = await openStore(storeOptions(dataDir, 'c'));
  expect(after.eventsOf('i')).toHaveLength(3);
  expect(after.listIncidents()).toHaveLength(1);
  expect(foundBy(after, 'hot', 10)).toHaveLength(1);
  // What was written after the backup may be in somebody's file: under the old name the two chains would fork.
  expect(after.deviceId).toBe('another-device');
  expect(after.deviceId).not.toBe(device);
  after.append({ ...by, events: [note('goes on')] });
  expect(after.verify().findings).toEqual([]);
  after.close();

  const aside = temporaryFolder();
  copyFileSync(kept ?? '', recordFile(aside));
  const old = await openStore(storeOptions(aside, 'd'));
  expect([old.eventsOf('i').length, old.eventsOf('second').length]).toEqual([5, 1]);
  old.close();
});

it('keeps the device where nothing was written past the backup', async () => {
  const { dataDir, file } = await backedUp();
  const { preview, carryOut } = await restoring(dataDir, file);
  expect(preview.current).toMatchObject({ lost: { events: 0, incidents: 0 } });
  carryOut();
  const store = await openTemporaryStore('b', dataDir);
  expect(store.deviceId).not.toBe('another-device');
  store.close();
});

it('says what was blacked out or erased since and would come back', async () => {
  const { dataDir, file } = await backedUp();
  const store = await openTemporaryStore('b', dataDir);
  const [, hot] = store.eventsOf('i');
  store.blackOut({ eventId: hot?.id ?? '', what: 'everything' });
  store.close();
  const blackedOut = await restoring(dataDir, file);
  expect(blackedOut.preview.current).toMatchObject({ returning: { erasedIncidents: 0, blackedOut: 1 } });
  blackedOut.cancel();
  const again = await openTemporaryStore('c', dataDir);
  again.erase({ incidentId: 'i', actor: 'Hana', reason: 'entered by mistake' });
  again.close();
  const erased = await restoring(dataDir, file);
  expect(erased.preview.current).toMatchObject({ returning: { erasedIncidents: 1 }, lost: { events: 0 } });
  erased.cancel();
});

it('changes nothing when it is cancelled, and lets the folder go', async () => {
  const { dataDir, file } = await backedUp();
  const before = sha256(recordFile(dataDir));
  const { cancel } = await restoring(dataDir, file);
  cancel();
  expect(sha256(recordFile(dataDir))).toBe(before);
  expect(existsSync(join(dataDir, 'backups'))).toBe(false);
  expect(readdirSync(dataDir).filter((name) => name.includes('restoring'))).toEqual([]);
  const store = await openTemporaryStore('b', dataDir);
  expect(store.eventsOf('i')).toHaveLength(3);
  store.close();
});

it('moves a record into a folder that has none, as another device', async () => {
  const { file } = await backedUp();
  const dataDir = join(temporaryFolder(), 'new');
  const { preview, carryOut } = await restoring(dataDir, file);
  expect(preview.current).toEqual({ state: 'none' });
  expect(carryOut()).toBeNull();
  const store = await openTemporaryStore('b', dataDir);
  expect([store.eventsOf('i').length, store.deviceId]).toEqual([3, 'another-device']);
  store.close();
});

it('takes the place of a record that cannot be read, and keeps it byte for byte with its log', async () => {
  const { dataDir, file } = await backedUp();
  writeFileSync(recordFile(dataDir), 'no database at all '.repeat(500));
  writeFileSync(`${recordFile(dataDir)}-wal`, 'half a log');
  const hashes = [sha256(recordFile(dataDir)), sha256(`${recordFile(dataDir)}-wal`)];
  const { preview, carryOut } = await restoring(dataDir, file);
  expect(preview.current).toEqual({ state: 'unreadable' });
  const kept = carryOut() ?? '';
  expect([sha256(kept), sha256(`${kept}-wal`)]).toEqual(hashes);
  const store = await openTemporaryStore('b', dataDir);
  expect(store.eventsOf('i')).toHaveLength(3);
  expect(store.verify().findings).toEqual([]);
  store.close();
});

it('brings a backup of an earlier version to this one', async () => {
  const dataDir = temporaryFolder();
  const [first] = bundledMigrations();
  const file = join(temporaryFolder(), 'old.db');
  const db = new Database(file);
  db.exec(first?.sql ?? '');
  db.pragma('user_version = 1');
  db.exec("INSERT INTO installation VALUES (1, 'old-device', 0)");
  db.close();
  const before = sha256(file);
  const { carryOut } = await restoring(dataDir, file);
  carryOut();
  expect(sha256(file)).toBe(before);
  const store = await openTemporaryStore('b', dataDir);
  store.append({ ...by, events: [opened()] });
  expect(store.verify().findings).toEqual([]);
  store.close();
  // It was brought up to date before it had the record's name.
  expect(existsSync(join(dataDir, 'backups'))).toBe(false);
});

it('refuses a file that is damaged, foreign, empty or from a newer version, and leaves everything as it was', async () => {
  const { dataDir, file } = await backedUp();
  const folder = temporaryFolder();
  const variant = (name: string, change: (path: string) => void): string => {
    const path = join(folder, name);
    copyFileSync(file, path);
    change(path);
    return path;
  };
  const edit = (work: (db: Database.Database) => void) => (path: string) => {
    const db = new Database(path);
    work(db);
    db.close();
  };
  const before = sha256(recordFile(dataDir));
  const refused: [string, string][] = [
    [variant('cut.db', (path) => truncateSync(path, 20_000)), 'backupDamaged'],
    [variant('text.db', (path) => writeFileSync(path, 'not a database '.repeat(100))), 'backupDamaged'],
    [variant('empty.db', (path) => writeFileSync(path, '')), 'backupDamaged'],
    [
      variant(
        'changed.db',
        edit((db) => {
          db.exec('DROP TRIGGER event_stays_as_it_is');
          db.exec("UPDATE event SET actor = 'Ken' WHERE seq = 2");
        }),
      ),
      'backupDamaged',
    ],
    [
      variant(
        'newer.db',
        edit((db) => db.pragma('user_version = 99')),
      ),
      'backupNewer',
    ],
  ];
  for (const [path, reason] of refused)
    expect([path, await reasonOf(restoring(dataDir, path))]).toEqual([path, reason]);
  expect(sha256(recordFile(dataDir))).toBe(before);
  expect(readdirSync(dataDir).filter((name) => name.includes('restoring'))).toEqual([]);
  const store = await openTemporaryStore('b', dataDir);
  expect(store.eventsOf('i')).toHaveLength(3);
  store.close();
});

it('is refused while somebody reads what the log alone holds, and changes nothing', async () => {
  const { dataDir, file } = await backedUp();
  const writer = new Database(recordFile(dataDir));
  const reader = new Database(recordFile(dataDir), { readonly: true });
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM event').get();
  writer.prepare("INSERT INTO setting (key, value) VALUES ('theme', '\"dark\"')").run();
  const { carryOut } = await restoring(dataDir, file);
  expect(await reasonOf((async () => carryOut())())).toBe('dataFolderInUse');
  reader.close();
  writer.close();
  const store = await openTemporaryStore('b', dataDir);
  expect([store.settings.get('theme'), store.deviceId]).toEqual(['dark', 'a-000001']);
  store.close();
});

it('is refused while another process has the folder', async () => {
  const { file } = await backedUp();
  const dataDir = temporaryFolder();
  const owner = await startAppending(dataDir, 'hold');
  expect(await reasonOf(restoring(dataDir, file))).toBe('dataFolderInUse');
  expect(readdirSync(dataDir).filter((name) => name.includes('restoring'))).toEqual([]);
  await owner.kill();
});
