import { expect, it } from 'vitest';
import type { ActionQuery } from '../../../core/store/action-rows.ts';
import type { Store } from '../../../core/store/store.ts';
import type { ActionItem } from '../../../shared/actions/action-item.ts';
import type { NewEvent } from '../../../shared/incident/event.ts';
import { nightMs, opened } from './record-events.ts';
import { openTemporaryStore, rawRecord, temporaryFolder } from './temporary-store.ts';

const tables = ['action_item', 'recurrence', 'incident_likeness', 'incident_trait'];
const rowsOf = (dataDir: string) => {
  const db = rawRecord(dataDir, { readonly: true });
  const rows = tables.map((table) =>
    db
      .prepare(`SELECT * FROM ${table} ORDER BY 1, 2`)
      .all()
      .map((row) => JSON.stringify(row))
      .sort(),
  );
  db.close();
  return rows;
};

const at = (minutes: number) => nightMs + minutes * 60_000;
const append = (store: Store, incidentId: string, ...events: NewEvent[]) =>
  store.append({ incidentId, commandId: null, actor: 'Hana', events, blobs: [] });

function itemSet(itemId: string, item: Partial<ActionItem>, happenedAtMs: number): NewEvent {
  const blank = { kind: null, term: null, owner: null, due: null, doneWhen: null, priority: null, ticket: null };
  const payload = { itemId, number: 1, proposal: null, item: { text: itemId, ...blank, ...item }, basedOn: null };
  return { kind: 'actionItemSet', happenedAtMs, payload };
}

function settled(itemId: string, reason: string): NewEvent {
  const payload = { itemId, text: itemId, status: 'done', reason, basedOn: null } as const;
  return { kind: 'actionItemSettled', happenedAtMs: at(90), payload };
}

function declaredAs(title: string, drill: boolean, zone: string, happenedAtMs: number): NewEvent {
  const event = opened(title);
  return { ...event, happenedAtMs, payload: { ...event.payload, drill, zone } } as NewEvent;
}

const ref = (id: string) => ({ runbookHash: 'h', id, key: id });
const pattern = (title: string, active = true): NewEvent => ({
  kind: 'patternSet',
  happenedAtMs: at(1),
  payload: { pattern: ref('pattern-1'), number: 1, title, active, basedOn: null },
});
const cause = (text: string): NewEvent => ({
  kind: 'causeSet',
  happenedAtMs: at(2),
  payload: {
    cause: ref('pattern-1/cause-1'),
    text,
    patternNumber: 1,
    state: 'confirmed',
    reason: null,
    evidenceIds: [],
    basedOn: null,
  },
});

const all: ActionQuery = { drill: false, status: 'open', owner: null, dueBefore: null, repeated: false };
const place = { limit: 10, offset: 0 };

async function filled(dataDir: string): Promise<Store> {
  const store = await openTemporaryStore('a', dataDir);
  append(store, 'first', declaredAs('first', false, 'Asia/Tokyo', at(0)), pattern('Ovens'), cause('gas'));
  append(store, 'first', itemSet('a', { owner: '佐藤', due: '2026-12-09' }, at(10)), itemSet('b', {}, at(11)));
  append(store, 'first', itemSet('c', { owner: '田中', due: '2026-11-30' }, at(12)));
  append(store, 'drill', declaredAs('drill', true, 'Asia/Tokyo', at(20)), itemSet('d', { due: '2026-11-01' }, at(21)));
  append(store, 'second', declaredAs('second', false, 'America/New_York', at(30)), pattern('OVENS '), cause('Gas'));
  append(store, 'second', itemSet('e', { owner: '佐藤', due: '2026-11-30' }, at(31)));
  const related = { relation: 'recurrenceOf', incidentId: 'first', title: 'first', declaredAtMs: at(0) } as const;
  append(store, 'second', { kind: 'incidentRelated', happenedAtMs: at(32), payload: related });
  append(store, 'first', itemSet('late', {}, at(60)));
  return store;
}

