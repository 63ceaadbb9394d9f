import { cpSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { listedBy, refusalOf, temporaryFolder } from '../core/temporary-core.ts';
import { readArchive, writeArchive } from './archive.ts';
import {
  commandId,
  fileOf,
  note,
  openSide,
  rewritten,
  runbookText,
  type Side,
  sharedView,
  takeIn,
} from './two-cores.ts';

async function sideWithIncident() {
  const side = await openSide('Hana');
  const { incidentId } = await side.client.incidents.declare({ commandId: commandId(), title: 'Ovens' });
  await note(side, incidentId, 'Lamps are dark');
  await side.client.incidents.attachText({ incidentId, commandId: commandId(), title: 'meter', text: 'gas 0.0' });
  return { side, incidentId, file: await fileOf(side, incidentId) };
}

/** All that an installation holds, to see that nothing changed. */
async function everything({ client }: Side) {
  const incidents = await listedBy(client);
  const rows = await Promise.all(incidents.map(({ incidentId }) => client.incidents.timeline({ incidentId })));
  return { incidents, rows, runbooks: await client.runbooks.list() };
}

type Content = { version: number; events: { payload: { bytes: string } | null; kind: string; lamport: number }[] };

describe('a file that cannot be used', () => {
  it('is refused with its one reason and changes nothing, neither where the incident is new nor where it is known', async () => {
    const { side: hana, incidentId, file } = await sideWithIncident();
    const fresh = await openSide('Ken');
    const joined = await openSide('Mio');
    await takeIn(joined, file);
    await note(joined, incidentId, 'With you');

    const bad: [name: string, reason: string, bytes: Uint8Array][] = [
      ['empty', 'incidentFileForeign', Buffer.alloc(0)],
      ['a text', 'incidentFileForeign', Buffer.from('# Postmortem\n')],
      ['gzip of a text', 'incidentFileForeign', gzipSync('hello')],
      ['another JSON', 'incidentFileForeign', gzipSync('{"format":"hikeshi-environment","version":1}')],
      ['deep JSON', 'incidentFileForeign', gzipSync('['.repeat(200_000))],
      [
        'a zip of something else',
        'incidentFileForeign',
        writeArchive([{ name: 'a.txt', bytes: Buffer.from('hello') }]),
      ],
      ['cut in the middle', 'incidentFileCut', file.subarray(0, Math.floor(file.byteLength / 2))],
      ['cut at the end', 'incidentFileCut', file.subarray(0, file.byteLength - 4)],
      ['a flipped byte', 'incidentFileDamaged', flipped(file, Math.floor(file.byteLength / 2))],
      ['a wrong checksum', 'incidentFileDamaged', flipped(file, 14)],
      ['a directory that lies', 'incidentFileDamaged', flipped(file, file.byteLength - 6)],
      ['newer', 'incidentFileNewer', rewritten(file, (content) => ({ ...content, version: 2 }))],
      ['without rows', 'incidentFileDamaged', rewritten(file, (content) => ({ ...content, events: [] }))],
      [
        'a changed note',
        'incidentFileDamaged',
        changed(file, ({ events }) => {
          const written = events.find(({ kind }) => kind === 'noteAdded')?.payload ?? expect.fail();
          written.bytes = Buffer.from('{"text":"Lamps are bright"}').toString('base64');
        }),
      ],
      ['a row less', 'incidentFileDamaged', changed(file, ({ events }) => void events.pop())],
      ['a row less in the middle', 'incidentFileDamaged', changed(file, ({ events }) => void events.splice(1, 1))],
      ['a row twice', 'incidentFileDamaged', changed(file, ({ events }) => void events.push(...events.slice(-1)))],
      [
        'an order beyond counting',
        'incidentFileDamaged',
        changed(file, ({ events }) => {
          const [first] = events;
          if (first) first.lamport = Number.MAX_SAFE_INTEGER;
        }),
      ],
      [
        'changed evidence',
        'incidentFileDamaged',
        rewritten(file, (content: { evidence: { bytes: string }[] }) => {
          const [first] = content.evidence;
          if (first) first.bytes = Buffer.from('gas 9.9').toString('base64');
        }),
      ],
      ['a bomb', 'incidentFileTooLarge', gzipSync(Buffer.alloc(300 * 1024 * 1024))],
      [
        'a bomb in a zip',
        'incidentFileTooLarge',
        writeArchive([{ name: 'record.json', bytes: Buffer.alloc(300 * 1024 * 1024) }]),
      ],
      [
        'a bomb that claims to be small',
        'incidentFileDamaged',
        writeArchive([{ name: 'record.json', bytes: Buffer.alloc(300 * 1024 * 1024), claimedBytes: 1_000 }]),
      ],
      ...['../evil.txt', '/etc/passwd', 'C:\\evil.txt', 'a/../../evil', '..\\evil', 'a//b', '.', 'con/..'].map(
        (name): [string, string, Uint8Array] => [
          `a name that leads out: ${name}`,
          'incidentFileLeadsOut',
          writeArchive([...readArchive(file), { name, bytes: Buffer.from('evil') }]),
        ],
      ),
    ];
    for (const side of [fresh, joined]) {
      const before = await everything(side);
      for (const [name, reason, bytes] of bad) {
        expect(await refusalOf(takeIn(side, bytes, 4_000_000)), name).toMatchObject({ code: 'INVALID', reason });
      }
      expect(await everything(side)).toEqual(before);
    }
    for (const { core } of [hana, fresh, joined]) await core.close();
  }, 120_000);

  it('is not held in memory beyond its bound, and pieces of nothing are no file', async () => {
    const { core, client } = await openSide('Ken');
    expect(await refusalOf(client.handoff.import({ transferId: 'never-sent' }))).toMatchObject({
      reason: 'incidentFileCut',
    });
    const base64 = Buffer.alloc(4 * 1024 * 1024).toString('base64');
    const send = (index: number) => client.handoff.send({ transferId: 'huge', index, base64 });
    expect(await refusalOf(send(1))).toMatchObject({ reason: 'incidentFileCut' });
    for (let index = 0; index < 32; index += 1) await send(index);
    expect(await refusalOf(send(32))).toMatchObject({ reason: 'incidentFileTooLarge' });
    expect(await refusalOf(client.handoff.import({ transferId: 'huge' }))).toMatchObject({ reason: 'incidentFileCut' });
    await core.close();
  }, 60_000);
});

describe('a secret that became known after it was written', () => {
  it('stays behind: its row goes as if blacked out, its evidence not at all, and the file holds it nowhere', async () => {
    const { side: hana, incidentId } = await sideWithIncident();
    const secret = 'rye-and-barley-7431';
    await note(hana, incidentId, `the door opens with ${secret}`);
    await hana.client.incidents.attachText({
      incidentId,
      commandId: commandId(),
      title: 'door',
      text: `code ${secret}`,
    });
    const environment = {
      id: 'door',
      name: 'Door',
      kind: 'staging' as const,
      service: '',
      api: {
        baseUrl: 'http://127.0.0.1:9',
        path: { kind: 'direct' as const },
        token: { kind: 'ask' as const },
        healthPath: null,
        endpoints: [],
        timeoutMs: 500,
      },
      database: null,
      hosts: [],
      logs: [],
      accessDurationUnit: null,
      deployments: null,
      thresholds: [],
      contacts: [],
      dashboards: [],
      runbookHash: null,
    };
    await hana.client.environments.save({ environment });
    await hana.client.environments.setSecret({ environmentId: 'door', field: 'apiToken', value: secret });

    const exported = await hana.client.handoff.export({ incidentId, commandId: commandId(), save: false });
    expect(exported.withheld).toEqual({ rows: 1, evidence: 1, runbooks: 0 });
    const file = Buffer.from(exported.base64 ?? '', 'base64');
    const parts = readArchive(file).map(({ bytes }) => bytes.toString('utf8'));
    const json = parts.join('\n');
    const texts = [json, ...[...json.matchAll(/"bytes":"([^"]*)"/g)].map(([, bytes = '']) => fromBase64(bytes))];
    expect(texts.filter((text) => text.includes(secret))).toEqual([]);

    const ken = await openSide('Ken');
    await takeIn(ken, file);
    const kinds = (await ken.client.incidents.timeline({ incidentId })).map(({ event }) => event.kind);
    expect(kinds.filter((kind) => kind === 'blackedOut')).toHaveLength(1);
    expect(ken.core.maintenance.verify().findings.filter(({ code }) => code !== 'blob')).toEqual([]);
    for (const { core } of [hana, ken]) await core.close();
  });
});

describe('two installations out of one data folder', () => {
  it('merge as long as one of them only read, and are told apart once both wrote', async () => {
    const dataDir = temporaryFolder();
    const first = await openSide('Hana', { dataDir });
    // With the bundled runbook, whose deadlines are told of, both would write by themselves.
    const base64 = Buffer.from(runbookText).toString('base64');
    const { hash } = (await first.client.runbooks.import({ name: 'bakery.md', base64 })).entry;
    const { incidentId } = await first.client.incidents.declare({ commandId: commandId(), title: 'Ovens' });
    await first.client.incidents.bindRunbook({ incidentId, commandId: commandId(), runbookHash: hash });
    await first.core.close();
    const copy = temporaryFolder();
    cpSync(dataDir, copy, { recursive: true });

    const original = await openSide('Hana', { dataDir });
    const restored = await openSide('Hana', { dataDir: copy });
    await note(original, incidentId, 'written after the copy');
    expect(await takeIn(restored, await fileOf(original, incidentId))).toMatchObject({ added: 3 });
    expect(await sharedView(restored, incidentId)).toEqual(await sharedView(original, incidentId));

    await note(original, incidentId, 'on the original');
    await note(restored, incidentId, 'on the copy');
    const before = await everything(original);
    expect(await refusalOf(takeIn(original, await fileOf(restored, incidentId)))).toMatchObject({
      code: 'INVALID',
      reason: 'incidentFileForkedHere',
    });
    expect(await everything(original)).toEqual(before);
    const third = await openSide('Mio');
    await takeIn(third, await fileOf(original, incidentId));
    expect(await refusalOf(takeIn(third, await fileOf(restored, incidentId)))).toMatchObject({
      reason: 'incidentFileForked',
    });
    for (const { core } of [original, restored, third]) await core.close();
  });
});

function flipped(file: Uint8Array, at: number): Uint8Array {
  const bytes = Uint8Array.from(file);
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  return bytes;
}

function changed(file: Buffer, change: (content: Content) => void): Buffer {
  return rewritten(file, (content: Content) => change(content));
}

function fromBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8');
}
