/** A real record in a temporary folder, with a clock and ids that a test owns. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll } from 'vitest';
import { openStore, type Store, type StoreOptions } from '../../../core/store/store.ts';
import type { NewEvent } from '../../../shared/incident/event.ts';

/** A moment to count from: 2026-11-24 03:00 in Tokyo. */
export const nightMs = Date.UTC(2026, 10, 23, 18, 0, 0);

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

export function opened(title = 'Ovens are cold'): NewEvent {
  const payload = {
    title,
    zone: 'Asia/Tokyo',
    language: 'ja',
    drill: false,
    backdated: false,
    environment: null,
    runbook: null,
    alert: null,
  } as const;
  return { kind: 'opened', happenedAtMs: nightMs, payload };
}

export function note(text: string, happenedAtMs = nightMs): NewEvent {
  return { kind: 'noteAdded', happenedAtMs, payload: { text } };
}

export function evidence(
  id: string,
  number: number,
  blob: { hash: string; bytes: Uint8Array; contentType: string },
): NewEvent {
  const storedBytes = blob.bytes.byteLength;
  const contentType = blob.contentType;
  return {
    kind: 'evidenceAttached',
    happenedAtMs: nightMs,
    payload: {
      evidence: {
        id,
        number,
        title: `output ${number}`,
        contentType,
        blobHash: blob.hash,
        storedBytes,
        wholeBytes: storedBytes,
        wholeHash: blob.hash,
      },
    },
  };
}