it('lists, counts and filters the action items of all incidents as they stand', async () => {
  const store = await filled(temporaryFolder());
  const { actionItems } = store;
  const names = (query: Partial<ActionQuery>) =>
    actionItems.page({ ...all, ...query }, place).map(({ item }) => item.itemId);
  expect(names({})).toEqual(['c', 'e', 'a', 'b', 'late']);
  expect(names({ drill: true })).toEqual(['d']);
  expect(names({ owner: '佐藤' })).toEqual(['e', 'a']);
  // Where it is still the 30th, what is due then has time.
  const dueBefore = { 'Asia/Tokyo': '2026-12-01', 'America/New_York': '2026-11-30' };
  expect(names({ dueBefore })).toEqual(['c']);
  expect(names({ dueBefore: { 'Asia/Tokyo': '2026-12-10' } })).toEqual(['c', 'a']);
  // The second came thirty minutes after the first: what was thought of later could not have kept it away.
  expect(names({ repeated: true })).toEqual(['c', 'a', 'b']);
  expect(actionItems.count({ ...all, repeated: true })).toBe(3);
  expect(actionItems.page(all, { limit: 2, offset: 1 }).map(({ item }) => item.itemId)).toEqual(['e', 'a']);
  expect(actionItems.owners(false, 9)).toEqual([
    { owner: '佐藤', count: 2 },
    { owner: '田中', count: 1 },
  ]);
  expect(actionItems.zones(false).sort()).toEqual(['America/New_York', 'Asia/Tokyo']);
  expect(actionItems.repeatsOf(['first', 'second'])).toEqual([{ earlierId: 'first', laterId: 'second' }]);

  const [done] = append(store, 'first', settled('c', 'E-004'));
  expect(names({})).toEqual(['e', 'a', 'b', 'late']);
  expect(actionItems.page({ ...all, status: 'done' }, place)).toMatchObject([
    { incidentId: 'first', zone: 'Asia/Tokyo', item: { label: 'A-1', reason: 'E-004', settledBy: done?.id } },
  ]);
  append(store, 'first', { kind: 'undone', happenedAtMs: at(91), payload: { target: done?.id ?? '' } });
  expect(names({})).toEqual(['c', 'e', 'a', 'b', 'late']);
  expect(actionItems.page({ ...all, status: 'done' }, place)).toEqual([]);
  store.close();
});

it('finds incidents by what they are recognised by, the strongest first, drills apart', async () => {
  const store = await filled(temporaryFolder());
  const weights = new Map([
    ['pattern:ovens', 3],
    ['cause:gas', 6],
  ]);
  append(store, 'third', declaredAs('third', false, 'Asia/Tokyo', at(70)), pattern('Ovens'));
  append(store, 'drill', pattern('Ovens'));
  const best = (but: string, drill: boolean, limit = 9) =>
    store.likeness.best(weights, but, drill, limit).map(({ incidentId }) => incidentId);
  expect(best('third', false)).toEqual(['second', 'first']);
  expect(best('first', false)).toEqual(['second', 'third']);
  expect(best('third', false, 1)).toEqual(['second']);
  expect(best('third', true)).toEqual(['drill']);
  append(store, 'second', pattern('Ovens', false));
  expect(store.likeness.get('second')).toEqual({
    traits: ['cause:gas'],
    causes: [{ text: 'Gas', confirmed: true }],
    fixes: [],
  });
  expect(best('third', false)).toEqual(['first', 'second']);
  store.close();
});

it('rebuilds what it kept, and the check of the record finds what differs', async () => {
  const dataDir = temporaryFolder();
  const store = await filled(dataDir);
  append(store, 'first', settled('a', 'https://example.com/1'));
  const before = rowsOf(dataDir);
  expect(before.map(({ length }) => length)).toEqual([6, 1, 3, 4]);
  expect(store.verify().findings).toEqual([]);
  for (const damage of [
    "UPDATE action_item SET body = '{}' WHERE incident_id = 'first' AND position = 0",
    "DELETE FROM recurrence WHERE later_id = 'second'",
    'UPDATE incident_likeness SET body = \'{"traits":[]}\' WHERE number = 1',
    "DELETE FROM incident_trait WHERE trait = 'cause:gas'",
  ]) {
    const db = rawRecord(dataDir);
    db.exec(damage);
    db.close();
    expect(store.verify().findings.map(({ code }) => code)).toContain('summary');
    store.rebuild();
    expect(rowsOf(dataDir)).toEqual(before);
    expect(store.verify().findings).toEqual([]);
  }
  store.erase({ incidentId: 'second', actor: 'Hana', reason: 'test' });
  expect(store.actionItems.count(all)).toBe(3);
  expect(store.likeness.get('second')).toBeNull();
  store.close();
});

it("takes over another device's items with its events", async () => {
  const store = await filled(temporaryFolder());
  const other = await openTemporaryStore('b');
  for (const incidentId of ['first', 'second']) {
    const record = store.exportIncident(incidentId);
    if (record !== null) other.importIncident(record);
  }
  expect(other.actionItems.page(all, place).map(({ item }) => item)).toEqual(
    store.actionItems.page(all, place).map(({ item }) => item),
  );
  expect(other.likeness.get('first')).toEqual(store.likeness.get('first'));
  expect(other.verify().findings).toEqual([]);
  store.close();
  other.close();
});
