/** A record as a few weeks leave it, as files; and what stands in it, read with SQL before anything is damaged. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { wholeBetween } from '../../../bench/random.ts';
import { openStore } from '../../../core/store/store.ts';
import { systemClock, uuidV7 } from '../../../server/host/system.ts';
import { evidence, note, opened } from '../../core/store/record-events.ts';

/** Where the bytes of each tree lie: `event`, `payload`, `blob`, indexes, lists, search. */
export type PageOwner = { page: number; owner: string; isLeaf: boolean };

export type SoundRecord = {
  record: Buffer;
  /** Null where everything was folded into the file. */
  log: Buffer | null;
  /** Hash of each event by its id. */
  events: ReadonlyMap<string, string>;
  /** Of the file without its log. */
  pages: readonly PageOwner[];
  pageBytes: number;
};

const words = '注文の決済が途中で止まる。接続プールが枯渇しています connection pool exhausted '.repeat(40);

/** `withLog` leaves the newest part in the write-ahead log, as a killed host does. */
export async function soundRecord(random: () => number, withLog: boolean): Promise<SoundRecord> {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-sound-'));
  try {
    const store = await openStore({
      dataDir: folder,
      clock: systemClock,
      newId: uuidV7,
      mode: 'own',
      host: 'server',
    });
    const textOf = () => words.slice(0, wholeBetween(random, 5, 1_500));
    const incidents = wholeBetween(random, 3, 6);
    for (let incident = 1; incident <= incidents; incident += 1) {
      const by = { incidentId: uuidV7(), actor: '花子', blobs: [] };
      store.append({ ...by, commandId: uuidV7(), events: [opened(`障害 ${incident}`)] });
      for (let row = 0; row < wholeBetween(random, 30, 90); row += 1) {
        store.append({ ...by, commandId: uuidV7(), events: [note(textOf())] });
        if (row % 8 !== 0) continue;
        const bytes = Buffer.from(`${row} ${textOf()}`.repeat(wholeBetween(random, 1, 4)));
        const blob = { hash: sha256(bytes), bytes, contentType: 'text/plain' };
        const number = store.nextEvidenceNumber(by.incidentId);
        store.append({ ...by, commandId: null, events: [evidence(uuidV7(), number, blob)], blobs: [blob] });
      }
    }
    store.settings.set('actor', '花子');
    const runbook = Buffer.from(`# 手引き\n\n${words}`);
    const kept = { name: 'a.md', title: '手引き', bundled: false, importedAtMs: 1, bytes: runbook };
    store.runbooks.put({ ...kept, hash: sha256(runbook) });
    store.drafts.set('note', '書きかけ');
    store.finishSearchIndex();
    const path = join(folder, 'record.db');
    const file = join(folder, 'copy.db');
    if (withLog) {
      copyFileSync(path, file);
      if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${file}-wal`);
    }
    store.close();
    if (!withLog) copyFileSync(path, file);
    const record = readFileSync(file);
    const log = existsSync(`${file}-wal`) ? readFileSync(`${file}-wal`) : null;
    return { record, log, ...lookInto(path), pages: pagesOf(path) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function lookInto(path: string): Pick<SoundRecord, 'events' | 'pageBytes'> {
  const db = new Database(path, { readonly: true });
  const rows = db.prepare<[], { id: string; hash: string }>('SELECT id, hash FROM event').all();
  const pageBytes = Number(db.pragma('page_size', { simple: true }));
  db.close();
  return { events: new Map(rows.map(({ id, hash }) => [id, hash])), pageBytes };
}

function pagesOf(path: string): PageOwner[] {
  const db = new Database(path, { readonly: true });
  const rows = db
    .prepare<[], { page: number; owner: string; kind: string }>(
      'SELECT pageno AS page, name AS owner, pagetype AS kind FROM dbstat',
    )
    .all();
  db.close();
  return rows.map(({ page, owner, kind }) => ({ page, owner, isLeaf: kind === 'leaf' }));
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
