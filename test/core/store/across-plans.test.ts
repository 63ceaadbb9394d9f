import { expect, it } from 'vitest';
import { fillArchive } from '../../../bench/archive/fill.ts';
import { type ActionQuery, actionCondition, actionStatements } from '../../../core/store/action-rows.ts';
import { openForReading } from '../../../core/store/connection.ts';
import { likenessStatements } from '../../../core/store/likeness-rows.ts';
import { recordFile, temporaryFolder } from './temporary-store.ts';

it('asks across incidents by indexes alone, and never item by item whether its incident came back', async () => {
  const dataDir = temporaryFolder();
  await fillArchive(dataDir, { incidents: 20, events: 500 }, 1);
  const db = openForReading(recordFile(dataDir));
  const plan = (sql: string) =>
    db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll('?', '1')}`)
      .all()
      .map(({ detail }) => detail);
  const where = (change: Partial<ActionQuery> = {}) =>
    actionCondition({ drill: false, status: 'open', owner: null, dueBefore: null, repeated: false, ...change })[0];
  const inOrder = 'SEARCH action_item USING INDEX action_item_in_order (drill=? AND status=?)';
  // In the order of the index: nothing is sorted, and no more is read than is shown.
  expect(plan(actionStatements.page(where()))).toEqual([inOrder]);
  const counted = /^SEARCH action_item USING COVERING INDEX action_item_/;
  expect(plan(actionStatements.count(where()))).toEqual([expect.stringMatching(counted)]);
  const dueBefore = { 'Asia/Tokyo': '2026-01-01', UTC: '2026-01-01' };
  expect(plan(actionStatements.count(where({ dueBefore })))).toEqual([expect.stringMatching(counted)]);
  expect(plan(actionStatements.page(where({ owner: 'Hana' })))[0]).toMatch(
    /^SEARCH action_item USING INDEX action_item_(?:counted|in_order) \(drill=\? AND status=\?/,
  );
  expect(plan(actionStatements.count(where({ repeated: true })))[0]).toBe(
    'SEARCH action_item USING PRIMARY KEY (incident_id=?)',
  );
  expect(plan(likenessStatements.holders)).toEqual(['SEARCH incident_trait USING PRIMARY KEY (trait=? AND drill=?)']);
  db.close();
});
