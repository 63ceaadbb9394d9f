import { hash, randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient, ORPCError } from '@orpc/server';
import { expect, it } from 'vitest';
import { backUpRecord, type Core, openOrRecover, type RecoverableCore } from '../../../core/core.ts';
import { systemClock, uuidV7 } from '../../../server/host/system.ts';
import type { ContractClient } from '../../../shared/contract/contract-client.ts';
import type { RecoveryClient } from '../../../shared/contract/recovery-contract.ts';
import { bareHost } from '../../faults/damage/bare-host.ts';
import { evidence, note, opened } from '../store/record-events.ts';
import { openTemporaryStore, recordFile, temporaryFolder } from '../store/temporary-store.ts';

const context = { window: 'w', actor: null };

async function start(dataDir: string) {
  const running = await openOrRecover({
    dataDir,
    clock: systemClock,
    newId: uuidV7,
    ports: bareHost,
    mode: 'own',
    version: '0',
  });
  const client = () => createRouterClient(running.router(), { context }) as unknown as ContractClient;
  const ways = () => (createRouterClient(running.router(), { context }) as unknown as RecoveryClient).recovery;
  return { running, client, ways };
}

const by = { incidentId: 'i', commandId: null, actor: 'Hana', blobs: [] };

async function folderWith(texts: readonly string[], dataDir = temporaryFolder()): Promise<string> {
  const store = await openTemporaryStore('a', dataDir);
  store.append({ ...by, events: [opened('Ovens are cold'), ...texts.map((text) => note(text))] });
  store.close();
  return dataDir;
}

/** A text that fills pages of its own, so that the damage hits one row's content and nothing else. */
const long = 'connection pool exhausted '.repeat(400);

function spoil(dataDir: string, text: string): Buffer {
  const bytes = readFileSync(recordFile(dataDir));
  const at = bytes.indexOf(text.slice(0, 40));
  if (at < 0) throw new Error('the text is not in the file');
  bytes.writeUInt8((bytes[at] ?? 0) ^ 1, at);
  writeFileSync(recordFile(dataDir), bytes);
  return bytes;
}

const keptIn = (dataDir: string) =>
  readdirSync(join(dataDir, 'backups')).filter((name) => name.startsWith('damaged-') && name.endsWith('.db'));

async function end({ running }: { running: RecoverableCore<Core> }, dataDir: string): Promise<void> {
  await running.close();
  expect(existsSync(join(dataDir, 'record.salvaged.db'))).toBe(false);
}

it('a whole record is simply opened', async () => {
  const dataDir = await folderWith(['hot']);
  const host = await start(dataDir);
  expect(host.running.core()?.readOnly).toBe(false);
  expect((await host.client().incidents.get({ incidentId: 'i' })).state.title).toBe('Ovens are cold');
  await end(host, dataDir);
});

it('noise in the place of the record leads to the ways out, refuses all else by name, and is kept byte for byte', async () => {
  const dataDir = await folderWith(['hot']);
  writeFileSync(recordFile(dataDir), 'not a record '.repeat(500));
  const host = await start(dataDir);
  expect(host.running.core()).toBeNull();
  const refusal = await host
    .client()
    .incidents.declare({ commandId: 'c' })
    .catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(ORPCError);
  expect(refusal).toMatchObject({ code: 'NOT_POSSIBLE', data: { reason: 'recordNeedsRecovery' } });
  const state = await host.ways().state();
  expect(state).toMatchObject({ problem: { reason: 'damagedRecord' }, backups: [], report: null });
  // A second host finds the folder taken, as ever.
  await expect(start(dataDir)).rejects.toMatchObject({ problem: { data: { reason: 'dataFolderInUse' } } });

  const report = await host.ways().salvage();
  expect(report).toMatchObject({ events: { kept: 0, lost: 0 }, moreMayBeLost: true, newDevice: true });
  const { keptAside } = await host.ways().startEmpty();
  expect(readFileSync(keptAside ?? '', 'utf8')).toBe('not a record '.repeat(500));
  expect(host.running.core()?.readOnly).toBe(false);
  await host.client().incidents.declare({ commandId: 'c' });
  await end(host, dataDir);
});

