import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { fillArchive, sizesOf } from '../../bench/archive/fill.ts';
import { randomFrom } from '../../bench/random.ts';
import { openStore, type Store } from '../../core/store/store.ts';
import { systemClock, uuidV7 } from '../../server/host/system.ts';
import { payloadSchemas } from '../../shared/incident/event.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function filled(seed: number): Promise<{ store: Store; largestId: string }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hikeshi-archive-'));
  folders.push(dataDir);
  const { largestId } = await fillArchive(dataDir, { incidents: 30, events: 1_500 }, seed);
  return {
    largestId,
    store: await openStore({ dataDir, clock: systemClock, newId: uuidV7, mode: 'own', host: 'test' }),
  };
}

const recordOf = (store: Store) => store.listIncidents().flatMap(({ incidentId }) => store.eventsOf(incidentId));
const contentOf = (store: Store) =>
  recordOf(store).map(({ kind, payload, happenedAtMs }) => ({ kind, payload, happenedAtMs }));

it('makes whole incidents, as many as asked for, the same for the same seed', async () => {
  const one = await filled(7);
  const again = await filled(7);
  const other = await filled(8);
  expect(one.store.listIncidents()).toHaveLength(30);
  expect(one.store.verify()).toEqual({ events: 1_500, findings: [] });
  expect(contentOf(again.store)).toEqual(contentOf(one.store));
  expect(contentOf(other.store)).not.toEqual(contentOf(one.store));

  const events = recordOf(one.store);
  const known = Object.keys(payloadSchemas);
  expect(events.filter(({ kind }) => !known.includes(kind))).toEqual([]);
  const languages = events.flatMap((event) => (event.kind === 'opened' ? [event.payload.language] : []));
  expect(new Set(languages)).toEqual(new Set(['ja', 'en']));
  const counts = one.store.listIncidents().map(({ incidentId, eventCount }) => ({ incidentId, eventCount }));
  const most = counts.reduce((a, b) => (b.eventCount > a.eventCount ? b : a));
  expect(most.incidentId).toBe(one.largestId);
  for (const { store } of [one, again, other]) store.close();
});

it('deals out the events to the last one, and refuses incidents that would not be whole', () => {
  const sizes = sizesOf(randomFrom(1), 10_000, 1_000_000);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(1_000_000);
  expect(Math.max(...sizes)).toBeGreaterThanOrEqual(10_000);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(20);
  expect(() => sizesOf(randomFrom(1), 10, 199)).toThrow(RangeError);
});
