/** The postmortem from a terminal: to wherever a pipe leads, into a folder under its own name, and over nothing that is there. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { installedBrowsers } from '../../../server/ports/installed-browser.ts';
import { type Ended, freshDataDir, hikeshi, refusalIn } from './terminal.ts';

vi.setConfig({ testTimeout: 180_000 });

function outputOf({ code, out, err }: Ended): string {
  expect([code, err]).toEqual([0, '']);
  return out;
}

describe('hikeshi incident export', () => {
  it('prints each format, or puts it into a folder by its name, and leaves a file that is there alone', async () => {
    const data = freshDataDir();
    outputOf(await hikeshi(['declare', 'Ovens/are <cold>'], { data }));
    outputOf(await hikeshi(['note', '=1+1 <b>fuse</b>'], { data }));
    const ask = (format: string, ...more: string[]) =>
      hikeshi(['incident', 'export', '1', '--format', format, ...more], { data });
    const html = outputOf(await ask('html'));
    expect(html.startsWith('<!doctype html><html lang="ja">')).toBe(true);
    expect(html).toContain('&#x3C;b>fuse&#x3C;/b>');
    expect(JSON.parse(outputOf(await ask('json')))).toMatchObject({ format: 'hikeshi-postmortem', number: 1 });
    expect(outputOf(await ask('csv'))).toContain(`"'=1+1 <b>fuse</b>"`);
    expect(outputOf(await ask('report'))).toMatch(/^# 障害報告書\n/);

    const folder = join(dirname(data), 'out');
    mkdirSync(folder);
    const written = outputOf(await ask('md', '--out', folder)).trim();
    const [name = ''] = readdirSync(folder);
    expect(name).toMatch(/^\d{4}-\d\d-\d\d-1-Ovens-are-cold\.md$/);
    expect(written).toBe(`written to ${join(folder, name)}`);
    writeFileSync(join(folder, name), 'mine');
    expect(refusalIn(await ask('md', '--out', folder))).toContain('a file of that name is there');
    expect(readFileSync(join(folder, name), 'utf8')).toBe('mine');
    expect(refusalIn(await ask('md', '--out', join(folder, 'none', 'x.md')))).toContain('cannot write');
  });

  it('prints a PDF by the browser that is there, and says in words where none is', async () => {
    const data = freshDataDir();
    outputOf(await hikeshi(['declare', 'Ovens'], { data }));
    const file = join(dirname(data), 'ovens.pdf');
    const ask = () => hikeshi(['incident', 'export', '1', '--format', 'pdf', '--out', file], { data });
    if (installedBrowsers().length > 0) {
      outputOf(await ask());
      expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
    }
    const other = join(dirname(data), 'none.pdf');
    vi.stubEnv('HIKESHI_CHROMIUM', join(dirname(data), 'no-browser'));
    const refused = await hikeshi(['incident', 'export', '1', '--format', 'pdf', '--out', other], { data });
    vi.unstubAllEnvs();
    expect(refusalIn(refused)).toMatch(/Export the HTML and print it from a browser/);
    expect(existsSync(other)).toBe(false);
  });
});
