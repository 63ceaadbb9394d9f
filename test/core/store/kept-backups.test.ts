/** Backups that are made by themselves: real records, real files beside them, and what may go wrong on the way. */
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { backupFolder, usualBackupFolder, writeBackupChoice } from '../../../core/store/backup-choice.ts';
import { listBackups } from '../../../core/store/kept-backups.ts';
import { makeBackup } from '../../../core/store/make-backup.ts';
import { openStore } from '../../../core/store/store.ts';
import { asProblem } from '../../../core/store-problem.ts';
import { nightMs, note, opened } from './record-events.ts';
import { openTemporaryStore, rawRecord, recordFile, storeOptions, temporaryFolder } from './temporary-store.ts';

const by = { incidentId: 'i', commandId: null, actor: 'Hana', blobs: [] };
const hourMs = 3_600_000;

/** A data folder with a record of three events, in a folder of its own so that the one beside it goes too. */
async function filledFolder(): Promise<string> {
  const dataDir = join(temporaryFolder(), 'hikeshi');
  mkdirSync(dataDir);
  const store = await openTemporaryStore('a', dataDir);
  store.append({ ...by, events: [opened(), note('hot'), note('cold')] });
  store.close();
  return dataDir;
}

const backUp = (dataDir: string, atMs = nightMs, freeBytes?: () => number) =>
  makeBackup({ dataDir, nowMs: () => atMs, zone: 'Asia/Tokyo', ...(freeBytes ? { freeBytes } : {}) });

const reasonOf = (made: Promise<unknown>) =>
  made.then(
    () => null,
    (error: unknown) => asProblem(error)?.data.reason ?? error,
  );

it('lie beside the data folder, are listed newest first with what they hold, and open by themselves', async () => {
  const dataDir = await filledFolder();
  const { file } = await backUp(dataDir);
  expect(dirname(file)).toBe(usualBackupFolder(dataDir));
  const again = await openTemporaryStore('b', dataDir);
  again.append({ ...by, events: [note('warm')] });
  again.close();
  const second = await backUp(dataDir, nightMs + hourMs);

  const facts = { incidents: 1, newestAtMs: expect.any(Number) };
  expect(await listBackups(dataDir)).toEqual([
    {
      ...facts,
      path: second.file,
      events: 4,
      madeAtMs: nightMs + hourMs,
      verifiedAtMs: nightMs + hourMs,
      sizeBytes: statSync(second.file).size,
    },
    { ...facts, path: file, events: 3, madeAtMs: nightMs, verifiedAtMs: nightMs, sizeBytes: statSync(file).size },
  ]);
  const restored = temporaryFolder();
  writeFileSync(recordFile(restored), readFileSync(file));
  const copy = await openStore({ ...storeOptions(restored), mode: 'read' });
  expect(copy.verify().findings).toEqual([]);
  copy.close();
  if (process.platform !== 'win32') {
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(statSync(dirname(file)).mode & 0o077).toBe(0);
  }
});

it('are known without a record that can be read, and each data folder knows its own', async () => {
  const [one, other] = [await filledFolder(), await filledFolder()];
  const place = temporaryFolder();
  for (const dataDir of [one, other]) writeBackupChoice(dataDir, { automatic: true, folder: place });
  const ofOne = await backUp(one);
  const ofOther = await backUp(other, nightMs + 1);
  writeFileSync(recordFile(one), 'no database at all');
  expect((await listBackups(one)).map(({ path }) => path)).toEqual([ofOne.file]);
  expect((await listBackups(other)).map(({ path }) => path)).toEqual([ofOther.file]);
});

it('keep the rule: the newest ten and one a day, of their own data folder alone', async () => {
  const dataDir = await filledFolder();
  const place = backupFolder(dataDir);
  // Every eight hours for five days, from 03:00 in Tokyo on: three a day, the last one at 19:00.
  for (let count = 0; count < 15; count += 1) await backUp(dataDir, nightMs + count * 8 * hourMs);
  const hours = (await listBackups(dataDir)).map(({ madeAtMs }) => (madeAtMs - nightMs) / hourMs);
  expect(hours).toEqual([112, 104, 96, 88, 80, 72, 64, 56, 48, 40, 16]);
  expect(readdirSync(place)).toHaveLength(2 * hours.length);
});

