/** `hikeshi backup` and `hikeshi restore`, as a person or a script runs them beside an app that is open or closed. */
import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { runCommandLine } from '../../../server/commands/run.ts';
import { type Ended, freshDataDir, hikeshi, refusalIn, startHost } from './terminal.ts';

// Each test is several processes one after the other.
vi.setConfig({ testTimeout: 240_000 });

function outputOf({ code, out, err }: Ended): string {
  expect({ code, err }, out).toEqual({ code: 0, err: '' });
  return out.trimEnd();
}

describe('hikeshi backup and hikeshi restore', () => {
  it('copy a record beside the running app, and bring it back once the app is closed', async () => {
    const data = freshDataDir();
    const file = join(dirname(data), 'copy.db');
    const host = await startHost(data);
    outputOf(await hikeshi(['declare', 'Ovens are cold'], { data }));
    const told = JSON.parse(outputOf(await hikeshi(['backup', file, '--json'], { data })));
    expect(told).toMatchObject({ file, incidents: 1, damages: [] });
    expect(told.events).toBeGreaterThan(0);
    expect(told.sizeBytes).toBe(readFileSync(file).length);
    outputOf(await hikeshi(['note', 'fuse changed'], { data }));

    expect(refusalIn(await hikeshi(['restore', file, '--yes'], { data }))).toMatch(
      new RegExp(`^The data folder is in use by server \\(process ${host.pid}\\)`),
    );
    await host.stop();

    const unasked = await hikeshi(['restore', file], { data });
    expect([unasked.code, unasked.err]).toEqual([
      2,
      'hikeshi: nobody can be asked here; --yes restores without asking, and nothing was changed\n',
    ]);
    const lines = unasked.out.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^in the backup: 1 incident, \d+ events?, the newest of \d{4}-/);
    expect(lines.slice(2)).toEqual([expect.stringMatching(/^not in the backup: [1-9]\d* events? of 1 incident$/)]);
    expect(outputOf(await hikeshi(['incident', 'show', '1'], { data }))).toContain('fuse changed');

    const restored = outputOf(await hikeshi(['restore', file, '--yes'], { data })).split('\n');
    expect(restored.slice(3)).toEqual([
      expect.stringMatching(new RegExp(`^restored: 1 incident, ${told.events} events?$`)),
      expect.stringMatching(/^the replaced record is kept at .*replaced-.*\.db$/),
    ]);
    expect(outputOf(await hikeshi(['incident', 'show', '1'], { data }))).not.toContain('fuse changed');
    expect(outputOf(await hikeshi(['verify'], { data }))).toMatch(/^the record is whole/);

    const [kept = ''] = readdirSync(join(data, 'backups'));
    const back = await hikeshi(['restore', join(data, 'backups', kept), '--yes', '--json'], { data });
    const answer = JSON.parse(outputOf(back));
    expect(answer).toMatchObject({ restored: true, backup: { incidents: 1 }, current: { state: 'readable' } });
    expect(answer.backup.events).toBeGreaterThan(told.events);
    expect(outputOf(await hikeshi(['incident', 'show', '1'], { data }))).toContain('fuse changed');
  });

  it('ask at a terminal, and take anything but yes for no', async () => {
    const data = freshDataDir();
    const file = join(dirname(data), 'copy.db');
    const answering = async (args: string[], answer: string) => {
      const lines: string[] = [];
      const input = Object.assign(Readable.from(answer === '' ? [] : [`${answer}\n`]), { isTTY: true });
      const say = (line: string) => void lines.push(line);
      const environment = { LC_ALL: 'en_US.UTF-8' };
      const code = await runCommandLine([...args, '--data', data], { environment, input, out: say, error: say });
      return { code, lines };
    };
    expect((await answering(['declare', 'Ovens'], '')).code).toBe(0);
    expect((await answering(['backup', file], '')).code).toBe(0);
    expect((await answering(['declare', 'Second'], '')).code).toBe(0);
    const listed = async () => (await answering(['incident', 'list'], '')).lines;
    const before = await listed();
    expect(before).toHaveLength(2);
    for (const answer of ['', 'n', 'yesterday']) {
      const { code, lines } = await answering(['restore', file], answer);
      expect([code, lines.slice(-2)]).toEqual([
        1,
        ['Put the backup in the place of the record? The record is kept aside. [y/N]', 'nothing was changed'],
      ]);
    }
    expect(await listed()).toEqual(before);
    const { code, lines } = await answering(['restore', file], 'y');
    expect([code, lines.at(-1)]).toEqual([0, expect.stringMatching(/^the replaced record is kept at /)]);
    expect(await listed()).toHaveLength(1);
  });

  it('refuse in one sentence what they cannot use, and leave it as it was', async () => {
    const data = freshDataDir();
    const folder = dirname(data);
    const file = join(folder, 'copy.db');
    expect(refusalIn(await hikeshi(['backup', file], { data }))).toMatch(/no record/i);
    outputOf(await hikeshi(['declare', 'Ovens'], { data }));
    outputOf(await hikeshi(['backup', file], { data }));
    const bytes = readFileSync(file);
    expect(refusalIn(await hikeshi(['backup', file], { data }))).toBe(
      `cannot write ${file} (a file of that name is there)`,
    );
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(refusalIn(await hikeshi(['backup', join(folder, 'none', 'x.db')], { data }))).toMatch(/it does not exist/);
    expect(refusalIn(await hikeshi(['restore', join(folder, 'none.db'), '--yes'], { data }))).toMatch(
      /^cannot read .* \(it does not exist\)$/,
    );
    mkdirSync(join(folder, 'sub'));
    expect(refusalIn(await hikeshi(['restore', join(folder, 'sub')], { data }))).toMatch(/it is a folder/);
    const cut = join(folder, 'cut.db');
    writeFileSync(cut, bytes);
    truncateSync(cut, 30_000);
    expect(refusalIn(await hikeshi(['restore', cut, '--yes'], { data }))).toMatch(
      /^The file is damaged or no backup of Hikeshi .* Nothing was changed/,
    );
    expect(refusalIn(await hikeshi(['restore', cut, '--yes'], { data, language: 'ja' }))).toMatch(
      /^壊れているか、Hikeshiのバックアップではありません .*何も変えていません/,
    );
    expect(existsSync(join(data, 'backups'))).toBe(false);
    expect(outputOf(await hikeshi(['incident', 'list'], { data }))).toContain('Ovens');
  });
});
