import { execFileSync } from 'node:child_process';
import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { probePath } from '../../../../core/probes/path/path-probe.ts';
import { createSshConnections } from '../../../../core/probes/path/ssh-connections.ts';
import type { Environment } from '../../../../shared/environment/environment.ts';
import { openTemporaryCore } from '../../core/temporary-core.ts';
import { ask, contextAt, readingOf } from '../http-asking.ts';
import { closedPort, httpServer, listening, socketServer } from '../loopback-server.ts';
import { emptyEnvironment } from '../probe-context.ts';
import { noSshd, type SshdBed, startSshd } from './sshd-bed.ts';

const never = new AbortController().signal;
const portOf = (url: string) => Number(new URL(url).port);

describe('the way', () => {
  const ssh = createSshConnections();

  it('is nothing where a target is reached directly', async () => {
    expect(await probePath({ kind: 'direct' }, { ssh, cancel: never })).toBeNull();
  });

  it('through a tunnel is open while its near end takes connections', async () => {
    const open = portOf(await socketServer(() => undefined));
    const closed = portOf(await closedPort());
    const probe = (localPort: number) => probePath({ kind: 'tunnel', localPort }, { ssh, cancel: never });
    expect(await probe(open)).toMatchObject({ kind: 'path', through: `localhost:${open}`, fault: null });
    expect(await probe(closed)).toMatchObject({ through: `localhost:${closed}`, fault: 'tunnelClosed' });
  });
});

describe.skipIf(noSshd !== null)('the way through ssh', () => {
  let bed: SshdBed;
  beforeAll(async () => {
    bed = await startSshd();
  });
  afterAll(() => bed.end());

  it('is looked at before all that goes through it, with one login for everything', async () => {
    const { core, client } = await openTemporaryCore({ ssh: bed.ssh });
    const baseUrl = await httpServer((_, response) => response.end('ok'));
    const path = { kind: 'ssh', alias: bed.alias } as const;
    const environment: Environment = {
      ...emptyEnvironment,
      api: { baseUrl, path, token: null, healthPath: '/health', endpoints: ['/a', '/b', '/c'], timeoutMs: 5_000 },
      hosts: [{ id: 'h', name: 'web-1', run: { kind: 'ssh', alias: bed.alias }, processName: 'sshd' }],
    };
    const before = bed.logins();
    const tests = await client.environments.test({ environment });
    expect(tests.map(({ part, level }) => [part, level])).toEqual([
      ['path', 'normal'],
      ['api', 'normal'],
      ['endpoint', 'normal'],
      ['endpoint', 'normal'],
      ['endpoint', 'normal'],
      ['host', 'normal'],
    ]);
    expect(tests[0]?.readings[0]?.reading).toMatchObject({ kind: 'path', through: 'ssh bastion', fault: null });
    expect(bed.logins() - before).toBe(1);

    const broken = { ...environment, api: { ...environment.api, path: { kind: 'ssh', alias: 'no-such-alias' } } };
    const [way, api] = await client.environments.test({ environment: broken as Environment });
    expect(way).toMatchObject({ part: 'path', level: 'unknown' });
    expect(way?.readings[0]?.reading).toMatchObject({ through: 'ssh no-such-alias', fault: 'aliasUnknown' });
    expect(api).toMatchObject({ part: 'api', level: 'unknown' });

    await core.close();
    await expect.poll(() => [clients(), bed.sessions()], { timeout: 10_000 }).toEqual([[], []]);
  });

  it('that hangs in any manner ends in time, again and again, and leaves no memory, process or socket', async () => {
    const taken = new Set<Socket>();
    const take = (socket: Socket) => {
      taken.add(socket.on('error', () => undefined).on('close', () => taken.delete(socket)));
      return socket.resume();
    };
    const silent = createServer(take);
    const trickle = createServer((socket) => {
      const timer = setInterval(() => socket.write('x'), 250);
      take(socket).on('close', () => clearInterval(timer));
    });
    const greeting = createServer((socket) => take(socket).write('SSH-2.0-OpenSSH_9.2\r\n'));
    const flood = createServer((socket) => {
      take(socket);
      const line = Buffer.alloc(64 * 1024, 'y');
      const more = () => {
        while (!socket.destroyed && socket.write(line));
      };
      socket.on('drain', more);
      more();
    });
    bed.addHost('silent', [`Port ${portOf(await listening(silent as never, 'http'))}`]);
    bed.addHost('trickle', [`Port ${portOf(await listening(trickle as never, 'http'))}`]);
    bed.addHost('greeting', [`Port ${portOf(await listening(greeting as never, 'http'))}`]);
    bed.addHost('flood', [`Port ${portOf(await listening(flood as never, 'http'))}`]);
    bed.addHost('prompting', ['ProxyCommand sh -c "echo Passphrase: >&2; read answer; sleep 1000"']);
    bed.addHost('stuck', ['ProxyCommand sleep 1000']);

    const aliases = ['silent', 'trickle', 'greeting', 'flood', 'prompting', 'stuck'];
    const before = process.memoryUsage().rss;
    for (let round = 0; round < 2; round += 1) {
      const outcomes = await Promise.all(
        aliases.flatMap((alias) =>
          Array.from({ length: 4 }, () => {
            const ssh = createSshConnections(bed.ssh);
            const context = contextAt('http://127.0.0.1:1', { path: { kind: 'ssh', alias } }, { ssh });
            return ask('/health', context).finally(() => ssh.close());
          }),
        ),
      );
      expect(new Set(outcomes.map((outcome) => readingOf(outcome).outcome))).toEqual(new Set(['noPath']));
      // Whose greeting is no ssh has spoken, and is told otherwise than one that keeps silent.
      const faults = outcomes.flatMap(({ readings }) =>
        readings.map((each) => (each.kind === 'path' ? each.fault : null)),
      );
      expect(faults.filter((fault) => fault === 'timeout').length).toBeGreaterThanOrEqual(4 * 5);
      // A login may take twelve seconds; whoever waits for it has waited no longer.
      expect(Math.max(...outcomes.map(({ durationMs }) => durationMs))).toBeLessThan(20_000);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
    await expect.poll(() => [clients(), helpers(), taken.size], { timeout: 10_000 }).toEqual([[], [], 0]);
  }, 120_000);

  /** Processes of ssh that use the bed's configuration. */
  function clients(): string[] {
    return processes().filter((line) => line.includes(`${bed.folder}/client.conf`));
  }

  function helpers(): string[] {
    return processes().filter((line) => /sleep 1000$|Passphrase:/.test(line));
  }

  function processes(): string[] {
    const list = execFileSync('ps', ['-eo', 'stat=,args='], { encoding: 'utf8' }).split('\n');
    return list.filter((line) => !/^\s*Z/.test(line));
  }
});
