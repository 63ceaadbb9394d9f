/** `npm run -s hikeshi -- …`: the command line from wherever it is called. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { root } from '../../scripts/root.ts';

function run(program: string[], cwd: string) {
  return spawnSync(process.execPath, [join(root, 'scripts', 'run.mjs'), ...program], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: cwd, LC_ALL: 'en_US.UTF-8', HIKESHI_DATA_DIR: join(cwd, 'data') },
  });
}

it('takes file names as they are meant where it was called, and hands the exit code on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-script-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'mine.md'), '');
  const lint = run(['scripts/hikeshi.ts', 'runbook', 'lint', 'mine.md'], folder);
  expect(lint.stderr).toBe('');
  expect(lint.stdout).toMatch(/^mine\.md:1:1: error: /u);
  expect(lint.status).toBe(1);
  expect(run(['scripts/hikeshi.ts', 'incident', 'list'], folder)).toMatchObject({
    status: 0,
    stdout: 'no incidents yet\n',
  });
});

it('without a program to run says how it is used', () => {
  const { status, stderr } = run([], tmpdir());
  expect([status, stderr]).toEqual([2, 'usage: node scripts/run.mjs PROGRAM [ARGUMENTS]\n']);
});
