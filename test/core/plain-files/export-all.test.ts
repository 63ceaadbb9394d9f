import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { refusalOf, temporaryFolder } from '../core/temporary-core.ts';
import { commandId, note, openSide, type Side, takeIn } from '../handoff/two-cores.ts';

vi.setConfig({ testTimeout: 60_000 });

const titles = ['決済が失敗する', 'CON', '../../etc/passwd', 'a"b<c>d|e?f*g:h', '   ', `${'長'.repeat(300)}.`];

async function sideWithIncidents() {
  const side = await openSide('Hana');
  const ids: string[] = [];
  for (const title of titles) {
    const { incidentId } = await side.client.incidents.declare({ commandId: commandId(), title });
    ids.push(incidentId);
  }
  const [first = ''] = ids;
  await note(side, first, '決済会社の障害');
  await side.client.incidents.attachText({
    incidentId: first,
    commandId: commandId(),
    title: 'curl',
    text: '502 Bad Gateway\n',
  });
  return { side, ids, first };
}

async function exportTo({ client }: Side, directory: string) {
  let progress = await client.plainFiles.start({ directory });
  while (progress.running) {
    await wait(10);
    progress = await client.plainFiles.progress();
  }
  return progress;
}

/** Every file below, with its content's hash and the time it was written. */
function filesIn(folder: string): Map<string, { hash: string; mtimeMs: number }> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  return new Map(
    names.map((name) => {
      const path = join(folder, name);
      return [
        name,
        { hash: createHash('sha256').update(readFileSync(path)).digest('hex'), mtimeMs: statSync(path).mtimeMs },
      ];
    }),
  );
}

