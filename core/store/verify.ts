/**
 * Checks a whole record as it lies on the disk: the file, every chain, every stored byte against its hash, and the lists against
 * the events. It changes nothing and never throws for what it finds.
 */
import { hash } from 'node:crypto';
import { chainStart } from '../../shared/incident/event-chain.ts';
import { fold } from '../../shared/incident/fold.ts';
import { lineWordsOf } from '../../shared/search/line-words.ts';
import { differsAcross } from './across-incidents.ts';
import { unpack } from './blobs.ts';
import type { Connection } from './connection.ts';
import { type EventRow, eventHash, payloadHash, toEvent } from './event-row.ts';
import { evidenceOf } from './evidence-numbers.ts';
import { summaryFrom } from './rebuild.ts';
import type { Tables } from './tables.ts';

export type Finding = {
  /**
   * `file` SQLite's own check · `eventHash` a changed row · `chain` a missing, moved or foreign row · `payload` stored bytes that
   * are missing or changed · `blob` the same of evidence · `summary` what lists hold of an incident differs from its events.
   */
  code: 'file' | 'eventHash' | 'chain' | 'payload' | 'blob' | 'summary';
  incidentId: string | null;
  /** An event's id, a blob's hash, or what SQLite said. */
  detail: string;
};

export type VerifyReport = { events: number; findings: Finding[] };

export function verifyRecord(tables: Tables): VerifyReport {
  const findings: Finding[] = [];
  let events = 0;
  attempt(findings, () => checkFile(tables, findings));
  attempt(findings, () => {
    events = checkChains(tables, findings);
  });
  attempt(findings, () => checkBlobs(tables, findings));
  attempt(findings, () => checkSummaries(tables, findings));
  const known = knownLosses(tables.db);
  return { events, findings: findings.filter(({ code, detail }) => !known.has(lossKey(code, detail))) };
}

/** What a salvage could not bring back was told then, and is no finding of its own. */
function knownLosses(db: Connection): ReadonlySet<string> {
  try {
    const rows = db.prepare<[], { code: string; detail: string }>('SELECT code, detail FROM known_loss').all();
    return new Set(rows.map(({ code, detail }) => lossKey(code, detail)));
  } catch {
    // Damage in the list itself is found by the check of the file.
    return new Set();
  }
}

function lossKey(code: string, detail: string): string {
  return `${code} ${detail}`;
}

/** A page that SQLite cannot read ends one check, and is a finding like any other. */
function attempt(findings: Finding[], check: () => void): void {
  try {
    check();
  } catch (error) {
    findings.push({ code: 'file', incidentId: null, detail: error instanceof Error ? error.message : String(error) });
  }
}

function checkFile({ db }: Tables, findings: Finding[]): void {
  for (const line of db.prepare<[], string>('PRAGMA integrity_check').pluck().all()) {
    if (line !== 'ok') findings.push({ code: 'file', incidentId: null, detail: line });
  }
  for (const { table } of db.prepare<[], { table: string }>('PRAGMA foreign_key_check').all()) {
    findings.push({ code: 'file', incidentId: null, detail: `a row of ${table} points nowhere` });
  }
}

function checkChains({ events }: Tables, findings: Finding[]): number {
  let count = 0;
  let before: EventRow | null = null;
  for (const row of events.byChain()) {
    count += 1;
    const found = (code: Finding['code']) => findings.push({ code, incidentId: row.incidentId, detail: row.id });
    if (eventHash(row) !== row.hash) found('eventHash');
    const follows: EventRow | null =
      before?.incidentId === row.incidentId && before.deviceId === row.deviceId ? before : null;
    if (row.chainSeq !== (follows?.chainSeq ?? 0) + 1 || row.prevHash !== (follows?.hash ?? chainStart)) found('chain');
    if (!payloadIsWhole(row)) found('payload');
    before = row;
  }
  return count;
}

/** Blacked-out bytes are gone on purpose; a payload row that is missing altogether is not. */
function payloadIsWhole(row: EventRow): boolean {
  if (row.bytes === null || row.salt === null) return row.blackedOut === 1;
  return payloadHash(row.salt, row.bytes) === row.payloadHash;
}

function checkBlobs({ events, blobs }: Tables, findings: Finding[]): void {
  const stored = new Set<string>();
  for (const row of blobs.all()) {
    stored.add(row.hash);
    const bytes = unpackOrNull(row);
    if (row.bytes !== null && (bytes === null || hash('sha256', bytes, 'hex') !== row.hash)) {
      findings.push({ code: 'blob', incidentId: null, detail: row.hash });
    }
  }
  for (const row of events.byChain()) {
    const evidence = evidenceOf(toEvent(row));
    if (evidence && !stored.has(evidence.blobHash)) {
      findings.push({ code: 'blob', incidentId: row.incidentId, detail: evidence.blobHash });
    }
  }
}

function unpackOrNull(row: Parameters<typeof unpack>[0]): Uint8Array | null {
  try {
    return unpack(row);
  } catch {
    return null;
  }
}

function checkSummaries({ events, summaries, ...tables }: Tables, findings: Finding[]): void {
  const listed = new Map(summaries.list().map((summary) => [summary.incidentId, summary]));
  for (const incidentId of events.incidentIds()) {
    const summary = listed.get(incidentId);
    listed.delete(incidentId);
    const known = events.ofIncident(incidentId).map(toEvent);
    const state = fold(incidentId, known);
    const computed = summaryFrom(state, known, summary?.number ?? 0);
    const asComputed =
      JSON.stringify(summary) === JSON.stringify(computed) &&
      JSON.stringify(summaries.words.get(incidentId)) === JSON.stringify(lineWordsOf(computed)) &&
      !differsAcross(tables, state);
    if (!asComputed) {
      findings.push({ code: 'summary', incidentId, detail: incidentId });
    }
  }
  for (const incidentId of listed.keys()) findings.push({ code: 'summary', incidentId, detail: incidentId });
}
