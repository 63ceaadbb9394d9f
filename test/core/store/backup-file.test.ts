/** Backups made while another process writes, of damaged records, and to places where they cannot lie. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { backUpRecord } from '../../../core/store/backup-file.ts';
import { openStore } from '../../../core/store/store.ts';
import { asProblem } from '../../../core/store-problem.ts';
import { startAppending } from './appending-process.ts';
import { note, opened } from './record-events.ts';
import { openTemporaryStore, rawRecord, recordFile, storeOptions, temporaryFolder } from './temporary-store.ts';

const by = { incidentId: 'i', commandId: null, actor: 'Hana', blobs: [] };

async function filledFolder(): Promise<string> {
  const dataDir = temporaryFolder();
  const store = await openTemporaryStore('a', dataDir);
  store.append({ ...by, events: [opened(), note('hot'), note('cold')] });
  store.close();
  return dataDir;
}

it('holds every event acknowledged before it began, of a record that is written without a pause', async () => {
  const dataDir = temporaryFolder();
  const writer = await startAppending(dataDir, 'append');
  for (const [index, atLeast] of [500, 1_500, 3_000].entries()) {
    await writer.acknowledged(atLeast);
    const before = [...writer.ids];
    const restored = temporaryFolder();
    const file = recordFile(restored);
    const report = await backUpRecord({ dataDir, file });
    // The writer was not made to wait for the backup's end.
    await writer.acknowledged(before.length + 1);
    expect(report).toMatchObject({ file, damages: [], incidents: 1, sizeBytes: statSync(file).size });
    expect(readdirSync(restored)).toEqual(['record.db']);

    const copy = await openStore({ ...storeOptions(restored), mode: 'read' });
    const events = copy.eventsOf('incident-1');
    const present = new Set(events.map(({ id }) => id));
    expect(before.filter((id) => !present.has(id))).toEqual([]);
    expect(events).toHaveLength(report.events);
    expect(events.map(({ chainSeq }) => chainSeq)).toEqual(events.map((_, place) => place + 1));
    expect(copy.verify().findings, `backup ${index}`).toEqual([]);
    copy.close();
  }
  await writer.kill();
}, 120_000);

it('is one file for its owner alone, which reads without a log', async () => {
  const dataDir = await filledFolder();
  const folder = temporaryFolder();
  const file = join(folder, 'copy.db');
  await backUpRecord({ dataDir, file });
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  const db = new Database(file, { readonly: true });
  expect(db.pragma('journal_mode', { simple: true })).toBe('delete');
  expect(db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(3);
  db.close();
  expect(readdirSync(folder)).toEqual(['copy.db']);
});

it('never overwrites, and leaves nothing behind where it cannot write', async () => {
  const dataDir = await filledFolder();
  const folder = temporaryFolder();
  const file = join(folder, 'copy.db');
  writeFileSync(file, 'mine');
  await expect(backUpRecord({ dataDir, file })).rejects.toMatchObject({ code: 'EEXIST' });
  expect(readFileSync(file, 'utf8')).toBe('mine');
  await expect(backUpRecord({ dataDir, file: join(folder, 'none', 'copy.db') })).rejects.toMatchObject({
    code: 'ENOENT',
  });
  expect(readdirSync(folder)).toEqual(['copy.db']);
});

it('keeps no copy of a damaged record, and says what is wrong with it', async () => {
  const dataDir = await filledFolder();
  const db = rawRecord(dataDir);
  db.exec('DROP TRIGGER payload_is_only_blacked_out');
  db.prepare("UPDATE payload SET bytes = CAST('{}' AS BLOB) WHERE event_seq = 2").run();
  db.close();
  const folder = temporaryFolder();
  const report = await backUpRecord({ dataDir, file: join(folder, 'copy.db') });
  expect(report.damages.map(({ code }) => code)).toEqual(['payload']);
  expect(readdirSync(folder)).toEqual([]);
});

it('of a folder without a record is refused, and makes neither', async () => {
  const dataDir = join(temporaryFolder(), 'none');
  const file = join(temporaryFolder(), 'copy.db');
  const failure = await backUpRecord({ dataDir, file }).catch((error: unknown) => error);
  expect(asProblem(failure)?.data.reason).toBe('noRecord');
  expect([existsSync(dataDir), existsSync(file)]).toEqual([false, false]);
});
