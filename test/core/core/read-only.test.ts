import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../core/core.ts';
import { listedBy, openTemporaryCore, refusalOf, temporaryFolder } from './temporary-core.ts';

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('a core that only reads', () => {
  it('answers every question and refuses every command, beside an owner who goes on', async () => {
    const dataDir = temporaryFolder();
    const owner = await openTemporaryCore({ dataDir });
    const { incidentId } = await owner.client.incidents.declare({ commandId: 'c1', title: 'Ovens' });
    const reader = await openTemporaryCore({ dataDir, mode: 'read' });
    expect(reader.core.readOnly).toBe(true);
    expect((await reader.client.app.info()).readOnly).toBe(true);
    expect((await listedBy(reader.client)).map(({ title }) => title)).toEqual(['Ovens']);
    expect(await reader.client.incidents.get({ incidentId })).toEqual(await owner.client.incidents.get({ incidentId }));
    expect((await reader.client.runbooks.list()).length).toBeGreaterThan(0);

    const note = { incidentId, text: 'x', startedAtMs: null };
    const { client } = reader;
    for (const call of [
      () => client.incidents.declare({ commandId: 'c2' }),
      () => client.incidents.addNote({ ...note, commandId: 'c3' }),
      () => client.incidents.attachText({ incidentId, commandId: 'c4', title: 'x', text: 'x' }),
      () => client.settings.set({ actor: 'Ken' }),
      () => client.drafts.set({ key: 'note', text: 'x' }),
      () =>
        client.runbooks.import({ name: 'a.md', base64: Buffer.from('## 事前準備\n\n- [ ] a\n').toString('base64') }),
    ]) {
      expect(await refusalOf(call())).toMatchObject({ code: 'READ_ONLY', reason: 'readOnly' });
    }
    await owner.client.incidents.addNote({ ...note, commandId: 'c5' });
    expect(await reader.client.incidents.timeline({ incidentId })).toEqual(
      await owner.client.incidents.timeline({ incidentId }),
    );
    expect(reader.core.maintenance.verify().findings).toEqual([]);
    await reader.core.close();
    await owner.core.close();
  });
});

describe('a data folder that cannot be had', () => {
  it('is in use, damaged, newer or empty: a problem with words, and what was there stays', async () => {
    const dataDir = temporaryFolder();
    const owner = await openTemporaryCore({ dataDir });
    const failure = (options: Parameters<typeof openTemporaryCore>[0]) =>
      openTemporaryCore(options).then(() => null, problemOf);
    expect((await failure({ dataDir }))?.data).toMatchObject({
      reason: 'dataFolderInUse',
      params: { pid: process.pid, host: 'server' },
    });
    await owner.core.close();

    const damaged = temporaryFolder();
    const file = join(damaged, 'record.db');
    writeFileSync(file, 'no database at all, '.repeat(500));
    const before = sha256(file);
    expect((await failure({ dataDir: damaged }))?.data.reason).toBe('damagedRecord');
    expect(sha256(file)).toBe(before);

    const empty = temporaryFolder();
    expect((await failure({ dataDir: empty, mode: 'read' }))?.data).toEqual({
      reason: 'noRecord',
      params: { path: empty },
    });
  });
});
