/** A folder of 1,000 files as people leave them lying: whole ones, later and earlier copies, a colleague's, and every kind of damage. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import { type Entry, readArchive, writeArchive } from '../../core/handoff/archive.ts';
import { commandId, fileOf, note, openSide, rewritten, takeIn } from '../../core/handoff/two-cores.ts';
import { freshDataDir, hikeshi, startHost } from './terminal.ts';

// The files are made first, one after the other.
vi.setConfig({ testTimeout: 240_000 });

const incidentCount = 60;
const copyCount = 580;
const fileCount = 1_000;

type Outcome = {
  taken: { file: string; isNew: boolean; added: number }[];
  refused: { file: string; reason: string }[];
  left: string[];
};

type Content = { events: { hash: string; payload: { bytes: string } }[] };

/** Each kind made by hand from a whole file, with a part of the sentence that names it. */
const damages: [reason: RegExp, damage: (file: Buffer, index: number) => Buffer][] = [
  [/incomplete/, (file, index) => file.subarray(0, Math.floor((file.byteLength * ((index % 9) + 1)) / 10))],
  [/incomplete|changed|damaged/, (file, index) => flipped(file, (index * 7_919) % file.byteLength)],
  [/changed|damaged/, (file) => withFirstEvent(file, (event) => ({ ...event, hash: '0'.repeat(64) }))],
  [
    /changed|damaged/,
    (file) => withFirstEvent(file, (event) => ({ ...event, payload: { ...event.payload, bytes: 'e30=' } })),
  ],
  [/leads out/, (file) => withEntry(file, { name: '../../.bashrc', bytes: Buffer.from('evil') })],
  [/leads out/, (file) => withEntry(file, { name: '/etc/cron.d/evil', bytes: Buffer.from('evil') })],
  [/larger than a record/, (file) => withEntry(file, { name: 'bomb.txt', bytes: bomb })],
  [/changed|damaged/, (file) => withEntry(file, { name: 'bomb.txt', bytes: bomb, claimedBytes: 100 })],
  [/newer/, (file) => rewritten(file, (record: object) => ({ ...record, version: 99 }))],
  [/no .incident file/, () => gzipSync('{"format":"something else"}')],
  [/no .incident file/, () => Buffer.from('not an incident at all')],
  [/no .incident file/, () => Buffer.alloc(0)],
];
const bomb = Buffer.alloc(280 * 1024 * 1024);

function first<T>(list: readonly T[]): T {
  return list[0] ?? expect.fail();
}

function withFirstEvent(file: Buffer, change: (event: Content['events'][number]) => Content['events'][number]): Buffer {
  return rewritten(file, (record: Content) => ({
    ...record,
    events: [change(first(record.events)), ...record.events.slice(1)],
  }));
}

function flipped(file: Buffer, at: number): Buffer {
  const bytes = Buffer.from(file);
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  return bytes;
}

function withEntry(file: Buffer, entry: Entry): Buffer {
  return writeArchive([...readArchive(file), entry]);
}

it('brings the whole ones in, names each damaged one with its reason, and changes nothing a second time', async () => {
  const [hana, ken] = [await openSide('Hana'), await openSide('Ken')];
  const data = freshDataDir();
  const folder = join(dirname(data), 'inbox');
  mkdirSync(join(folder, 'from-ken'), { recursive: true });
  const notes = new Map<string, string[]>();
  let written = 0;
  const write = (file: Buffer, place = folder): string => {
    const path = join(place, `${String(written++).padStart(4, '0')}.incident`);
    writeFileSync(path, file);
    return path;
  };
  const whole: Buffer[] = [];
  for (let index = 0; index < incidentCount; index += 1) {
    const { incidentId } = await hana.client.incidents.declare({ commandId: commandId(), title: `Oven ${index}` });
    const early = await fileOf(hana, incidentId);
    const said = [`hana ${index}`];
    await note(hana, incidentId, said[0] ?? '');
    const late = await fileOf(hana, incidentId);
    whole.push(late);
    // The later one lies before the earlier one.
    write(late);
    write(early);
    if (index % 3 === 0) {
      await takeIn(ken, early);
      await note(ken, incidentId, `ken ${index}`);
      said.push(`ken ${index}`);
      write(await fileOf(ken, incidentId), join(folder, 'from-ken'));
    }
    notes.set(`Oven ${index}`, said);
  }
  for (let index = 0; index < copyCount; index += 1) write(whole[index % whole.length] ?? expect.fail());
  const good = written;
  const expected = new Map<string, RegExp>();
  while (written < fileCount) {
    const index = written - good;
    const [reason, damage] = damages[index % damages.length] ?? expect.fail();
    const base = whole[index % whole.length] ?? expect.fail();
    expected.set(write(damage(base, index)), reason);
  }
  for (const { core } of [hana, ken]) await core.close();
  expect(expected.size).toBeGreaterThan(250);

  const host = await startHost(data);
  const { code, out, err } = await hikeshi(['import', folder, '--json'], { data });
  expect([code, err]).toEqual([1, '']);
  const { taken, refused, left }: Outcome = JSON.parse(out);
  expect(left).toEqual([]);
  expect(taken).toHaveLength(good);
  expect(taken.filter(({ isNew }) => isNew)).toHaveLength(incidentCount);
  expect(new Set(refused.map(({ file }) => file))).toEqual(new Set(expected.keys()));
  for (const { file, reason } of refused) expect(reason, file).toMatch(expected.get(file) ?? /^$/);

  const again: Outcome = JSON.parse((await hikeshi(['import', join(folder, 'from-ken'), '--json'], { data })).out);
  expect(again.taken.reduce((sum, { added }) => sum + added, 0)).toBe(0);
  expect(again.taken.filter(({ isNew }) => isNew)).toEqual([]);
  await host.stop();

  const { incidents } = { incidents: JSON.parse((await hikeshi(['incident', 'list', '--json'], { data })).out) };
  expect(incidents).toHaveLength(incidentCount);
  const one = incidents.find(({ title }: { title: string }) => title === 'Oven 0');
  const shown = await hikeshi(['incident', 'show', String(one.number), '--json'], { data });
  const texts = JSON.parse(shown.out).timeline.flatMap(
    ({ event }: { event: { kind: string; payload: { text: string } } }) =>
      event.kind === 'noteAdded' ? [event.payload.text] : [],
  );
  expect(texts.sort()).toEqual(notes.get('Oven 0')?.sort());
  expect((await hikeshi(['verify'], { data })).code).toBe(0);
});
