/** `hikeshi delete` and the kept backups of `hikeshi backup`, as a script runs them. */
import { rmSync } from 'node:fs';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openTemporaryCore } from '../../core/core/temporary-core.ts';
import { type Ended, freshDataDir, hikeshi, refusalIn } from './terminal.ts';

// Each test is several processes one after the other.
vi.setConfig({ testTimeout: 240_000 });

function outputOf({ code, out, err }: Ended): string {
  expect({ code, err }, out).toEqual({ code: 0, err: '' });
  return out.trimEnd();
}

it('delete incidents for good, and name the backups that may still hold them', async () => {
  const data = freshDataDir();
  onTestFinished(() => rmSync(`${data}-backups`, { recursive: true, force: true }));
  const run = (...args: string[]) => hikeshi(args, { data });
  outputOf(await run('declare', 'Ovens are cold'));
  outputOf(await run('declare', 'Practice', '--drill'));
  expect(refusalIn(await run('delete', '1', '--reason', 'x', '--yes'))).toMatch(/#1 is open/);
  const { core, client } = await openTemporaryCore({ dataDir: data });
  for (const { incidentId } of JSON.parse(outputOf(await run('incident', 'list', '--json')))) {
    await client.incidents.close({ incidentId, commandId: `close ${incidentId}`, reason: null });
  }
  await core.close();

  expect(outputOf(await run('backup'))).toMatch(/^backup written and checked: .*-backups.hikeshi-.*\.db \(2 incidents/);
  const kept = JSON.parse(outputOf(await run('backup', '--list', '--json')));
  expect(kept).toMatchObject({ folder: `${data}-backups`, backups: [{ incidents: 2 }] });
  const [{ path }] = kept.backups;
  expect(outputOf(await run('backup', '--list')).split('\n')).toEqual([
    `backups are kept in ${data}-backups`,
    expect.stringMatching(/^\d{4}-\d\d-\d\d [\d:]{8} {2}2 incidents, \d+ events, checked {2}/),
  ]);

  expect(refusalIn(await run('delete', '9', '--reason', 'x', '--yes'))).toMatch(/not in the record/);
  const unasked = await run('delete', '1', '--reason', 'contract ended');
  expect(unasked.code).toBe(2);
  expect(unasked.out.trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^to be deleted: incident #1 Ovens are cold \(\d+ events?\)$/),
    'may still be in these backups:',
    `  ${path}`,
  ]);
  expect(outputOf(await run('delete', '1', '--reason', 'contract ended', '--yes'))).toContain('deleted: 1 incident');
  expect(JSON.parse(outputOf(await run('delete', '--drills', '--yes', '--json')))).toMatchObject({
    incidents: 1,
    backups: [path],
  });
  expect(outputOf(await run('delete', '--drills', '--yes'))).toBe('no drill is over; nothing was changed');
  expect(JSON.parse(outputOf(await run('incident', 'list', '--json')))).toEqual([]);
  expect(outputOf(await run('verify'))).toMatch(/^the record is whole: 0 events/);
});
