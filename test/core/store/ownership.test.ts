import { chmodSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../core/store/store.ts';
import { asProblem } from '../../../core/store-problem.ts';
import { startAppending } from './appending-process.ts';
import { note, opened } from './record-events.ts';
import { openTemporaryStore, storeOptions, temporaryFolder } from './temporary-store.ts';

const problemOf = (opening: Promise<unknown>) => opening.then(() => null, asProblem);

describe('a data folder', () => {
  it('belongs to one process, which a second one is told of, until it is killed', async () => {
    const dataDir = temporaryFolder();
    const owner = await startAppending(dataDir, 'hold');
    expect(await problemOf(openStore(storeOptions(dataDir)))).toEqual({
      code: 'CONFLICT',
      data: { reason: 'dataFolderInUse', params: { pid: owner.child.pid, host: 'electron' } },
    });
    await owner.kill();
    const heir = await openStore(storeOptions(dataDir));
    expect(heir.readOnly).toBe(false);
    heir.append({ incidentId: 'incident-1', commandId: null, actor: 'Ken', events: [note('taken over')], blobs: [] });
    heir.close();
  });

  it('belongs to one store of a process too, and is free once that is closed', async () => {
    const dataDir = temporaryFolder();
    const first = await openTemporaryStore('a', dataDir);
    expect((await problemOf(openStore(storeOptions(dataDir))))?.data).toEqual({
      reason: 'dataFolderInUse',
      params: { pid: process.pid, host: 'server' },
    });
    first.close();
    const second = await openTemporaryStore('b', dataDir);
    second.close();
  });

  it('is read beside its owner, who goes on writing and is seen', async () => {
    const dataDir = temporaryFolder();
    const owner = await startAppending(dataDir, 'append');
    await owner.acknowledged(3);
    const reader = await openStore({ ...storeOptions(dataDir), mode: 'read' });
    expect(reader.readOnly).toBe(true);
    const seen = reader.eventsOf('incident-1').length;
    expect(seen).toBeGreaterThan(3);
    // What is on the disk runs ahead of what has been heard of it.
    await owner.acknowledged(seen + 5);
    const acknowledged = [...owner.ids];
    const present = new Set(reader.eventsOf('incident-1').map(({ id }) => id));
    expect(acknowledged.filter((id) => !present.has(id))).toEqual([]);
    expect(reader.stateOf('incident-1')?.eventCount).toBeGreaterThan(seen);
    for (const write of [
      () => reader.append({ incidentId: 'i', commandId: null, actor: 'Ken', events: [opened()], blobs: [] }),
      () => reader.settings.set('actor', 'Ken'),
      () => reader.drafts.set('note', 'x'),
      () => reader.rebuild(),
    ]) {
      expect(write).toThrow(expect.objectContaining({ problem: expect.objectContaining({ code: 'READ_ONLY' }) }));
    }
    await owner.acknowledged(owner.ids.length + 5);
    reader.close();
    await owner.kill();
  });

  it.runIf(process.platform !== 'win32')("is nobody else's to read, even where the folder is", async () => {
    const dataDir = temporaryFolder();
    chmodSync(dataDir, 0o755);
    const store = await openTemporaryStore('a', dataDir);
    store.append({ incidentId: 'i', commandId: null, actor: 'Hana', events: [opened()], blobs: [] });
    const open = readdirSync(dataDir).filter((name) => (statSync(join(dataDir, name)).mode & 0o077) !== 0);
    expect(open).toEqual([]);
    expect(readdirSync(dataDir)).toContain('record.db-wal');
    store.close();
  });

  it('without a record has nothing to read', async () => {
    const dataDir = temporaryFolder();
    expect(await problemOf(openStore({ ...storeOptions(dataDir), mode: 'read' }))).toEqual({
      code: 'NOT_FOUND',
      data: { reason: 'noRecord', params: { path: dataDir } },
    });
  });
});