it.each(['gone', 'empty'])('a record that is %s is missed, and comes back from a backup', async (how) => {
  const dataDir = await folderWith(['hot']);
  const backup = join(dataDir, 'backups', 'mine.db');
  const first = await start(dataDir);
  await first.running.close();
  mkdirSync(join(dataDir, 'backups'), { recursive: true });
  await backUpRecord({ dataDir, file: backup });
  rmSync(recordFile(dataDir));
  if (how === 'empty') writeFileSync(recordFile(dataDir), '');
  const host = await start(dataDir);
  const state = await host.ways().state();
  expect(state.problem.reason).toBe('recordGone');
  expect(state.backups.map(({ path, kind }) => ({ path, kind }))).toEqual([{ path: backup, kind: 'beside' }]);
  const look = await host.ways().lookAt({ path: backup });
  expect(look).toMatchObject({ incidents: 1, events: 2, lost: null });
  await host.ways().restore();
  const { state: incident } = await host.client().incidents.get({ incidentId: 'i' });
  expect(incident.eventCount).toBe(2);
  await end(host, dataDir);
});

it('a changed content is left out, told, known from then on, and filled in from a backup that has it', async () => {
  const dataDir = await folderWith(['before', long, 'after']);
  const whole = temporaryFolder();
  await backUpRecord({ dataDir, file: join(whole, 'copy.db') });
  const spoilt = spoil(dataDir, long);

  // SQLite reads it without a complaint: the check of the chain is what finds it.
  const unaware = await start(dataDir);
  const findings = unaware.running
    .core()
    ?.maintenance.verify()
    .findings.map(({ code }) => code);
  expect(findings).toEqual(['payload']);
  await unaware.running.close();
  writeFileSync(join(dataDir, 'record.suspect'), '');
  writeFileSync(recordFile(dataDir), spoilt);

  const host = await start(dataDir);
  const report = await host.ways().salvage();
  expect(report).toMatchObject({ events: { kept: 4, lost: 0 }, contents: { kept: 3, lost: 1 }, fromBackups: 0 });
  expect(report.concerned).toMatchObject([{ incidentId: 'i', number: 1, title: 'Ovens are cold', contentsLost: 1 }]);
  expect(readFileSync(recordFile(dataDir)).equals(spoilt)).toBe(true);

  mkdirSync(join(dataDir, 'backups'), { recursive: true });
  copyFileSync(join(whole, 'copy.db'), join(dataDir, 'backups', 'mine.db'));
  const filled = await host.ways().salvage();
  expect(filled).toMatchObject({ events: { kept: 4, lost: 0 }, contents: { kept: 4, lost: 0 }, fromBackups: 1 });
  expect(filled.concerned).toEqual([]);
  await host.ways().takeSalvaged({ language: 'ja' });
  expect(host.running.core()?.maintenance.verify().findings).toEqual([]);
  const [kept] = keptIn(dataDir);
  expect(readFileSync(join(dataDir, 'backups', kept ?? '')).equals(spoilt)).toBe(true);
  expect(readFileSync(join(dataDir, 'backups', `${kept}.txt`), 'utf8')).toContain('読み出したもの');
  expect(existsSync(join(dataDir, 'record.suspect'))).toBe(false);
  await end(host, dataDir);
});

