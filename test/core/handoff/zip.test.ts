import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unzipped, zipped } from '../../../core/handoff/zip.ts';
import { readArchive, writeArchive } from './archive.ts';
import { commandId, fileOf, note, openSide, takeIn } from './two-cores.ts';

const most = 1_000_000;
const entries = fc.uniqueArray(
  fc.record({
    name: fc.stringMatching(/^[a-z]{1,12}(\/[a-z0-9-]{1,8})?\.(html|md|json)$/),
    bytes: fc.uint8Array({ maxLength: 3_000 }).map((bytes) => Buffer.from(bytes)),
  }),
  { selector: ({ name }) => name, maxLength: 6 },
);

const plain = (read: Awaited<ReturnType<typeof unzipped>>) =>
  'refused' in read ? read : read.entries.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes) }));

describe('an archive', () => {
  it('gives back what was put in, and is read and written alike by others', async () => {
    await fc.assert(
      fc.asyncProperty(entries, async (all) => {
        const archive = await zipped(all);
        expect(plain(await unzipped(archive, most))).toEqual(all);
        expect(readArchive(archive)).toEqual(all);
        expect(plain(await unzipped(writeArchive(all), most))).toEqual(all);
      }),
    );
  });

  it('with any bit changed is refused, or gives the same all the same', async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.nat(), fc.nat(7), async (all, place, bit) => {
        const archive = await zipped(all);
        const at = place % archive.byteLength;
        archive[at] = (archive[at] ?? 0) ^ (1 << bit);
        const read = plain(await unzipped(archive, most));
        if (!('refused' in read)) expect(read).toEqual(all);
      }),
      { numRuns: 500 },
    );
  });

  it('cut anywhere is refused', async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.nat(), async (all, place) => {
        const archive = await zipped(all);
        expect(await unzipped(archive.subarray(0, place % archive.byteLength), most)).toHaveProperty('refused');
      }),
    );
  });

  it('never reads more than it is allowed, and throws for no bytes whatever', async () => {
    const large = writeArchive([{ name: 'a.json', bytes: Buffer.alloc(most + 1) }]);
    expect(await unzipped(large, most)).toEqual({ refused: 'large' });
    await fc.assert(fc.asyncProperty(fc.uint8Array(), async (bytes) => void (await unzipped(bytes, most))));
  });
});

describe('an .incident file', () => {
  it('is opened by any tool for zip archives, and holds a page to read', async () => {
    const { core, client } = await openSide('Hana');
    const { incidentId } = await client.incidents.declare({ commandId: commandId(), title: 'Ovens' });
    await note({ core, client }, incidentId, 'Lamps are dark');
    const file = await fileOf({ core, client }, incidentId);
    const names = readArchive(file).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['record.json', 'reader.html', 'postmortem.md']));
    const [reader] = readArchive(file).filter(({ name }) => name === 'reader.html');
    expect(reader?.bytes.toString('utf8')).toMatch(/^<!doctype html>[\s\S]*Lamps are dark/);
    await core.close();

    if (spawnSync('unzip', ['-v']).status !== 0) return;
    const folder = mkdtempSync(join(tmpdir(), 'hikeshi-zip-'));
    writeFileSync(join(folder, 'night.incident'), file);
    execFileSync('unzip', ['-q', 'night.incident'], { cwd: folder });
    expect(readFileSync(join(folder, 'reader.html'))).toEqual(reader?.bytes);
    rmSync(folder, { recursive: true });
  });

  it('of the first version, which was the record alone, is still taken in', async () => {
    const hana = await openSide('Hana');
    const { incidentId } = await hana.client.incidents.declare({ commandId: commandId(), title: 'Ovens' });
    const [record] = readArchive(await fileOf(hana, incidentId)).filter(({ name }) => name === 'record.json');
    const ken = await openSide('Ken');
    expect(await takeIn(ken, gzipSync(record?.bytes ?? ''))).toMatchObject({ incidentId, title: 'Ovens', isNew: true });
    for (const { core } of [hana, ken]) await core.close();
  });
});
