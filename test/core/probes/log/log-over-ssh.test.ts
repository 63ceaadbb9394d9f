import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDeployments } from '../../../../core/probes/host-probe.ts';
import { runAccessLog } from '../../../../core/probes/log/access-log-probe.ts';
import { type LogRequest, runLog } from '../../../../core/probes/log-probe.ts';
import { createSshConnections, type SshConnections } from '../../../../core/probes/path/ssh-connections.ts';
import type { ProbeContext } from '../../../../core/probes/probe.ts';
import type { Environment, Host } from '../../../../shared/environment/environment.ts';
import { noSshd, type SshdBed, startSshd } from '../path/sshd-bed.ts';
import { probeContext } from '../probe-context.ts';
import { mostGrowthBytes, peakOf, writeGzipBomb } from './gzip-bomb.ts';

const far: Host = { id: 'far', name: 'far-01', run: { kind: 'ssh', alias: 'bastion' }, processName: null };

describe.skipIf(noSshd !== null)('a log on a host behind ssh', () => {
  let sshd: SshdBed;
  let folder = '';
  let ssh: SshConnections;
  beforeAll(async () => {
    sshd = await startSshd();
    folder = join(sshd.folder, "logs of $(touch betrayed) 'x' \\ y");
    mkdirSync(folder);
    ssh = createSshConnections(sshd.ssh);
  });
  afterAll(async () => {
    await ssh.close();
    await sshd.end();
  });

  const context = (overrides: Partial<ProbeContext> = {}, environment: Partial<Environment> = {}) =>
    probeContext({ hosts: [far], ...environment }, { ssh, ...overrides });
  const read = (path: string, request: Partial<LogRequest> = {}, overrides: Partial<ProbeContext> = {}) =>
    runLog(
      { source: { kind: 'file', path }, lines: null, filters: [], signatures: [], ...request },
      context(overrides),
    );
  const write = (name: string, bytes: string | Buffer, atMs = Date.now()) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    utimesSync(path, atMs / 1_000, atMs / 1_000);
    return path;
  };

  it('gives its last lines, its first ones, and the signatures in them', async () => {
    const path = write('app.log', 'one\ntwo\nthree pool exhausted\n');
    const outcome = await read(path, { lines: 2, signatures: ['pool exhausted'] });
    expect(outcome.target).toBe(`${path} (tail 2) @ far-01`);
    expect(outcome.readings).toEqual([
      {
        kind: 'log',
        source: path,
        hostname: 'far-01',
        lines: 2,
        found: [{ signature: 'pool exhausted', count: 1, sample: 'three pool exhausted' }],
        searched: ['pool exhausted'],
      },
    ]);
    expect(outcome.evidence?.text).toContain('\n\ntwo\nthree pool exhausted\n');
    expect((await read(path, { lines: -1 })).evidence?.text).toContain('\n\none\n');
  });

  it('that is an access log is measured back to the beginning of its window, and into what was put aside', async () => {
    const nowMs = Date.UTC(2026, 10, 24, 8, 0, 0);
    const lines = (fromSecondsAgo: number, toSecondsAgo: number) =>
      Array.from({ length: (fromSecondsAgo - toSecondsAgo) * 10 }, (_, index) =>
        JSON.stringify({
          time: nowMs - fromSecondsAgo * 1_000 + index * 100,
          status: index % 10 === 0 ? 503 : 200,
          path: '/',
        }),
      );
    const asked = { path: write('access.log', `${lines(900, 0).join('\n\n')}\n`, nowMs), hostId: 'far' };
    const { readings } = await runAccessLog(asked, context({ nowMs: () => nowMs }));
    expect(readings[0]).toMatchObject({
      kind: 'errorRate',
      hostname: 'far-01',
      n: 3_000,
      errors: 300,
      fromMs: nowMs - 300_000,
    });
    write('access.log.1.gz', gzipSync(`${lines(900, 100).join('\n')}\n`), nowMs - 100_000);
    write('access.log', `${lines(100, 0).join('\n')}\n`, nowMs);
    const parted = await runAccessLog(asked, context({ nowMs: () => nowMs }));
    expect(parted.readings[0]).toMatchObject({ n: 3_000, errors: 300, fromMs: nowMs - 300_000 });
  });

  it('is unpacked here, found by a pattern, and read as bytes in whatever encoding', async () => {
    write('old.log.2.gz', gzipSync('packed one\npacked two\n'), 1_000_000_000_000);
    expect((await read(join(folder, 'old.log.2.gz'), { lines: 1 })).evidence?.text).toContain('\n\npacked two\n');
    const found = await read(join(folder, 'old.log*'), { lines: 5 });
    expect(found.evidence?.text).toContain('packed one\npacked two\n');
    const sjis = write('sjis.log', Buffer.from([0x8f, 0xe1, 0x8a, 0x51, 0x0a]));
    expect((await read(sjis)).evidence?.text).toContain('障害');
  });

  it('a gzip bomb ends within the limits of this machine', async () => {
    const bomb = writeGzipBomb(join(folder, 'bomb.log.gz'), 400);
    for (const lines of [3, -3, null]) {
      const { outcome, grownBytes } = await peakOf(() => read(bomb, { lines }));
      expect(outcome.readings).toEqual([expect.objectContaining({ kind: 'log', lines: lines === null ? 100_000 : 3 })]);
      expect(grownBytes).toBeLessThan(mostGrowthBytes);
    }
  });

  it('what is no regular file, holds secrets, or is not there is not read', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const link = join(folder, 'link.log');
    symlinkSync('/etc/shadow', link);
    const reasons = [];
    for (const path of [pipe, '/dev/zero', link, join(folder, 'none.log')]) reasons.push((await read(path)).readings);
    expect(reasons.map(([reading]) => (reading?.kind === 'unreadable' ? reading.reason : reading?.kind))).toEqual([
      'failed',
      'notAllowed',
      'notAllowed',
      'notFound',
    ]);
    const running = execFileSync('ps', ['-eo', 'stat=,args='], { encoding: 'utf8' }).split('\n');
    expect(running.filter((row) => row.includes(pipe) && !row.startsWith('Z'))).toEqual([]);
    await ssh.close();
    expect(sshd.sessions()).toEqual([]);
    ssh = createSshConnections(sshd.ssh);
  });

  it('reaches back to the beginning of the incident through what was put aside since', async () => {
    const beganMs = Date.UTC(2026, 10, 24, 3);
    const path = write('web.log', 'newest\n');
    write('web.log.1', 'newer\n', beganMs + 3_600_000);
    write('web.log.2.gz', gzipSync('older\n'), beganMs + 60_000);
    write('web.log.3.gz', gzipSync('before\n'), beganMs - 60_000);
    const { evidence } = await read(path, { lines: 100 }, { sinceMs: beganMs });
    expect(evidence?.text).toContain('\n\nolder\nnewer\nnewest\n');
  });

  it('and the checkout that is deployed from, with the time it was moved', async () => {
    const directory = join(folder, 'app');
    const git = (...words: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...words], {
        cwd: directory,
        env: {
          ...process.env,
          GIT_COMMITTER_DATE: '2026-11-24T03:00:00+09:00',
          GIT_AUTHOR_DATE: '2020-01-01T00:00:00Z',
        },
      });
    mkdirSync(directory);
    git('init', '-q');
    git('commit', '-q', '--allow-empty', '-m', 'Shared lists');
    const deployments = { kind: 'git' as const, directory, hostId: 'far' };
    expect((await runDeployments(context({}, { deployments }))).readings).toEqual([
      {
        kind: 'deployment',
        version: expect.stringMatching(/^[0-9a-f]{7} Shared lists$/),
        atMs: Date.UTC(2026, 10, 23, 18),
      },
    ]);
  });
});