it('what was salvaged can be opened for reading alone, and nothing is replaced', async () => {
  const dataDir = await folderWith([long]);
  const bytes = readFileSync(recordFile(dataDir));
  bytes.fill(0, 0, 2_048);
  writeFileSync(recordFile(dataDir), bytes);
  const host = await start(dataDir);
  expect(await host.ways().salvage()).toMatchObject({ events: { kept: 2, lost: 0 }, byPages: true });
  await host.ways().openToRead();
  expect(host.running.core()?.readOnly).toBe(true);
  expect((await host.client().incidents.timeline({ incidentId: 'i' })).length).toBe(2);
  const exported = await host
    .client()
    .postmortems.export({ incidentId: 'i', commandId: 'c', format: 'md', save: false });
  expect(exported.fileName).toContain('.md');
  await expect(
    host.client().incidents.addNote({ incidentId: 'i', commandId: 'd', text: 'no', startedAtMs: null }),
  ).rejects.toMatchObject({ code: 'READ_ONLY' });
  await end(host, dataDir);
  expect(readFileSync(recordFile(dataDir)).equals(bytes)).toBe(true);
  expect(existsSync(join(dataDir, 'backups'))).toBe(false);
});

it('damage in what every start reads of a large record leads to the ways out, and lets the folder go', async () => {
  const dataDir = await folderWith(Array.from({ length: 3_000 }, (_, index) => `${index} ${long.slice(0, 1_500)}`));
  const bytes = readFileSync(recordFile(dataDir));
  // Too large to be walked at the start. What is damaged is a page of rows of the open incident.
  expect(bytes.length).toBeGreaterThan(3_000_000);
  bytes.fill(0xa5, 2_048 * 1_000, 2_048 * 1_001);
  writeFileSync(recordFile(dataDir), bytes);
  const host = await start(dataDir);
  expect((await host.ways().state()).problem.reason).toBe('damagedRecord');
  const report = await host.ways().salvage();
  expect(report.events.kept + report.events.lost).toBe(3_001);
  expect(report.events.lost + report.contents.lost).toBeGreaterThan(0);
  expect(report.events.lost + report.contents.lost).toBeLessThan(20);
  await end(host, dataDir);
}, 60_000);

it('damage that shows in use is told in words, and the next start looks the whole record over', async () => {
  const dataDir = temporaryFolder();
  const store = await openTemporaryStore('a', dataDir);
  const bytes = randomBytes(4_000_000);
  const blob = { hash: hash('sha256', bytes), bytes, contentType: 'application/octet-stream' };
  store.append({ ...by, events: [opened('Ovens are cold'), evidence('e', 1, blob)], blobs: [blob] });
  store.close();
  const file = readFileSync(recordFile(dataDir));
  const at = 2_048 * Math.floor(file.indexOf(bytes.subarray(2_000_000, 2_000_040)) / 2_048);
  file.fill(0xa5, at, at + 2_048);
  writeFileSync(recordFile(dataDir), file);
  const host = await start(dataDir);
  const failure = await host
    .client()
    .incidents.evidence({ incidentId: 'i', evidenceId: 'e' })
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'NOT_POSSIBLE', data: { reason: 'damagedRecord' } });
  await host.running.close();
  const again = await start(dataDir);
  expect((await again.ways().state()).problem.reason).toBe('damagedRecord');
  expect(await again.ways().salvage()).toMatchObject({ events: { kept: 2, lost: 0 }, evidence: { kept: 0, lost: 1 } });
  await again.ways().takeSalvaged({ language: 'en' });
  expect(again.running.core()?.maintenance.verify().findings).toEqual([]);
  await end(again, dataDir);
}, 60_000);

it('a changed letter in a table or a trigger is found before anything is written', async () => {
  for (const text of ['an event is never removed', 'incident_words']) {
    const dataDir = await folderWith(['hot']);
    const bytes = readFileSync(recordFile(dataDir));
    const at = bytes.lastIndexOf(text);
    bytes.writeUInt8((bytes[at + 3] ?? 0) ^ 1, at + 3);
    writeFileSync(recordFile(dataDir), bytes);
    const host = await start(dataDir);
    expect((await host.ways().state()).problem.reason).toBe('damagedRecord');
    expect(readFileSync(recordFile(dataDir)).equals(bytes)).toBe(true);
    expect(await host.ways().salvage()).toMatchObject({ events: { kept: 2, lost: 0 } });
    await end(host, dataDir);
  }
});
