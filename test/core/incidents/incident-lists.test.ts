import { expect, it } from 'vitest';
import { listedBy, openTemporaryCore } from '../core/temporary-core.ts';

async function coreWith(titles: readonly string[]) {
  const { core, client } = await openTemporaryCore();
  const ids: string[] = [];
  for (const [index, title] of titles.entries()) {
    ids.push((await client.incidents.declare({ commandId: `declare ${index}`, title })).incidentId);
  }
  return { core, client, ids };
}

it('home is told the newest open and closed incidents, and how many are open, however many there are', async () => {
  const { core, client, ids } = await coreWith(Array.from({ length: 30 }, (_, index) => `Oven ${index}`));
  for (const [index, incidentId] of ids.slice(0, 15).entries()) {
    await client.incidents.close({ incidentId, commandId: `close ${index}`, reason: 'baked' });
  }
  const { open, openCount, closed } = await client.incidents.overview();
  expect(openCount).toBe(15);
  expect(open.map(({ incidentId }) => incidentId)).toEqual(ids.slice(18).toReversed());
  expect(closed.map(({ incidentId }) => incidentId)).toEqual(ids.slice(3, 15).toReversed());
  expect(await listedBy(client)).toHaveLength(30);
  await core.close();
});

it('pages follow each other without a gap, the best found first where that is asked for', async () => {
  const { core, client, ids } = await coreWith(['oven', 'lamp', 'oven door', 'fuse', 'oven light']);
  const [first, lamp, door, fuse, light] = ids;
  const read = async (order: 'newest' | 'best', found: string[]) => {
    const pages = await Promise.all(
      [0, 2, 4].map((offset) => client.incidents.page({ kind: 'all', typed: 'oven', found, order, offset, limit: 2 })),
    );
    expect(new Set(pages.map(({ count, total }) => `${count} of ${total}`)).size).toBe(1);
    return {
      count: pages[0]?.count,
      listed: pages.flatMap(({ summaries }) => summaries.map((each) => each.incidentId)),
    };
  };
  expect(await read('newest', [])).toEqual({ count: 3, listed: [light, door, first] });
  expect(await read('newest', [fuse ?? '', first ?? ''])).toEqual({ count: 4, listed: [light, fuse, door, first] });
  expect(await read('best', [fuse ?? '', first ?? '', lamp ?? ''])).toEqual({
    count: 5,
    listed: [fuse, first, lamp, light, door],
  });
  expect(await read('best', ['gone', door ?? ''])).toEqual({ count: 3, listed: [door, light, first] });
  await core.close();
});

it('one is named by its number, with or without its mark, or by its id', async () => {
  const { core, client, ids } = await coreWith(['oven', 'lamp']);
  const named = async (name: string) => (await client.incidents.named({ name }))?.title ?? null;
  expect(await Promise.all(['2', '#1', ids[1] ?? ''].map(named))).toEqual(['lamp', 'oven', 'lamp']);
  expect(await Promise.all(['3', '#', '', '##1', 'oven', '9'.repeat(40)].map(named))).toEqual(Array(6).fill(null));
  await core.close();
});
