/**
 * Fills a new record with all that a damaged one still holds. The damaged files are only read, as copies. What is taken proves itself:
 * events, contents, evidence and runbooks by their hashes; lists, numbers and search are computed anew.
 */
import type { SalvageReport } from '../../../shared/contract/salvage-report.ts';
import { syncFile } from '../copy-record.ts';
import { payloadHash } from '../event-row.ts';
import type { Migration } from '../migrations.ts';
import { rebuildProjections } from '../rebuild.ts';
import { tablesOf } from '../tables.ts';
import { verifyRecord } from '../verify.ts';
import { rowsInFile } from './file-pages.ts';
import { blobOf, eventOf, payloadOf, runbookOf } from './known-rows.ts';
import { isEnvironment, type NewRecord, newRecord } from './new-record.ts';
import { openView, type RecordView } from './record-view.ts';
import { lossesOf } from './salvage-losses.ts';

export type SalvageRequest = {
  /** Private copies of the damaged file, the log beside the first alone: as it stood, and as it is without its log. */
  copies: readonly string[];
  /** Copies of records that may hold what these do not; newest first. */
  backups: readonly string[];
  /** The new file. */
  into: string;
  migrations: readonly Migration[];
  nowMs: number;
  newDeviceId: () => string;
  /** Hears after every few rows how many events are there already. */
  onProgress: (events: number) => void;
};

/** Rows between two turns of the event loop. */
const turnRows = 2_000;

export async function salvageRecord(request: SalvageRequest): Promise<SalvageReport> {
  const record = newRecord(request.into, request.migrations);
  const { db } = record;
  const views = request.copies.flatMap((path) => openView(path) ?? []);
  const found = { events: 0, fromBackups: 0, byPages: false, rows: 0 };
  const turn = async (rows: number): Promise<void> => {
    found.rows += rows;
    if (found.rows < turnRows) return;
    found.rows = 0;
    request.onProgress(found.events);
    db.exec('COMMIT; BEGIN');
    await new Promise((resolve) => setImmediate(resolve));
  };
  try {
    db.exec('BEGIN');
    const erasedUnknown = takeErased(record, views);
    for (const view of views) found.events += await takeTruth(record, view, turn);
    if (views.length === 0 || views.some(({ reading }) => reading.hadTrouble) || lacksSomething(record, views)) {
      found.byPages = true;
      for (const path of request.copies) found.events += await takePages(record, path, turn);
    }
    takePlain(record, views);
    for (const path of request.backups) found.fromBackups += await fillFrom(record, path, turn);
    const { lastSeq, newDevice } = takeInstallation(record, views, request);
    db.exec('COMMIT');
    const tables = tablesOf(db);
    rebuildProjections(tables);
    const losses = lossesOf(tables, views);
    const isUnsure = newDevice || found.byPages || losses.events.lost > 0;
    if (isUnsure) record.run('UPDATE installation SET device_id = ?', request.newDeviceId());
    if (lastSeq !== null) record.run("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'event'", lastSeq);
    noteLosses(record, request.nowMs);
    const number = (sql: string) => Number(db.prepare(sql).pluck().get());
    return {
      ...losses,
      runbooks: number('SELECT count(*) FROM runbook'),
      environments: number('SELECT count(*) FROM environment'),
      settings: number('SELECT count(*) FROM setting'),
      drafts: number('SELECT count(*) FROM draft'),
      fromBackups: found.fromBackups,
      moreMayBeLost: lastSeq === null || number('SELECT count(*) FROM event') === 0,
      byPages: found.byPages,
      erasedUnknown,
      newDevice: isUnsure,
    };
  } finally {
    for (const view of views) view.close();
    if (db.inTransaction) db.exec('ROLLBACK');
    // One file without a log beside it, so that it can take its place by a single rename.
    db.pragma('journal_mode = DELETE');
    db.close();
    syncFile(request.into);
  }
}

/** Answers whether it cannot be known what was erased. */
function takeErased(record: NewRecord, views: readonly RecordView[]): boolean {
  let isUnknown = true;
  for (const view of views) {
    const before = view.reading.hadTrouble;
    view.reading.hadTrouble = false;
    for (const { incidentId, erasedAtMs, actor, reason, eventCount } of view.tombstones()) {
      record.run(
        `INSERT INTO tombstone (incident_id, erased_at_ms, actor, reason, event_count) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO NOTHING`,
        ...[incidentId, erasedAtMs, actor, reason, eventCount],
      );
    }
    isUnknown &&= view.reading.hadTrouble;
    view.reading.hadTrouble ||= before;
  }
  return isUnknown;
}

type Turn = (rows: number) => Promise<void>;

/** Events, what they say, and evidence; answers how many events were new. */
async function takeTruth(record: NewRecord, view: RecordView, turn: Turn): Promise<number> {
  let taken = 0;
  for (const rows of view.events()) {
    for (const row of rows) if (record.event(row)) taken += 1;
    await turn(rows.length);
  }
  for (const { seq, atMs } of view.blackedOut()) record.blackedOut(seq, atMs);
  for (const rows of view.payloads()) {
    for (const { salt, bytes } of rows) {
      if (Buffer.isBuffer(salt) && Buffer.isBuffer(bytes))
        record.payload({ hash: payloadHash(salt, bytes), salt, bytes });
    }
    await turn(rows.length);
  }
  for (const rows of view.blobs()) {
    for (const row of rows) record.blob(row);
    await turn(rows.length);
  }
  return taken;
}

