import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openStore } from '../../../core/store/store.ts';
import { startAppending } from './appending-process.ts';
import { foundBy } from './found-by.ts';
import { rawRecord, storeOptions, temporaryFolder } from './temporary-store.ts';

const cycles = 20;

it('loses nothing that was acknowledged, whenever the process is killed', async () => {
  const dataDir = temporaryFolder();
  const acknowledged: string[] = [];
  for (let cycle = 0; cycle < cycles; cycle++) {
    const writer = await startAppending(dataDir, 'append');
    await writer.acknowledged(1);
    await wait(Math.random() * 60);
    await writer.kill();
    acknowledged.push(...writer.ids);

    const store = await openStore({ ...storeOptions(dataDir), mode: 'read' });
    const events = store.eventsOf('incident-1');
    const present = new Set(events.map(({ id }) => id));
    expect(acknowledged.filter((id) => !present.has(id))).toEqual([]);
    expect(events.map(({ chainSeq }) => chainSeq)).toEqual(events.map((_, index) => index + 1));
    expect(store.verify().findings).toEqual([]);
    expect(foundBy(store, 'oven', 1_000_000)).toHaveLength(events.length);
    store.close();
  }
  expect(acknowledged.length).toBeGreaterThan(cycles);
  const db = rawRecord(dataDir);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
}, 120_000);
