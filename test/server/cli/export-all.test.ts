/** Everything as plain files from a terminal, with the app running and without. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { freshDataDir, hikeshi, refusalIn, startHost } from './terminal.ts';

// Several processes one after the other.
vi.setConfig({ testTimeout: 120_000 });

it('writes all, then only what changed, and names what it left alone', async () => {
  const data = freshDataDir();
  const folder = join(dirname(data), 'all');
  for (const title of ['Ovens are cold', 'Doors are open']) await hikeshi(['declare', title], { data });
  const exported = () => hikeshi(['export', '--all', folder], { data });
  expect(await exported()).toEqual({
    code: 0,
    out: `2 incidents written to ${folder}, 0 there already and unchanged\n`,
    err: '',
  });
  expect(readdirSync(folder).sort()).toEqual([
    'hikeshi-export.json',
    'incident-1-Ovens-are-cold',
    'incident-2-Doors-are-open',
    'index.csv',
  ]);
  expect(existsSync(join(folder, 'incident-1-Ovens-are-cold', 'reader.html'))).toBe(true);

  await hikeshi(['note', 'fuse changed', '--incident', '1'], { data });
  await hikeshi(['note', 'locked', '--incident', '2'], { data });
  writeFileSync(join(folder, 'incident-2-Doors-are-open', 'postmortem.md'), 'by hand');
  const host = await startHost(data);
  const { code, out } = await exported();
  expect(code).toBe(1);
  expect(out.split('\n')).toEqual([
    expect.stringMatching(/^incident-2-Doors-are-open.postmortem\.md is not as an export left it\./),
    `1 incident written to ${folder}, 0 there already and unchanged`,
    '1 incident not written, as named above',
    '',
  ]);
  await host.stop();
});

it('says what it needs', async () => {
  const data = freshDataDir();
  expect(refusalIn(await hikeshi(['export'], { data }))).toBe('usage: hikeshi export --all FOLDER');
  expect(refusalIn(await hikeshi(['export', 'there'], { data }))).toBe('usage: hikeshi export --all FOLDER');
});
