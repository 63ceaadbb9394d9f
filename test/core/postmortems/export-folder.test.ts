/** Exporting into a folder: what lies there already, and a git working tree in which nothing else changes. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Core } from '../../../core/core.ts';
import { openTemporaryCore, refusalOf, temporaryFolder } from '../core/temporary-core.ts';
import { emptyEnvironment } from '../probes/probe-context.ts';

let core: Core;
let client: Awaited<ReturnType<typeof openTemporaryCore>>['client'];
let incidentId: string;
let calls = 0;
const exportInto = (directory: string, replace = false) =>
  client.postmortems.export({
    incidentId,
    commandId: `call-${++calls}`,
    format: 'md',
    save: false,
    directory,
    replace,
  });

beforeAll(async () => {
  ({ core, client } = await openTemporaryCore());
  await client.environments.save({ environment: emptyEnvironment });
  const declared = await client.incidents.declare({
    commandId: `call-${++calls}`,
    environmentId: emptyEnvironment.id,
    drill: false,
  });
  incidentId = declared.incidentId;
});
afterAll(() => core.close());

describe('a folder', () => {
  it('gets the file, whole, and the record says so', async () => {
    const folder = temporaryFolder();
    const { savedTo, fileName, text } = await exportInto(folder);
    expect(savedTo).toBe(join(folder, fileName));
    expect(readdirSync(folder)).toEqual([fileName]);
    expect(readFileSync(join(folder, fileName), 'utf8')).toBe(text);
    const { state } = await client.incidents.get({ incidentId });
    expect(state.exports.at(-1)).toMatchObject({ format: 'md', fileName });
  });

  it('has its file replaced as long as it is as an export left it', async () => {
    const folder = temporaryFolder();
    const { fileName } = await exportInto(folder);
    await client.incidents.addNote({ incidentId, commandId: `call-${++calls}`, text: '窯が冷えた', startedAtMs: null });
    await exportInto(folder);
    expect(readFileSync(join(folder, fileName), 'utf8')).toContain('窯が冷えた');
  });

  it('keeps what somebody edited, until a person gives it up', async () => {
    const folder = temporaryFolder();
    const { fileName } = await exportInto(folder);
    const path = join(folder, fileName);
    writeFileSync(path, 'ours now');
    const rows = (await client.incidents.get({ incidentId })).state.eventCount;
    expect(await refusalOf(exportInto(folder))).toMatchObject({ code: 'CONFLICT', reason: 'exportFileChanged' });
    expect(readFileSync(path, 'utf8')).toBe('ours now');
    expect((await client.incidents.get({ incidentId })).state.eventCount).toBe(rows);
    await exportInto(folder, true);
    expect(readFileSync(path, 'utf8')).not.toContain('ours now');
    expect(readdirSync(folder)).toEqual([fileName]);
  });

  it('that is none is refused in words, and nothing is recorded', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    const rows = (await client.incidents.get({ incidentId })).state.eventCount;
    const refusals = [];
    for (const place of ['wiki/postmortems', join(folder, 'gone'), join(folder, 'file')]) {
      refusals.push(await refusalOf(exportInto(place)));
    }
    expect(refusals).toMatchObject([
      { code: 'INVALID', reason: 'exportFolderRelative' },
      { code: 'NOT_POSSIBLE', reason: 'exportFolderUnusable' },
      { code: 'INVALID', reason: 'exportFolderIsFile' },
    ]);
    expect((await client.incidents.get({ incidentId })).state.eventCount).toBe(rows);
  });

  it('that cannot be written to is left as it was', async () => {
    const folder = temporaryFolder();
    const { fileName } = await exportInto(folder);
    const before = readFileSync(join(folder, fileName), 'utf8');
    // Stands where the file is written first.
    mkdirSync(join(folder, `${fileName}.hikeshi-new`));
    await client.incidents.addNote({ incidentId, commandId: `call-${++calls}`, text: '火が消えた', startedAtMs: null });
    expect(await refusalOf(exportInto(folder))).toMatchObject({ code: 'NOT_POSSIBLE', reason: 'exportFolderUnusable' });
    expect(readFileSync(join(folder, fileName), 'utf8')).toBe(before);
  });
});

it('a git working tree shows one new file, and no commit', async () => {
  const tree = temporaryFolder();
  const git = (...words: string[]) => execFileSync('git', ['-C', tree, ...words], { encoding: 'utf8' });
  git('init', '--quiet');
  mkdirSync(join(tree, 'incidents'));
  writeFileSync(join(tree, 'README.md'), 'wiki\n');
  git('add', 'README.md');
  const index = statSync(join(tree, '.git', 'index')).mtimeMs;
  const { fileName } = await exportInto(join(tree, 'incidents'));
  expect(statSync(join(tree, '.git', 'index')).mtimeMs).toBe(index);
  expect(
    git('-c', 'core.quotePath=false', 'status', '--porcelain', '--untracked-files=all').trim().split('\n'),
  ).toEqual(['A  README.md', `?? incidents/${fileName}`]);
  expect(() => git('rev-parse', '--verify', '--quiet', 'HEAD')).toThrow();
});