describe('everything as plain files', () => {
  it('is a folder an incident, by names that every system takes, with all that was kept in it', async () => {
    const { side, first } = await sideWithIncidents();
    const folder = join(temporaryFolder(), 'all');
    const progress = await exportTo(side, folder);
    expect(progress).toMatchObject({
      total: titles.length,
      done: titles.length,
      written: titles.length,
      refusedCount: 0,
      stopped: false,
      failure: null,
    });

    const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders).toHaveLength(titles.length);
    for (const name of filesIn(folder).keys()) {
      for (const part of name.split(/[\\/]/)) {
        expect(part).not.toMatch(/[<>:"|?*\p{Cc}]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu);
        expect(Buffer.byteLength(part)).toBeLessThan(255);
      }
    }
    const own = join(folder, 'incident-1-決済が失敗する');
    expect(
      readdirSync(own, { recursive: true, encoding: 'utf8' })
        .map((name) => name.replaceAll('\\', '/'))
        .sort(),
    ).toEqual([
      'evidence',
      'evidence/E-001.txt',
      'incident-1-決済が失敗する.incident',
      'manifest.json',
      'postmortem.json',
      'postmortem.md',
      'reader.html',
      'runbook.md',
      'timeline.csv',
    ]);
    expect(readFileSync(join(own, 'evidence/E-001.txt'), 'utf8')).toBe('502 Bad Gateway\n');
    for (const name of ['postmortem.md', 'timeline.csv', 'reader.html']) {
      expect(readFileSync(join(own, name), 'utf8')).toContain('決済会社の障害');
    }
    expect(JSON.parse(readFileSync(join(own, 'postmortem.json'), 'utf8'))).toBeTypeOf('object');
    const index = readFileSync(join(folder, 'index.csv'), 'utf8');
    for (const { name } of folders) expect(index).toContain(name);

    const ken = await openSide('Ken');
    const file = readFileSync(join(own, 'incident-1-決済が失敗する.incident'));
    expect(await takeIn(ken, file)).toMatchObject({ incidentId: first, isNew: true });
    for (const { core } of [side, ken]) await core.close();
  });

  it('writes again only what changed, and leaves what anybody touched, by its name', async () => {
    const { side, ids, first } = await sideWithIncidents();
    const folder = join(temporaryFolder(), 'all');
    await exportTo(side, folder);
    const before = filesIn(folder);
    const again = await exportTo(side, folder);
    expect(again).toMatchObject({ written: 0, unchanged: titles.length, refusedCount: 0 });
    const untouched = (files: ReturnType<typeof filesIn>) => [...files].filter(([name]) => name !== 'index.csv');
    expect(untouched(filesIn(folder))).toEqual(untouched(before));

    await note(side, first, '復旧した');
    await note(side, ids[1] ?? '', 'もう一件');
    await note(side, ids[2] ?? '', 'さらに一件');
    const names = readdirSync(folder);
    const edited = join(folder, names.find((name) => name.startsWith('incident-2')) ?? '', 'postmortem.md');
    writeFileSync(edited, '手で直した');
    const added = join(folder, names.find((name) => name.startsWith('incident-3')) ?? '', 'mine.txt');
    writeFileSync(added, '自分のファイル');
    const third = await exportTo(side, folder);
    expect(third).toMatchObject({ written: 1, unchanged: titles.length - 3, refusedCount: 2, stopped: false });
    expect(third.refused.map(({ number, problem }) => [number, problem.params.name]).sort()).toEqual([
      [2, expect.stringContaining('postmortem.md')],
      [3, expect.stringContaining('mine.txt')],
    ]);
    expect(readFileSync(edited, 'utf8')).toBe('手で直した');
    expect(readFileSync(added, 'utf8')).toBe('自分のファイル');
    expect(readFileSync(join(folder, 'incident-1-決済が失敗する/postmortem.md'), 'utf8')).toContain('復旧した');
    await side.core.close();
  });

  it('goes on where it was stopped, over what a crash left behind', async () => {
    const { side } = await sideWithIncidents();
    const folder = join(temporaryFolder(), 'all');
    await side.client.plainFiles.start({ directory: folder });
    expect(await refusalOf(side.client.plainFiles.start({ directory: folder }))).toMatchObject({
      reason: 'plainFilesUnderWay',
    });
    await side.client.plainFiles.stop();
    let stopped = await side.client.plainFiles.progress();
    while (stopped.running) {
      await wait(10);
      stopped = await side.client.plainFiles.progress();
    }
    expect(stopped).toMatchObject({ stopped: true, failure: null });
    expect(stopped.done).toBeLessThan(titles.length);

    // A host that was killed between making the files and putting them in place.
    mkdirSync(join(folder, 'incident-2-CON.hikeshi-new'));
    writeFileSync(join(folder, 'incident-2-CON.hikeshi-new', 'half'), 'ha');
    const whole = await exportTo(side, folder);
    expect(whole).toMatchObject({ done: titles.length, refusedCount: 0, stopped: false });
    expect(whole.written + whole.unchanged).toBe(titles.length);
    expect(readdirSync(folder).filter((name) => /hikeshi-(new|old)$/.test(name))).toEqual([]);
    await side.core.close();
  });

  it('takes no folder in which something else lies, and none that cannot be', async () => {
    const { side } = await sideWithIncidents();
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'letters.txt'), 'dear');
    const refusal = (directory: string) => refusalOf(side.client.plainFiles.start({ directory }));
    expect(await refusal(folder)).toMatchObject({ reason: 'plainFilesFolderInUse' });
    expect(readdirSync(folder)).toEqual(['letters.txt']);
    expect(await refusal('here')).toMatchObject({ reason: 'plainFilesFolderRelative' });
    expect(await refusal(join(folder, 'letters.txt', 'below'))).toMatchObject({ reason: 'plainFilesFolderUnusable' });
    expect(await refusal(join(folder, 'not', 'there'))).toMatchObject({ reason: 'plainFilesFolderUnusable' });
    rmSync(join(folder, 'letters.txt'));
    expect(await exportTo(side, folder)).toMatchObject({ written: titles.length });
    await side.core.close();
  });
});
