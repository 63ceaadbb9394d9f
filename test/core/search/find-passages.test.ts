import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bestAmong, findPassages } from '../../../core/search/find-passages.ts';
import { openStore, type Store } from '../../../core/store/store.ts';
import { systemClock, uuidV7 } from '../../../server/host/system.ts';
import type { NewEvent } from '../../../shared/incident/event.ts';
import { note, opened } from '../store/record-events.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'hikeshi-search-'));
let store: Store;

function record(incidentId: string, events: NewEvent[]): void {
  store.append({ incidentId, commandId: null, actor: 'Hana', events, blobs: [] });
}

beforeAll(async () => {
  store = await openStore({ dataDir, clock: systemClock, newId: uuidV7, mode: 'own', host: 'test' });
  const severe: NewEvent = { kind: 'severitySet', happenedAtMs: 1, payload: { severity: 1, basedOn: null } };
  record('titled', [opened('接続プールの枯渇'), severe]);
  record('noted', [opened('遅い'), ...Array.from({ length: 9 }, (_, index) => note(`プールを見た ${index}`))]);
  record('both', [opened('全体が遅い'), note('プールの上限に達した、too many clients'), note('プール')]);
});
afterAll(() => {
  store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const found = (typed: string, order: 'newest' | 'best' = 'newest', limit = 50) => {
  const { passages, ...bounds } = findPassages(store, { typed, order, limit });
  return { ids: passages.map(({ incidentId }) => incidentId), texts: passages.map(({ passage }) => passage), bounds };
};

describe('passages', () => {
  it('stand newest first, three of an incident at most, each with the words lit', () => {
    const { ids, texts, bounds } = found('プール');
    expect(ids).toEqual(['both', 'both', 'noted', 'noted', 'noted', 'titled']);
    expect(texts[1]).toEqual([
      { text: 'プール', lit: true },
      { text: 'の上限に達した、too many clients', lit: false },
    ]);
    expect(bounds).toEqual({ more: false, rankedAmong: null, unread: 0 });
  });

  it('stand best first: a title before a note, and the bound is told', () => {
    const { ids, bounds } = found('プール', 'best');
    expect(ids[0]).toBe('titled');
    expect(bounds.rankedAmong).toBe(bestAmong);
    expect(found('プール', 'best', 2)).toMatchObject({ bounds: { more: true } });
  });

  it('hold every word, those in quotes together, in incidents that fit the filters', () => {
    expect(found('プール clients').ids).toEqual(['both']);
    expect(found('"many clients"').ids).toEqual(['both']);
    expect(found('"clients many"').ids).toEqual([]);
    expect(found('プール severity:1').ids).toEqual(['titled']);
    expect(found('severity:1').ids).toEqual([]);
    expect(found('プール #2').ids).toEqual(['noted', 'noted', 'noted']);
  });

  it('say where more was found than is shown', () => {
    expect(found('プール', 'newest', 2)).toMatchObject({ ids: ['both', 'both'], bounds: { more: true } });
  });
});
