import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fillArchive } from '../../../bench/archive/fill.ts';
import { randomFrom, wholeBetween } from '../../../bench/random.ts';
import { openStore, type Store } from '../../../core/store/store.ts';
import { searchTextOf } from '../../../shared/incident/search-text.ts';
import { foundBy } from './found-by.ts';
import { note, opened } from './record-events.ts';
import { openTemporaryStore, rawRecord, storeOptions, temporaryFolder } from './temporary-store.ts';

const projections = [
  'incident_summary',
  'incident_words',
  'incident_number',
  'evidence',
  'action_item',
  'recurrence',
  'incident_likeness',
  'incident_trait',
  'incident_figures',
];

function computedIn(dataDir: string) {
  const db = rawRecord(dataDir, { readonly: true });
  const rows = projections.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all());
  db.close();
  return rows;
}

function piecesOf(store: Store, seed: number): string[] {
  const random = randomFrom(seed);
  const texts = store
    .listIncidents()
    .flatMap(({ incidentId }) => store.eventsOf(incidentId).map(searchTextOf))
    .filter((text) => text.length > 0);
  return Array.from({ length: 150 }, () => {
    const text = texts[wholeBetween(random, 0, texts.length - 1)] ?? '';
    const from = wholeBetween(random, 0, text.length - 1);
    return text.slice(from, from + wholeBetween(random, 1, 5)).toWellFormed();
  });
}

describe('what is taken out of a record', () => {
  it('leaves lists and search as if all were computed anew', async () => {
    const dataDir = temporaryFolder();
    await fillArchive(dataDir, { incidents: 10, events: 500 }, 9);
    const store = await openStore(storeOptions(dataDir));
    const pieces = piecesOf(store, 4);
    const all = store.listIncidents();
    // Some wait for the index, and are taken out before they come into it.
    store.append({
      incidentId: 'new',
      commandId: null,
      actor: 'Hana',
      events: [opened('new'), note('a 枯渇')],
      blobs: [],
    });
    const noted = store.eventsOf('new').at(-1);
    store.blackOut({ eventId: noted?.id ?? '', what: 'everything' });
    for (const { incidentId } of all.slice(0, 4)) {
      const events = store.eventsOf(incidentId);
      const withEvidence = events.filter(({ payload }) => 'evidence' in payload && payload.evidence !== null);
      for (const [index, { id }] of withEvidence.slice(0, 3).entries()) {
        store.blackOut({ eventId: id, what: index === 0 ? 'evidence' : 'everything' });
      }
      for (const kind of ['causeSet', 'actionItemSet', 'milestoneSet', 'patternSet', 'noteAdded']) {
        const event = events.find((each) => each.kind === kind);
        if (event) store.blackOut({ eventId: event.id, what: 'everything' });
      }
    }
    const erased = all.slice(4, 6).map(({ incidentId }) => ({ incidentId, actor: 'Hana', reason: 'contract ended' }));
    store.erase(...erased);
    expect(store.verify().findings).toEqual([]);

    const found = () => pieces.map((piece) => foundBy(store, piece, 1_000).map(({ seq }) => seq));
    const before = { rows: computedIn(dataDir), found: found() };
    expect(before.found.filter((seqs) => seqs.length > 0).length).toBeGreaterThan(100);
    store.rebuild();
    expect({ rows: computedIn(dataDir), found: found() }).toEqual(before);
    store.close();
    const db = rawRecord(dataDir);
    expect(() => db.exec("INSERT INTO search (search) VALUES ('integrity-check')")).not.toThrow();
    db.close();
  }, 60_000);

  it('is in no part of the index any more, however old that part is', async () => {
    const dataDir = temporaryFolder();
    const store = await openTemporaryStore('a', dataDir);
    const by = { incidentId: 'i', commandId: null, actor: 'Hana', blobs: [] };
    const [, typed] = store.append({ ...by, events: [opened(), note('鍵は龘龗です')] });
    store.finishSearchIndex();
    for (let part = 0; part < 5; part += 1) {
      store.append({ ...by, events: Array.from({ length: 100 }, (_, index) => note(`確認 ${part} ${index}`)) });
      store.finishSearchIndex();
    }
    // The index keeps two letters of three where an entry before it begins alike: each letter stands alone too.
    const holding = () =>
      readdirSync(dataDir).filter((name) => {
        const bytes = readFileSync(join(dataDir, name));
        return bytes.includes('龘') || bytes.includes('龗');
      });
    expect(holding()).not.toEqual([]);
    store.blackOut({ eventId: typed?.id ?? '', what: 'everything' });
    expect(holding()).toEqual([]);
    expect(foundBy(store, '龗', 5)).toEqual([]);
    expect(foundBy(store, '確認 4 99', 5)).toHaveLength(1);
    store.close();
  });

  it('where an event is damaged the index is made anew, since nobody knows what it holds of that event', async () => {
    const dataDir = temporaryFolder();
    const store = await openTemporaryStore('a', dataDir);
    const by = { incidentId: 'i', commandId: null, actor: 'Hana', blobs: [] };
    const [, typed] = store.append({ ...by, events: [opened(), note('hunter2 合言葉'), note('stays')] });
    store.finishSearchIndex();
    const db = rawRecord(dataDir);
    db.exec('DROP TRIGGER payload_is_only_blacked_out');
    db.prepare('UPDATE payload SET bytes = ? WHERE event_seq = 2').run(Buffer.from('{"text":"another"}'));
    db.close();
    store.blackOut({ eventId: typed?.id ?? '', what: 'everything' });
    const index = rawRecord(dataDir, { readonly: true });
    for (const gram of ['合', '合言', 'hun']) {
      expect(index.prepare('SELECT rowid FROM search WHERE search MATCH ?').all(`"${gram}"`)).toEqual([]);
    }
    index.close();
    expect(foundBy(store, 'stays', 5)).toHaveLength(1);
    store.close();
  });
});
