import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { openStore } from '../../../core/store/store.ts';
import { foundBy } from './found-by.ts';
import { evidence, nightMs, note, opened } from './record-events.ts';
import { openTemporaryStore, rawRecord, storeOptions, temporaryFolder } from './temporary-store.ts';

const projections = ['incident_summary', 'incident_words', 'evidence', 'incident_number'];

function projectionsOf(dataDir: string) {
  const db = rawRecord(dataDir, { readonly: true });
  const rows = projections.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all());
  db.close();
  return rows;
}

it('rebuilds every projection to what it was', async () => {
  const dataDir = temporaryFolder();
  const store = await openTemporaryStore('a', dataDir);
  const bytes = Buffer.from('output');
  const blob = { hash: createHash('sha256').update(bytes).digest('hex'), bytes, contentType: 'text/plain' };
  for (const incidentId of ['i-1', 'i-2', 'i-3']) {
    const by = { incidentId, commandId: null, actor: 'Hana' };
    store.append({ ...by, events: [opened(`${incidentId} 決済エラー`)], blobs: [] });
    for (let count = 0; count < 30; count++) store.append({ ...by, events: [note(`確認 ${count}`)], blobs: [] });
    store.append({ ...by, events: [evidence(`${incidentId}-e`, 1, blob)], blobs: [blob] });
    const pattern = { runbookHash: 'h', id: 'pattern-1', key: 'k' };
    const payload = { pattern, number: 1, title: 'Ovens', active: true, basedOn: null };
    store.append({ ...by, events: [{ kind: 'patternSet', happenedAtMs: nightMs + 9, payload }], blobs: [] });
  }
  const closed = { kind: 'closed', happenedAtMs: nightMs, payload: { reason: null } } as const;
  store.append({ incidentId: 'i-2', commandId: null, actor: 'Hana', events: [closed], blobs: [] });
  const found = (query: string) => foundBy(store, query, 1_000).map(({ id }) => id);
  const queries = ['決済', 'エラー', '確認 7', 'i-2', 'ov', '確'];
  const before = { rows: projectionsOf(dataDir), list: store.listIncidents(), found: queries.map(found) };
  expect(before.found.map((ids) => ids.length)).toEqual([3, 3, 9, 1, 3, 90]);
  expect(before.list.map(({ number, status }) => [number, status])).toEqual([
    [3, 'open'],
    [2, 'closed'],
    [1, 'open'],
  ]);

  // What was computed is lost or wrong; only the numbers of incidents are more than computed.
  const db = rawRecord(dataDir);
  db.exec(`UPDATE incident_summary SET title = 'wrong'; DELETE FROM incident_summary WHERE incident_id = 'i-1';
    DELETE FROM evidence WHERE incident_id = 'i-2'; INSERT INTO search (search) VALUES ('delete-all');
    UPDATE search_progress SET through_seq = 7`);
  db.close();
  expect(store.verify().findings.map(({ code }) => code)).toContain('summary');
  expect(store.rebuild()).toEqual({ events: 100 });
  expect({ rows: projectionsOf(dataDir), list: store.listIncidents(), found: queries.map(found) }).toEqual(before);
  expect(store.verify()).toEqual({ events: 100, findings: [] });
  store.close();
  const again = await openStore(storeOptions(dataDir));
  expect(again.listIncidents()).toEqual(before.list);
  again.close();
});
