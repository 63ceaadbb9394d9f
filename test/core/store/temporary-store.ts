/** A real record in a temporary folder, with a clock and ids that a test owns. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll } from 'vitest';
import { bundledMigrations } from '../../../core/store/migrations.ts';
import { openStore, type Store, type StoreOptions } from '../../../core/store/store.ts';
import { nightMs } from './record-events.ts';

/** Read while the project can be: a test that steps down from root may not see it, wherever it lies. */
const migrations = bundledMigrations();

/** A folder that goes when the file's tests are done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-store-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Each question for the time is a second later; ids count up behind a prefix. */
export function storeOptions(dataDir: string, prefix = 'a'): StoreOptions {
  let seconds = 0;
  let ids = 0;
  return {
    dataDir,
    clock: {
      nowMs: () => nightMs + 1_000 * seconds++,
      monoNs: () => 9_007_199_254_740_993n + BigInt(seconds),
    },
    newId: () => `${prefix}-${String(++ids).padStart(6, '0')}`,
    mode: 'own',
    host: 'server',
    migrations,
  };
}

export function openTemporaryStore(prefix = 'a', dataDir = temporaryFolder()): Promise<Store> {
  return openStore(storeOptions(dataDir, prefix));
}

/** The file as any other program sees it. */
export function rawRecord(dataDir: string, options: Database.Options = {}): Database.Database {
  return new Database(recordFile(dataDir), options);
}

export function recordFile(dataDir: string): string {
  return join(dataDir, 'record.db');
}
