/** `hikeshi recover` on records that are damaged, as a person or a script runs it. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { freshDataDir, hikeshi, refusalIn } from './terminal.ts';

// Each test is several processes one after the other.
vi.setConfig({ testTimeout: 240_000 });

/** A record whose first page is gone: nothing of it can be walked, and every row is there still. */
async function damaged(): Promise<{ data: string; bytes: Buffer; events: number }> {
  const data = freshDataDir();
  await hikeshi(['declare', 'Ovens are cold'], { data });
  await hikeshi(['note', 'fuse changed'], { data });
  const { events } = JSON.parse((await hikeshi(['verify', '--json'], { data })).out);
  const bytes = readFileSync(join(data, 'record.db'));
  bytes.fill(0, 0, 2_048);
  writeFileSync(join(data, 'record.db'), bytes);
  return { data, bytes, events };
}

const keptIn = (data: string) =>
  readdirSync(join(data, 'backups')).find((name) => name.startsWith('damaged-') && name.endsWith('.db')) ?? '';

it('says what is wrong and what can be done, and takes the way that it is told', async () => {
  const { data, bytes, events } = await damaged();
  expect(refusalIn(await hikeshi(['note', 'x'], { data }))).toContain('hikeshi recover');
  const told = await hikeshi(['recover'], { data });
  expect(told.code).toBe(1);
  expect(told.out).toMatch(/^The record is damaged \(/);
  for (const way of ['--salvage ', '--out FOLDER', 'hikeshi restore FILE', '--empty']) expect(told.out).toContain(way);

  // Nobody can be asked here.
  const unasked = await hikeshi(['recover', '--salvage'], { data });
  expect(unasked.code).toBe(2);
  expect(unasked.out).toContain(`Read: 1 incident, ${events} rows`);
  expect(readFileSync(join(data, 'record.db')).equals(bytes)).toBe(true);
  expect(existsSync(join(data, 'backups'))).toBe(false);

  const taken = JSON.parse((await hikeshi(['recover', '--salvage', '--yes', '--json'], { data })).out);
  expect(taken).toMatchObject({
    used: true,
    events: { kept: events, lost: 0 },
    keptAside: join(data, 'backups', keptIn(data)),
  });
  expect(readFileSync(taken.keptAside).equals(bytes)).toBe(true);
  expect((await hikeshi(['incident', 'show', '1'], { data })).out).toContain('fuse changed');
  const whole = await hikeshi(['recover'], { data });
  expect([whole.code, whole.out]).toEqual([0, 'the record is whole; there is nothing to recover\n']);
});

it('reads into another folder, and later what was set aside when an empty record was begun with', async () => {
  const { data, bytes } = await damaged();
  const out = join(dirname(data), 'read');
  expect((await hikeshi(['recover', '--salvage', '--out', out], { data })).code).toBe(0);
  expect((await hikeshi(['incident', 'show', '1'], { data: out })).out).toContain('fuse changed');
  expect(readFileSync(join(data, 'record.db')).equals(bytes)).toBe(true);
  expect(refusalIn(await hikeshi(['recover', '--salvage', '--out', out], { data }))).toContain('is there already');

  expect((await hikeshi(['recover', '--empty', '--yes'], { data })).code).toBe(0);
  expect((await hikeshi(['declare', 'Another night'], { data })).code).toBe(0);
  const kept = join(data, 'backups', keptIn(data));
  expect(readFileSync(kept).equals(bytes)).toBe(true);
  const later = join(dirname(data), 'later');
  expect((await hikeshi(['recover', '--salvage', '--from', kept, '--out', later], { data })).code).toBe(0);
  expect((await hikeshi(['incident', 'show', '1'], { data: later })).out).toContain('fuse changed');
  expect(readFileSync(kept).equals(bytes)).toBe(true);
  expect((await hikeshi(['incident', 'show', '1'], { data })).out).toContain('Another night');
});

it('refuses what it cannot do in a line', async () => {
  const data = freshDataDir();
  await hikeshi(['declare', 'Ovens are cold'], { data });
  expect(refusalIn(await hikeshi(['recover', '--salvage', '--empty'], { data }))).toMatch(/^usage: /);
  expect(refusalIn(await hikeshi(['recover', '--from', 'x'], { data }))).toMatch(/^usage: /);
  const missing = join(dirname(data), 'nothing.db');
  expect(refusalIn(await hikeshi(['recover', '--salvage', '--from', missing, '--out', `${data}.out`], { data }))).toBe(
    `cannot read ${missing} (it does not exist)`,
  );
});
