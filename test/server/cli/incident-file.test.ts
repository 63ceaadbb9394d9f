/** An incident's file between two data folders, as two people at two terminals pass it on. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { type Ended, freshDataDir, hikeshi, refusalIn, startHost } from './terminal.ts';

// Each test is several processes one after the other.
vi.setConfig({ testTimeout: 120_000 });

function outputOf({ code, out, err }: Ended): string {
  expect([code, err]).toEqual([0, '']);
  return out.trimEnd();
}

async function rowsOf(data: string): Promise<unknown[]> {
  const shown = JSON.parse(outputOf(await hikeshi(['incident', 'show', '1', '--json'], { data })));
  return shown.timeline.map(
    ({ seq: _, event: { seq: _local, ...event }, ...row }: { seq: number; event: { seq: number } }) => ({
      ...row,
      event,
    }),
  );
}

describe('hikeshi incident export --format incident, and hikeshi import', () => {
  it('bring one incident to the same rows on two sides, one of which has the app running', async () => {
    const [hana, ken] = [freshDataDir(), freshDataDir()];
    outputOf(await hikeshi(['declare', 'Ovens are cold'], { data: hana }));
    outputOf(await hikeshi(['attach', '--title', 'meter'], { data: hana, input: 'gas 0.0\n' }));
    const file = join(dirname(hana), 'night.incident');
    const toFile = (to: string) => ['incident', 'export', '1', '--format', 'incident', '--out', to];
    expect(outputOf(await hikeshi(toFile(file), { data: hana }))).toBe(`written to ${file}`);
    // What holds a whole incident is for its owner alone.
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
    const before = readFileSync(file);
    expect(refusalIn(await hikeshi(toFile(file), { data: hana }))).toBe(
      `cannot write ${file} (a file of that name is there)`,
    );
    expect(readFileSync(file)).toEqual(before);

    const host = await startHost(ken);
    expect(outputOf(await hikeshi(['import', file], { data: ken }))).toMatch(
      /^incident #1 taken in: Ovens are cold \(\d+ rows\)$/,
    );
    outputOf(await hikeshi(['note', 'fuse changed'], { data: ken }));
    expect(outputOf(await hikeshi(['import', file], { data: ken }))).toBe(
      'incident #1 had all of it already: Ovens are cold',
    );
    const answer = join(dirname(ken), 'answer.incident');
    outputOf(await hikeshi(toFile(answer), { data: ken }));
    await host.stop();
    expect(JSON.parse(outputOf(await hikeshi(['import', answer, '--json'], { data: hana })))).toMatchObject({
      number: 1,
      isNew: false,
      received: false,
    });
    expect(await rowsOf(hana)).toEqual(await rowsOf(ken));
    for (const data of [hana, ken])
      expect(outputOf(await hikeshi(['verify'], { data }))).toMatch(/^the record is whole/);
  });

  it('say in one sentence why a file cannot be used, in the language of the terminal', async () => {
    const data = freshDataDir();
    outputOf(await hikeshi(['declare', 'Ovens'], { data }));
    const file = join(dirname(data), 'own.incident');
    outputOf(await hikeshi(['incident', 'export', '1', '--format', 'incident', '--out', file], { data }));
    const cut = join(dirname(data), 'cut.incident');
    writeFileSync(cut, readFileSync(file).subarray(0, 200));
    const other = freshDataDir();
    expect(refusalIn(await hikeshi(['import', cut], { data: other }))).toBe(
      'The file is incomplete. Have it sent again; nothing was changed.',
    );
    expect(refusalIn(await hikeshi(['import', cut], { data: other, language: 'ja' }))).toBe(
      'ファイルが途中で切れています。何も変えていません。もう一度送ってもらいます。',
    );
    expect(refusalIn(await hikeshi(['import', join(dirname(data), 'none')], { data: other }))).toMatch(
      /^cannot read .* \(it does not exist\)$/,
    );
    expect(refusalIn(await hikeshi(['import'], { data: other }))).toBe('usage: hikeshi import FOLDER | FILE…');
    expect(outputOf(await hikeshi(['incident', 'list'], { data: other }))).toBe('no incidents yet');
  });
});