/** Whether rows were left out although nothing stumbled: a changed byte within a cell is read without a complaint. */
function lacksSomething({ db }: NewRecord, views: readonly RecordView[]): boolean {
  const number = (sql: string) => Number(db.prepare(sql).pluck().get());
  const last = Math.max(0, ...views.map((view) => view.lastSeq() ?? 0));
  const erased = number('SELECT ifnull(sum(event_count), 0) FROM tombstone');
  return number('SELECT count(*) FROM event') + erased < last || number('SELECT count(*) FROM wanted') > 0;
}

/** Pages by themselves: contents come after all events, since only an event can tell that a content is one. */
async function takePages(record: NewRecord, path: string, turn: Turn): Promise<number> {
  let taken = 0;
  for (const rows of rowsInFile(path)) {
    for (const row of rows) {
      const event = eventOf(row);
      if (event && record.event(event)) taken += 1;
    }
    await turn(rows.length);
  }
  for (const rows of rowsInFile(path)) {
    for (const row of rows) {
      const payload = payloadOf(row);
      if (payload) record.payload(payload);
      const blob = blobOf(row);
      if (blob) record.blob(blob);
      const runbook = runbookOf(row);
      if (runbook) record.runbook(runbook);
      const [, id, body] = row.values;
      if (row.values.length === 3 && typeof id === 'string' && typeof body === 'string')
        record.environment({ id, body });
    }
    await turn(rows.length);
  }
  return taken;
}

/** What has no hash of its own: taken where it can be read as what it should be. */
function takePlain(record: NewRecord, views: readonly RecordView[]): void {
  const put = (sql: string, ...values: unknown[]) => record.run(`${sql} ON CONFLICT DO NOTHING`, ...values);
  for (const view of views) {
    for (const runbook of view.runbooks()) record.runbook(runbook);
    for (const environment of view.environments()) {
      if (isEnvironment(environment.body)) record.environment(environment);
    }
    for (const { key, value } of view.settings()) {
      if (isJson(value)) put('INSERT INTO setting (key, value) VALUES (?, ?)', key, value);
    }
    for (const { key, text } of view.drafts()) put('INSERT INTO draft (key, text) VALUES (?, ?)', key, text);
    for (const { number, incidentId } of view.numbers()) {
      put(
        `INSERT INTO incident_number (number, incident_id)
         SELECT ?, ? WHERE EXISTS (SELECT 1 FROM event WHERE incident_id = ?)`,
        ...[number, incidentId, incidentId],
      );
    }
    for (const { id, incidentId, firstSeq, lastSeq } of view.commands()) {
      put(
        `INSERT INTO command (id, incident_id, first_seq, last_seq)
         SELECT ?, ?, ?, ? WHERE (SELECT count(*) FROM event WHERE seq BETWEEN ? AND ? AND incident_id = ?) = ?`,
        ...[id, incidentId, firstSeq, lastSeq, firstSeq, lastSeq, incidentId, lastSeq - firstSeq + 1],
      );
    }
    for (const { incidentId, deviceId, number, seq } of view.evidence()) {
      put(
        `INSERT INTO evidence (incident_id, device_id, number, event_seq, blob_hash)
         SELECT ?, ?, ?, ?, NULL WHERE EXISTS (SELECT 1 FROM payload WHERE event_seq = ? AND bytes IS NULL)`,
        ...[incidentId, deviceId, number, seq, seq],
      );
    }
    for (const { code, detail, notedAtMs } of view.losses()) {
      put('INSERT INTO known_loss (code, detail, noted_at_ms) VALUES (?, ?, ?)', code, detail, notedAtMs);
    }
  }
}

function isJson(text: unknown): boolean {
  try {
    JSON.parse(String(text));
    return true;
  } catch {
    return false;
  }
}

/** Answers how many events and contents came from a copy that lies beside the record. */
async function fillFrom(record: NewRecord, path: string, turn: Turn): Promise<number> {
  const view = openView(path);
  if (view === null) return 0;
  const number = () =>
    Number(record.db.prepare('SELECT (SELECT count(*) FROM event) + (SELECT count(*) FROM payload)').pluck().get());
  const before = number();
  try {
    await takeTruth(record, view, turn);
    takePlain(record, [view]);
    return number() - before;
  } finally {
    view.close();
  }
}

function takeInstallation(
  record: NewRecord,
  views: readonly RecordView[],
  { nowMs, newDeviceId }: SalvageRequest,
): { lastSeq: number | null; newDevice: boolean } {
  const deviceId = views.map((view) => view.deviceId()).find((id) => id !== null) ?? null;
  record.run(
    'INSERT INTO installation (only, device_id, opened_at_ms) VALUES (1, ?, ?)',
    deviceId ?? newDeviceId(),
    nowMs,
  );
  const seqs = views.flatMap((view) => view.lastSeq() ?? []);
  return { lastSeq: seqs.length === 0 ? null : Math.max(...seqs), newDevice: deviceId === null };
}

/** What the check finds in the new record is what was lost; it is known from now on, and no new damage. */
function noteLosses(record: NewRecord, nowMs: number): void {
  for (const { code, detail } of verifyRecord(tablesOf(record.db)).findings) {
    if (code !== 'chain' && code !== 'payload' && code !== 'blob') {
      throw new Error(`the salvaged record is not whole: ${code} ${detail}`);
    }
    record.run(
      'INSERT INTO known_loss (code, detail, noted_at_ms) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      ...[code, detail, nowMs],
    );
  }
}
