import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { fillArchive } from '../../../bench/archive/fill.ts';
import { openStore } from '../../../core/store/store.ts';
import { foundBy } from './found-by.ts';
import { rawRecord, recordFile, storeOptions, temporaryFolder } from './temporary-store.ts';

const migrationsFolder = join(import.meta.dirname, '..', '..', '..', 'migrations');
const kept = ['installation', 'event', 'payload', 'blob', 'evidence', 'command', 'incident_number'];
const oldColumns = `incident_id, title, status, drill, severity, environment_name, environment_kind, service, zone, declared_at_ms,
  detected_at_ms, recovered_at_ms, pattern_numbers, pattern_titles, event_count, last_happened_at_ms, exported, document_status`;

/** A record as the version before wrote it: its schema, the same events, and an index of words. */
async function recordOfBefore(): Promise<string> {
  const newDir = temporaryFolder();
  await fillArchive(newDir, { incidents: 6, events: 200 }, 5);
  const oldDir = temporaryFolder();
  const db = new Database(recordFile(oldDir));
  for (const name of ['0001-record.sql', '0002-document-status.sql']) {
    db.exec(readFileSync(join(migrationsFolder, name), 'utf8'));
  }
  db.pragma('user_version = 2');
  db.prepare('ATTACH ? AS source').run(recordFile(newDir));
  for (const table of kept) db.exec(`INSERT INTO main.${table} SELECT * FROM source.${table}`);
  db.exec(`INSERT INTO main.incident_summary (${oldColumns}) SELECT ${oldColumns} FROM source.incident_summary`);
  db.exec("INSERT INTO search (rowid, tokens) VALUES (1, 'old words')");
  db.exec("INSERT INTO search_recent (event_seq, tokens) VALUES (200, 'newest words')");
  db.close();
  return oldDir;
}

it('takes over a record of before: lines are whole at once, and every event is found before and after the index is made', async () => {
  const dataDir = await recordOfBefore();
  const store = await openStore(storeOptions(dataDir));
  expect(store.verify()).toEqual({ events: 200, findings: [] });
  const summaries = store.listIncidents();
  expect(summaries).toHaveLength(6);
  for (const { incidentId, causes, owners } of summaries) {
    const events = store.eventsOf(incidentId);
    const confirmed = events.flatMap((event) =>
      event.kind === 'causeSet' && event.payload.state === 'confirmed' ? [event.payload.text] : [],
    );
    const named = events.flatMap((event) => {
      if (event.kind === 'actionItemSet') return [event.payload.item.owner];
      return event.kind === 'roleSet' ? [event.payload.names] : [];
    });
    expect(causes).toEqual(confirmed);
    expect(new Set(owners)).toEqual(new Set(named));
  }
  const notes = summaries
    .flatMap(({ incidentId }) => store.eventsOf(incidentId))
    .flatMap((event) => (event.kind === 'noteAdded' ? [{ seq: event.seq, text: event.payload.text }] : []));
  expect(notes.length).toBeGreaterThan(20);
  const found = () => notes.map(({ text }) => foundBy(store, text, 1_000).map(({ seq }) => seq));
  const before = found();
  for (const [index, { seq }] of notes.entries()) expect(before[index]).toContain(seq);
  store.finishSearchIndex();
  expect(found()).toEqual(before);
  store.close();
  const db = rawRecord(dataDir, { readonly: true });
  expect(db.prepare('SELECT through_seq FROM search_progress').pluck().get()).toBe(200);
  db.close();
});

it('reads a record of before whose folder may only be read', async () => {
  const dataDir = await recordOfBefore();
  const store = await openStore({ ...storeOptions(dataDir), mode: 'read' });
  expect(store.verify().findings).toEqual([]);
  expect(store.listIncidents().every(({ causes }) => causes.length === 1)).toBe(true);
  expect(foundBy(store, 'o', 1_000).length).toBeGreaterThan(0);
  store.close();
  const db = rawRecord(dataDir, { readonly: true });
  expect(db.pragma('user_version', { simple: true })).toBe(2);
  db.close();
});
