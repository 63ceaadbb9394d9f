/** Deleting incidents through the core: what goes, what remains, and what is said of files elsewhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeBackup } from '../../../core/store/make-backup.ts';
import { nightMs, openTemporaryCore, refusalOf, temporaryFolder } from '../core/temporary-core.ts';

async function openArchive() {
  const dataDir = join(temporaryFolder(), 'hikeshi');
  const { client } = await openTemporaryCore({ dataDir });
  let commands = 0;
  const by = (incidentId: string) => ({ incidentId, commandId: `erasing-${++commands}` });
  return {
    client,
    dataDir,
    by,
    async incident(title: string, { drill = false, over = true } = {}) {
      const asked = { commandId: `erasing-${++commands}`, zone: 'Asia/Tokyo', title, drill };
      const { incidentId } = await client.incidents.declare(asked);
      await client.incidents.addNote({ ...by(incidentId), text: `about ${title}`, startedAtMs: null });
      if (over) await client.incidents.close({ ...by(incidentId), reason: null });
      return incidentId;
    },
    titles: async (words: string) => {
      const { passages } = await client.search.find({ typed: words, order: 'newest', limit: 50 });
      return passages.map(({ incidentId }) => incidentId);
    },
  };
}

/** Names of the files below a folder whose bytes hold a text. */
function filesHolding(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(text))
    .map(({ name }) => name);
}

it('deletes an incident with its reason kept, and says which backups and exports still hold it', async () => {
  const { client, dataDir, by, incident, titles } = await openArchive();
  const kept = await incident('Ovens are cold');
  const gone = await incident('Quailburger prices');
  await client.postmortems.export({ ...by(gone), format: 'md', save: false });
  const { file } = await makeBackup({ dataDir, nowMs: () => nightMs + 3_600_000, zone: 'UTC' });

  const preview = await client.erasures.preview({ name: '#2' });
  expect(preview).toMatchObject({
    incidentId: gone,
    number: 2,
    title: 'Quailburger prices',
    drill: false,
    backups: [file],
  });
  expect(preview.exports).toEqual([expect.stringMatching(/\.md$/)]);
  expect(await refusalOf(client.erasures.erase({ incidentId: gone, reason: ' ' }))).toMatchObject({
    code: 'INVALID',
    reason: 'erasingNeedsReason',
  });

  const erased = await client.erasures.erase({ incidentId: gone, reason: 'contract ended' });
  expect(erased).toEqual({ incidents: 1, events: preview.eventCount, backups: [file], exports: preview.exports });
  expect(filesHolding(dataDir, 'Quailburger')).toEqual([]);
  expect(filesHolding(`${dataDir}-backups`, 'Quailburger')).not.toEqual([]);
  expect(await titles('quailburger')).toEqual([]);
  expect(await titles('ovens')).toContain(kept);
  expect(await refusalOf(client.incidents.get({ incidentId: gone }))).toMatchObject({ reason: 'noSuchIncident' });
  expect(await client.erasures.list()).toEqual([
    {
      incidentId: gone,
      actor: '',
      reason: 'contract ended',
      erasedAtMs: expect.any(Number),
      eventCount: preview.eventCount,
    },
  ]);
  expect(await refusalOf(client.erasures.erase({ incidentId: gone, reason: 'again' }))).toMatchObject({
    code: 'NOT_FOUND',
  });
});

it('deletes drills together: those that are over, as many as were said', async () => {
  const { client, incident } = await openArchive();
  const real = await incident('Real');
  const drills = [await incident('One', { drill: true }), await incident('Two', { drill: true })];
  const under = await incident('Under way', { drill: true, over: false });
  expect(await client.erasures.drills()).toEqual({ count: 2 });
  expect(await refusalOf(client.erasures.eraseDrills({ count: 3 }))).toMatchObject({
    reason: 'eraseOtherCount',
    params: { count: 2 },
  });
  expect(await client.erasures.eraseDrills({ count: 2 })).toMatchObject({ incidents: 2, backups: [], exports: [] });
  for (const incidentId of drills) {
    expect(await refusalOf(client.incidents.get({ incidentId }))).toMatchObject({ reason: 'noSuchIncident' });
  }
  for (const incidentId of [real, under]) {
    expect((await client.incidents.get({ incidentId })).state.incidentId).toBe(incidentId);
  }
  expect(new Set((await client.erasures.list()).map(({ incidentId }) => incidentId))).toEqual(new Set(drills));
  expect(await client.erasures.drills()).toEqual({ count: 0 });
});

it('deletes nothing that is open, and nothing at all while an incident is', async () => {
  const { client, by, incident } = await openArchive();
  const over = await incident('Over');
  await incident('Practised', { drill: true });
  const open = await incident('Burning', { over: false });
  expect(await refusalOf(client.erasures.preview({ name: '3' }))).toMatchObject({ reason: 'eraseOpenIncident' });
  expect(await refusalOf(client.erasures.preview({ name: over }))).toMatchObject({
    code: 'CONFLICT',
    reason: 'eraseWhileOpen',
    params: { number: 3 },
  });
  for (const call of [
    client.erasures.erase({ incidentId: over, reason: 'x' }),
    client.erasures.eraseDrills({ count: 1 }),
  ]) {
    expect(await refusalOf(call)).toMatchObject({ reason: 'eraseWhileOpen' });
  }
  await client.incidents.close({ ...by(open), reason: null });
  expect(await client.erasures.erase({ incidentId: over, reason: 'x' })).toMatchObject({ incidents: 1 });
});
