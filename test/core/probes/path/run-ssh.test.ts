import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { runSsh } from '../../../../core/probes/path/run-ssh.ts';
import { createSshConnections, type SshConnections } from '../../../../core/probes/path/ssh-connections.ts';
import { Unreadable } from '../../../../core/probes/unreadable.ts';
import { freePort } from '../../../../drill/free-port.ts';
import { noSshd, type SshdBed, startSshd } from './sshd-bed.ts';

const never = new AbortController().signal;

describe.skipIf(noSshd !== null)('a program on a host behind ssh', () => {
  let bed: SshdBed;
  const open: SshConnections[] = [];
  beforeAll(async () => {
    bed = await startSshd();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((ssh) => ssh.close()));
  });
  afterAll(() => bed.end());

  function connections(program = bed.ssh): SshConnections {
    const ssh = createSshConnections(program);
    open.push(ssh);
    return ssh;
  }

  async function faultOf(alias: string, program = bed.ssh): Promise<string> {
    try {
      await runSsh(alias, ['true'], { ssh: connections(program), cancel: never });
    } catch (error) {
      if (error instanceof Unreadable) return `${error.reason} ${error.path?.fault} ${error.path?.through}`;
      throw error;
    }
    return 'none';
  }

  it('gets every word as it is', async () => {
    const words = [
      'a b',
      "it's",
      '"',
      '$HOME',
      '`id`',
      '\\',
      "\\'; touch x #",
      '*',
      '',
      '-n',
      'é日本',
      '!x',
      'a\nb',
      '~',
    ];
    const run = await runSsh(bed.alias, ['printf', '%s|', ...words], { ssh: connections(), cancel: never });
    expect(run).toMatchObject({ end: 'exited', exitCode: 0, errors: '' });
    expect(run.output).toBe(words.map((word) => `${word}|`).join(''));
  });

  it('shares one login among many, and leaves nothing behind', async () => {
    const temporary = join(bed.folder, 't');
    mkdirSync(temporary);
    vi.stubEnv('TMPDIR', temporary);
    onTestFinished(() => void vi.unstubAllEnvs());
    const before = bed.logins();
    const ssh = connections();
    const runs = Array.from({ length: 8 }, (_, index) =>
      runSsh(bed.alias, ['echo', String(index)], { ssh, cancel: never }),
    );
    expect((await Promise.all(runs)).map(({ output }) => output.trim())).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
    ]);
    expect((await runSsh(bed.alias, ['echo', 'later'], { ssh, cancel: never })).output).toBe('later\n');
    expect(bed.logins() - before).toBe(1);
    expect(clients()).toHaveLength(1);
    await ssh.close();
    await expect.poll(() => [clients(), bed.sessions()], { timeout: 10_000 }).toEqual([[], []]);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('goes on where a host lets only so many run over one login', async () => {
    const narrow = await startSshd(['MaxSessions 2']);
    onTestFinished(() => narrow.end());
    bed.addHost('few', narrow.hostLines);
    const ssh = connections();
    const runs = Array.from({ length: 6 }, () =>
      runSsh('few', ['sh', '-c', 'sleep 0.5; echo done'], { ssh, cancel: never }),
    );
    expect((await Promise.all(runs)).map(({ output, errors }) => [output, errors])).toEqual(
      Array.from({ length: 6 }, () => ['done\n', '']),
    );
  });

  it('goes through a host that stands between', async () => {
    bed.addHost('inner', ['ProxyJump bastion']);
    const ssh = connections();
    expect((await runSsh('inner', ['echo', 'inside'], { ssh, cancel: never })).output).toBe('inside\n');
    expect((await runSsh('inner', ['echo', 'again'], { ssh, cancel: never })).output).toBe('again\n');
    await ssh.close();
    await expect.poll(() => [clients(), bed.sessions()], { timeout: 10_000 }).toEqual([[], []]);
  });

  it('uses the connection that the user has open, and leaves it open', async () => {
    const control = join(bed.folder, 'users-own');
    bed.addHost('with-code', [`ControlPath ${control}`, 'ControlMaster auto']);
    const [program = '', ...client] = bed.ssh;
    execFileSync(program, [...client, '-f', '-N', '-o', 'ControlPersist=60', 'with-code'], { stdio: 'ignore' });
    const before = bed.logins();
    const ssh = connections();
    expect((await runSsh('with-code', ['echo', 'shared'], { ssh, cancel: never })).output).toBe('shared\n');
    await ssh.close();
    expect(bed.logins()).toBe(before);
    expect(existsSync(control)).toBe(true);
    execFileSync(program, [...client, '-O', 'exit', 'with-code'], { stdio: 'ignore' });
  });

  it('starts none of its own connection for the user to find', async () => {
    const control = join(bed.folder, 'never-made');
    bed.addHost('auto', [`ControlPath ${control}`, 'ControlMaster auto', 'ControlPersist 60']);
    const ssh = connections();
    await runSsh('auto', ['true'], { ssh, cancel: never });
    expect(existsSync(control)).toBe(false);
  });

  it('tells a program that is missing or fails from a way that is broken', async () => {
    const ssh = connections();
    expect(await runSsh(bed.alias, ['no-such-program'], { ssh, cancel: never })).toMatchObject({ end: 'notInstalled' });
    const ended = { end: 'exited', exitCode: 255, errors: 'curl: (7) Connection refused' };
    const script = 'echo "curl: (7) Connection refused" >&2; exit 255';
    expect(await runSsh(bed.alias, ['sh', '-c', script], { ssh, cancel: never })).toMatchObject(ended);
    expect(await runSsh(bed.alias, ['ls', '/no/such'], { ssh, cancel: never })).toMatchObject({
      end: 'exited',
      exitCode: 2,
      errors: expect.stringContaining('No such file'),
    });
  });

  it('says why the way is broken', async () => {
    const closed = await freePort();
    const otherKeys = join(bed.folder, 'other-known-hosts');
    const hostKeys = readFileSync(join(bed.folder, 'user-key.pub'), 'utf8');
    writeFileSync(otherKeys, `[127.0.0.1]:${bed.port} ${hostKeys}`);
    bed.addHost('closed', [`Port ${closed}`]);
    bed.addHost('behind', ['ProxyJump bastion', `Port ${closed}`]);
    bed.addHost('unresolved', ['HostName bastion.invalid']);
    bed.addHost('new-key', ['UserKnownHostsFile /dev/null']);
    bed.addHost('changed-key', [`UserKnownHostsFile ${otherKeys}`]);
    bed.addHost('stranger', [`IdentityFile ${bed.folder}/none`]);
    const misspelt = join(bed.folder, 'misspelt.conf');
    writeFileSync(misspelt, 'Host *\n  NoSuchOption yes\n');
    const faults: Record<string, string> = { misspelt: await faultOf('misspelt', ['ssh', '-F', misspelt]) };
    for (const alias of ['closed', 'behind', 'unresolved', 'no-such-alias', 'new-key', 'changed-key', 'stranger']) {
      faults[alias] = await faultOf(alias);
    }
    faults.missing = await faultOf(bed.alias, ['no-such-ssh']);
    expect(faults).toEqual({
      closed: 'noPath refused ssh closed',
      behind: 'noPath refused ssh behind',
      unresolved: 'noPath dns ssh unresolved',
      'no-such-alias': 'noPath aliasUnknown ssh no-such-alias',
      'new-key': 'noPath hostKeyUnknown ssh new-key',
      'changed-key': 'noPath hostKeyChanged ssh changed-key',
      stranger: 'noPath denied ssh stranger',
      misspelt: 'noPath configInvalid ssh misspelt',
      missing: 'noPath sshMissing ssh bastion',
    });
  });

  it('never asks, of a server that wants a password or a code', async () => {
    const asking = await startSshd([
      'PubkeyAuthentication no',
      'PasswordAuthentication yes',
      'KbdInteractiveAuthentication yes',
    ]);
    onTestFinished(() => asking.end());
    bed.addHost('asking', asking.hostLines);
    expect(await faultOf('asking')).toBe('noPath needsInteraction ssh asking');
  });

  it('ends a program there that goes on and on', async () => {
    const ssh = connections();
    expect(await runSsh(bed.alias, ['yes'], { ssh, cancel: never }, 1_000)).toMatchObject({ end: 'timeout' });
    await expect.poll(() => bed.sessions().length, { timeout: 10_000 }).toBeLessThanOrEqual(2);
    const cancel = new AbortController();
    const running = runSsh(bed.alias, ['yes'], { ssh, cancel: cancel.signal });
    setTimeout(() => cancel.abort(), 300);
    expect(await running).toMatchObject({ end: 'cancelled' });
  });

  it('gives a login up when nobody waits for it any more, and at the end', async () => {
    bed.addHost('never', ['ProxyCommand sleep 1000']);
    const ssh = connections();
    const [one, other] = [new AbortController(), new AbortController()];
    const waiting = [one, other].map(({ signal }) => runSsh('never', ['true'], { ssh, cancel: signal }));
    const ends = Promise.allSettled(waiting);
    await expect.poll(() => clients().length, { timeout: 10_000 }).toBeGreaterThan(0);
    one.abort();
    await expect(waiting[0]).rejects.toMatchObject({ reason: 'cancelled' });
    expect(clients().length).toBeGreaterThan(0);
    other.abort();
    await ends;
    await expect.poll(clients, { timeout: 10_000 }).toEqual([]);
    const again = expect(runSsh('never', ['true'], { ssh, cancel: never })).rejects.toMatchObject({
      reason: 'cancelled',
    });
    await expect.poll(() => clients().length, { timeout: 10_000 }).toBeGreaterThan(0);
    await ssh.close();
    await again;
    await expect.poll(clients, { timeout: 10_000 }).toEqual([]);
  });

  it('survives the death of the shared connection: the next look logs in again', async () => {
    const ssh = connections();
    await runSsh(bed.alias, ['true'], { ssh, cancel: never });
    for (const pid of bed.sessions()) process.kill(pid, 'SIGKILL');
    await expect.poll(clients, { timeout: 10_000 }).toEqual([]);
    expect((await runSsh(bed.alias, ['echo', 'back'], { ssh, cancel: never })).output).toBe('back\n');
  });

  /** Processes of ssh that use the bed's configuration. */
  function clients(): string[] {
    const list = execFileSync('ps', ['-eo', 'stat=,args='], { encoding: 'utf8' }).split('\n');
    return list.filter((line) => !/^\s*Z/.test(line) && line.includes(`${bed.folder}/client.conf`));
  }
});
