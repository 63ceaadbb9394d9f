import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noSshd, type SshdBed, startSshd } from './sshd-bed.ts';

describe.skipIf(noSshd !== null)('the ssh server of the tests', () => {
  let bed: SshdBed;
  beforeAll(async () => {
    bed = await startSshd();
  });
  afterAll(() => bed.end());

  const run = (alias: string, ...words: string[]) => {
    const [program = '', ...client] = bed.ssh;
    return spawnSync(program, [...client, '-o', 'BatchMode=yes', alias, '--', ...words], { encoding: 'utf8' });
  };

  it('runs a command for whoever comes by its alias, and counts the login', async () => {
    expect(run(bed.alias, 'printf', '%s', '"$SSH_CONNECTION"').stdout).toMatch(/^127\.0\.0\.1 \d+ 127\.0\.0\.1 \d+$/);
    expect(bed.logins()).toBe(1);
    await expect.poll(() => bed.sessions(), { timeout: 10_000 }).toEqual([]);
  });

  it('takes nobody with another key', () => {
    bed.addHost('stranger', [`IdentityFile ${bed.folder}/none`]);
    const { status, stderr } = run('stranger', 'true');
    expect([status, stderr]).toEqual([255, expect.stringContaining('Permission denied (publickey)')]);
  });
});