it('that were changed since are not taken for checked, and a copy that was cut off is never one', async () => {
  const dataDir = await filledFolder();
  const { file } = await backUp(dataDir);
  appendFileSync(file, 'x');
  expect((await listBackups(dataDir)).map(({ verifiedAtMs }) => verifiedAtMs)).toEqual([null]);

  const cutOff = file.replace('hikeshi-2026-11-23T18', 'hikeshi-2026-11-23T17');
  writeFileSync(`${cutOff}.unfinished`, readFileSync(file));
  writeFileSync(`${cutOff}.unfinished-journal`, '');
  writeFileSync(`${cutOff}.json`, '{}');
  const foreign = join(dirname(file), 'hikeshi-holiday.db.unfinished');
  writeFileSync(foreign, 'mine');
  expect(await listBackups(dataDir)).toHaveLength(1);
  const second = await backUp(dataDir, nightMs + hourMs);
  const left = readdirSync(dirname(file)).map((name) => join(dirname(file), name));
  expect(left.toSorted()).toEqual([file, `${file}.json`, second.file, `${second.file}.json`, foreign].toSorted());
});

it('of a damaged record are not kept, and cost none of the good ones', async () => {
  const dataDir = await filledFolder();
  const { file } = await backUp(dataDir);
  const db = rawRecord(dataDir);
  db.exec('DROP TRIGGER payload_is_only_blacked_out');
  db.prepare("UPDATE payload SET bytes = CAST('{}' AS BLOB) WHERE event_seq = 2").run();
  db.close();
  const report = await backUp(dataDir, nightMs + hourMs);
  expect(report.damages.map(({ code }) => code)).toEqual(['payload']);
  expect((await listBackups(dataDir)).map(({ path }) => path)).toEqual([file]);
  expect(readdirSync(dirname(file))).toHaveLength(2);
});

it('are refused where the disk is nearly full, and nothing is removed for room', async () => {
  const dataDir = await filledFolder();
  for (let count = 0; count < 12; count += 1) await backUp(dataDir, nightMs + count);
  const before = readdirSync(backupFolder(dataDir));
  expect(await reasonOf(backUp(dataDir, nightMs + hourMs, () => 64 * 1024 * 1024))).toBe('backupDiskNearlyFull');
  expect(readdirSync(backupFolder(dataDir))).toEqual(before);
});

it('are refused, in one reason, where they cannot lie', async () => {
  const dataDir = await filledFolder();
  const gone = join(temporaryFolder(), 'unplugged');
  writeBackupChoice(dataDir, { automatic: true, folder: gone });
  expect(await reasonOf(backUp(dataDir))).toBe('backupFolderUnusable');
  expect(existsSync(gone)).toBe(false);
  expect(() => writeBackupChoice(dataDir, { automatic: true, folder: join(dataDir, 'inside') })).toThrow('Inside');
  expect(() => writeBackupChoice(dataDir, { automatic: true, folder: 'backups' })).toThrow('Relative');
  expect(backupFolder(dataDir)).toBe(gone);

  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  writeBackupChoice(dataDir, { automatic: true, folder: file });
  expect(await reasonOf(backUp(dataDir))).toBe('backupFolderUnusable');
  writeFileSync(join(dataDir, 'backups.json'), '{"folder": 3, "autom');
  expect(backupFolder(dataDir)).toBe(usualBackupFolder(dataDir));
});

it('are never made two at once', async () => {
  const dataDir = await filledFolder();
  const answers = await Promise.allSettled([backUp(dataDir), backUp(dataDir, nightMs + 1)]);
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(await reasonOf(backUp(dataDir, nightMs + 2))).toBe(null);
  expect(await listBackups(dataDir)).toHaveLength(2);
});

it('have a place of their own on each platform', () => {
  expect(usualBackupFolder('/home/hana/.local/share/hikeshi', 'linux')).toBe('/home/hana/.local/share/hikeshi-backups');
  expect(usualBackupFolder('/Users/hana/Library/Application Support/Hikeshi', 'darwin')).toBe(
    '/Users/hana/Library/Application Support/Hikeshi Backups',
  );
});
