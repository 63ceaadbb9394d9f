/** One piece of work at a time over all processes. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { withLock } from '../../scripts/lock.ts';

function lockFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'lock');
}

it('lets nobody in while somebody works, whether it ends well or not', async () => {
  const folder = lockFolder();
  let within = 0;
  let most = 0;
  const work = (fails: boolean) =>
    withLock(folder, async () => {
      within += 1;
      most = Math.max(most, within);
      await new Promise((resolve) => setTimeout(resolve, 10));
      within -= 1;
      if (fails) throw new Error('on purpose');
    });
  const ends = await Promise.allSettled([work(false), work(true), work(false)]);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(most).toBe(1);
  expect(existsSync(folder)).toBe(false);
});

it('takes over from a process that is gone', async () => {
  const folder = lockFolder();
  const gone = spawnSync(process.execPath, ['-e', 'console.log(process.pid)'], { encoding: 'utf8' }).stdout.trim();
  mkdirSync(folder);
  writeFileSync(join(folder, 'pid'), gone);
  expect(await withLock(folder, async () => 'done')).toBe('done');
});
