import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { fillArchive } from '../../../bench/archive/fill.ts';
import { figuresStatements } from '../../../core/store/incident-figures.ts';
import { bundledMigrations } from '../../../core/store/migrations.ts';
import { openStore, type Store } from '../../../core/store/store.ts';
import type { NewEvent } from '../../../shared/incident/event.ts';
import { nightMs, note, opened } from './record-events.ts';
import { openTemporaryStore, rawRecord, recordFile, storeOptions, temporaryFolder } from './temporary-store.ts';

const own = '0007-incident-figures.sql';

function bodiesIn(dataDir: string): unknown[] {
  const db = rawRecord(dataDir, { readonly: true });
  const rows = db.prepare('SELECT * FROM incident_figures ORDER BY incident_id').all();
  db.close();
  return rows;
}

function rowsOf(store: Store, drills: boolean, limit: number) {
  const found = [];
  for (let after = ''; ; ) {
    const page = store.figures.page(drills, after, limit);
    found.push(...page.map(({ incident }) => incident()));
    const last = page.at(-1);
    if (last === undefined) return found;
    after = last.incidentId;
  }
}

it('follows the events, is rebuilt to what it was, and a difference is a finding', async () => {
  const dataDir = temporaryFolder();
  const store = await openTemporaryStore('a', dataDir);
  const by = { commandId: null, actor: 'Hana', blobs: [] };
  for (const incidentId of ['i-1', 'i-2']) store.append({ ...by, incidentId, events: [opened()] });
  const set = (milestone: 'began' | 'detected', atMs: number): NewEvent => ({
    kind: 'milestoneSet',
    happenedAtMs: nightMs,
    payload: { milestone, atMs, source: 'responder', evidenceIds: [], basedOn: null },
  });
  store.append({ ...by, incidentId: 'i-1', events: [set('began', nightMs - 60_000)] });
  const [detected] = store.append({ ...by, incidentId: 'i-1', events: [set('detected', nightMs), note('hot')] });
  const ttds = () => rowsOf(store, false, 1).map(({ number, figures }) => [number, figures.durationsMs[0]]);
  expect(ttds()).toEqual([
    [1, 60_000],
    [2, null],
  ]);
  store.append({
    ...by,
    incidentId: 'i-1',
    events: [{ kind: 'undone', happenedAtMs: nightMs, payload: { target: detected?.id ?? '' } }],
  });
  expect(ttds()).toEqual([
    [1, null],
    [2, null],
  ]);
  const before = bodiesIn(dataDir);
  const db = rawRecord(dataDir);
  db.exec(
    "UPDATE incident_figures SET body = '{}' WHERE incident_id = 'i-1'; DELETE FROM incident_figures WHERE incident_id = 'i-2'",
  );
  db.close();
  expect(store.verify().findings.map(({ code, incidentId }) => [code, incidentId])).toEqual([
    ['summary', 'i-1'],
    ['summary', 'i-2'],
  ]);
  store.rebuild();
  expect(bodiesIn(dataDir)).toEqual(before);
  expect(store.verify().findings).toEqual([]);
  store.erase({ incidentId: 'i-1', actor: 'Hana', reason: 'wrong folder' });
  expect(ttds()).toEqual([[2, null]]);
  store.close();
});

it('is there for a record that the version before wrote', async () => {
  const newDir = temporaryFolder();
  await fillArchive(newDir, { incidents: 6, events: 200 }, 5);
  const oldDir = temporaryFolder();
  const db = new Database(recordFile(oldDir));
  const migrations = bundledMigrations();
  const older = migrations.slice(
    0,
    migrations.findIndex(({ name }) => name === own),
  );
  expect(older.length).toBe(6);
  for (const { sql } of older) db.exec(sql);
  db.pragma(`user_version = ${older.length}`);
  db.prepare('ATTACH ? AS source').run(recordFile(newDir));
  for (const table of [
    'installation',
    'event',
    'payload',
    'blob',
    'evidence',
    'command',
    'incident_number',
    'incident_summary',
  ])
    db.exec(`INSERT INTO main.${table} SELECT * FROM source.${table}`);
  db.close();

  const store = await openStore(storeOptions(oldDir));
  expect(store.verify()).toEqual({ events: 200, findings: [] });
  store.close();
  expect(bodiesIn(oldDir)).toEqual(bodiesIn(newDir));
  expect(bodiesIn(oldDir)).toHaveLength(6);
});

it('is read along its key, page by page, drills apart', async () => {
  const dataDir = temporaryFolder();
  await fillArchive(dataDir, { incidents: 40, events: 900 }, 7);
  const store = await openStore(storeOptions(dataDir));
  const known = store.listIncidents();
  for (const drills of [false, true]) {
    const numbers = known.filter(({ drill }) => drill === drills).map(({ number }) => number);
    expect(numbers.length).toBeGreaterThan(0);
    expect(
      rowsOf(store, drills, 7)
        .map(({ number }) => number)
        .sort((a, b) => a - b),
    ).toEqual(numbers.sort((a, b) => a - b));
  }
  store.close();
  const db = rawRecord(dataDir, { readonly: true });
  const plan = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${figuresStatements.page}`).all('', 0, 10);
  db.close();
  const details = plan.map(({ detail }) => detail);
  expect(details.filter((detail) => /^SCAN|TEMP B-TREE/.test(detail))).toEqual([]);
  expect(details[0]).toContain('SEARCH incident_figures USING PRIMARY KEY (incident_id>?)');
});
