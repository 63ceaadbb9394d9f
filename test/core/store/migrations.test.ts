import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledMigrations, type Migration, readMigrations } from '../../../core/store/migrations.ts';
import { openStore } from '../../../core/store/store.ts';
import { asProblem } from '../../../core/store-problem.ts';
import { note, opened } from './record-events.ts';
import { openTemporaryStore, rawRecord, recordFile, storeOptions, temporaryFolder } from './temporary-store.ts';

const current = bundledMigrations();
const next = (sql: string): Migration[] => {
  const version = current.length + 1;
  return [...current, { version, name: `${String(version).padStart(4, '0')}-next.sql`, sql }];
};

async function filledFolder(): Promise<string> {
  const dataDir = temporaryFolder();
  const store = await openTemporaryStore('a', dataDir);
  store.append({ incidentId: 'i', commandId: null, actor: 'Hana', events: [opened(), note('hot')], blobs: [] });
  store.close();
  return dataDir;
}

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
const schemaOf = (dataDir: string) => {
  const db = rawRecord(dataDir, { readonly: true });
  const schema = db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();
  const version = db.pragma('user_version', { simple: true });
  db.close();
  return { schema, version };
};

describe('migrating', () => {
  it('makes a new file in one step, without a backup of nothing', async () => {
    const dataDir = await filledFolder();
    expect(schemaOf(dataDir).version).toBe(current.length);
    expect(existsSync(join(dataDir, 'backups'))).toBe(false);
  });

  it('applies what is pending to an existing file and backs it up before', async () => {
    const dataDir = await filledFolder();
    const migrations = next('CREATE TABLE extra (a INTEGER) STRICT; INSERT INTO extra VALUES (7);');
    const store = await openStore({ ...storeOptions(dataDir), migrations });
    expect(store.eventsOf('i')).toHaveLength(2);
    store.close();
    expect(schemaOf(dataDir).version).toBe(current.length + 1);
    const db = rawRecord(dataDir);
    expect(db.prepare('SELECT a FROM extra').pluck().get()).toBe(7);
    db.close();

    const [backup, ...others] = readdirSync(join(dataDir, 'backups'));
    expect(others).toEqual([]);
    const version = String(current.length + 1).padStart(4, '0');
    expect(backup).toMatch(new RegExp(`^before-${version}-2026-11-23T1800.*Z\\.db$`));
    const restored = temporaryFolder();
    writeFileSync(recordFile(restored), readFileSync(join(dataDir, 'backups', backup ?? '')));
    const old = await openStore(storeOptions(restored));
    expect(old.eventsOf('i')).toHaveLength(2);
    expect(old.verify().findings).toEqual([]);
    old.close();

    const again = await openStore({ ...storeOptions(dataDir), migrations });
    again.close();
    expect(readdirSync(join(dataDir, 'backups'))).toEqual([backup]);
  });

  it('leaves schema and version as they were when one of several steps fails', async () => {
    const dataDir = await filledFolder();
    const before = schemaOf(dataDir);
    const bad = {
      version: current.length + 2,
      name: '0003-bad.sql',
      sql: 'CREATE TABLE x (a); INSERT INTO nowhere VALUES (1);',
    };
    const failing = [...next('CREATE TABLE good (a);'), bad];
    await expect(openStore({ ...storeOptions(dataDir), migrations: failing })).rejects.toThrow('nowhere');
    expect(schemaOf(dataDir)).toEqual(before);
    const store = await openStore(storeOptions(dataDir));
    expect(store.eventsOf('i')).toHaveLength(2);
    store.close();
  });

  it('refuses a file from a newer version and leaves it byte for byte', async () => {
    const dataDir = await filledFolder();
    const newer = rawRecord(dataDir);
    newer.pragma(`user_version = ${current.length + 3}`);
    newer.close();
    const before = sha256(recordFile(dataDir));
    for (const mode of ['own', 'read'] as const) {
      const failure = await openStore({ ...storeOptions(dataDir), mode }).catch((error: unknown) => error);
      expect(asProblem(failure)).toMatchObject({
        data: { reason: 'newerRecord', params: { found: current.length + 3, known: current.length } },
      });
    }
    expect(sha256(recordFile(dataDir))).toBe(before);
  });

  it('lets a reader see an older file as it would be, without touching it', async () => {
    const dataDir = await filledFolder();
    const before = sha256(recordFile(dataDir));
    const migrations = next('ALTER TABLE incident_summary ADD COLUMN extra TEXT;');
    const store = await openStore({ ...storeOptions(dataDir), mode: 'read', migrations });
    expect(store.listIncidents()).toHaveLength(1);
    store.close();
    expect(sha256(recordFile(dataDir))).toBe(before);
    expect(schemaOf(dataDir).version).toBe(current.length);
  });
});

describe('the files of migrations', () => {
  it('are numbered without a gap', () => {
    expect(current.map(({ version }) => version)).toEqual(current.map((_, index) => index + 1));
    const folder = temporaryFolder();
    writeFileSync(join(folder, '0001-first.sql'), 'SELECT 1;');
    writeFileSync(join(folder, 'notes.md'), '');
    expect(readMigrations(folder)).toEqual([{ version: 1, name: '0001-first.sql', sql: 'SELECT 1;' }]);
    writeFileSync(join(folder, '0003-third.sql'), 'SELECT 1;');
    expect(() => readMigrations(folder)).toThrow('0003-third.sql');
  });
});
