/** HTTP and PostgreSQL behind a real bastion. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import { createServer as createNetServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createSshConnections, type SshConnections } from '../../../../core/probes/path/ssh-connections.ts';
import { runDatabaseConnections, runStatement } from '../../../../core/probes/postgres-probe.ts';
import type { CheckOutcome } from '../../../../core/probes/probe.ts';
import { type Cluster, createCluster, databaseName } from '../../../../drill/postgres/cluster.ts';
import { createTodoDatabase, roles } from '../../../../drill/postgres/todo-database.ts';
import { levelOf, levelOfCheck } from '../../../../shared/diagnosis/level.ts';
import type { Reading } from '../../../../shared/diagnosis/reading.ts';
import { certificateFor, noOpenssl } from '../certificate.ts';
import { ask, contextAt, readingOf } from '../http-asking.ts';
import { closedPort, httpServer, listening, socketServer } from '../loopback-server.ts';
import { probeContext } from '../probe-context.ts';
import { noSshd, type SshdBed, startSshd } from './sshd-bed.ts';

describe.skipIf(noSshd !== null)('behind ssh', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-over-ssh-'));
  let bed: SshdBed;
  let narrow: SshdBed;
  let ssh: SshConnections;

  beforeAll(async () => {
    bed = await startSshd();
    narrow = await startSshd(['PermitOpen 127.0.0.1:9']);
    bed.addHost('narrow', narrow.hostLines);
    ssh = createSshConnections(bed.ssh);
  });
  afterAll(async () => {
    await ssh.close();
    await bed.end();
    await narrow.end();
    rmSync(folder, { recursive: true });
  });

  const through = (baseUrl: string, alias = 'bastion', timeoutMs = 10_000) =>
    contextAt(baseUrl, { path: { kind: 'ssh', alias }, timeoutMs }, { ssh });

  const pathOf = ({ readings }: CheckOutcome) =>
    readings.find((each): each is Extract<Reading, { kind: 'path' }> => each.kind === 'path');

  const levelOfAll = ({ readings }: CheckOutcome) =>
    levelOfCheck(readings.map((reading) => ({ reading, level: levelOf(reading, {}) })));

  describe('an API', () => {
    it('answers as it would directly, and the way is named', async () => {
      const baseUrl = await httpServer((request, response) =>
        response.end(`you asked ${request.headers.host}${request.url}`),
      );
      const outcome = await ask('/health', through(baseUrl));
      expect(readingOf(outcome)).toMatchObject({ outcome: 'answered', status: 200, url: `${baseUrl}/health` });
      expect(outcome.target).toBe(`GET ${baseUrl}/health via ssh bastion`);
      expect(outcome.evidence?.text).toContain(`you asked ${new URL(baseUrl).host}/health`);
      expect(pathOf(outcome)).toBeUndefined();
    });

    it('is asked many times over one login', async () => {
      let requests = 0;
      const baseUrl = await httpServer((_, response) => {
        requests += 1;
        response.end('x'.repeat(300_000));
      });
      const before = bed.logins();
      await Promise.all(Array.from({ length: 12 }, () => ask('/big', through(baseUrl))));
      expect([requests, bed.logins() - before]).toEqual([12, 0]);
    });

    it('that refuses is its own refusal; the bastion said so', async () => {
      const outcome = await ask('/health', through(await closedPort()));
      expect(readingOf(outcome)).toMatchObject({ outcome: 'refused' });
      expect([pathOf(outcome), levelOfAll(outcome)]).toEqual([undefined, 'critical']);
    });

    it('whose name the bastion cannot find is a name that cannot be found', async () => {
      expect(readingOf(await ask('/', through('http://api.invalid:8080'))).outcome).toBe('dns');
    });

    it('that hangs up, cuts an answer short, or speaks no HTTP is told as directly', async () => {
      const outcomes = [];
      for (const listener of [
        (socket: Socket) => socket.destroy(),
        (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort'),
        (socket: Socket) => socket.end('220 mail.example.jp ESMTP\r\n'),
      ]) {
        outcomes.push(readingOf(await ask('/', through(await socketServer(listener)))).outcome);
      }
      expect(outcomes).toEqual(['reset', 'reset', 'invalid']);
    });

    it('that never stops talking is read as far as directly, and hung up on', async () => {
      const open = new Set<object>();
      const baseUrl = await httpServer((_, response) => {
        open.add(response);
        response.on('close', () => open.delete(response));
        const chunk = Buffer.alloc(64 * 1024, 'x');
        const more = () => {
          while (!response.destroyed && response.write(chunk));
        };
        response.on('drain', more);
        more();
      });
      const before = process.memoryUsage().rss;
      const outcome = await ask('/endless', through(baseUrl));
      expect(readingOf(outcome)).toMatchObject({ status: 200 });
      expect(outcome.evidence?.text).toMatch(/bytes came, then it was read no further/);
      expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
      await expect.poll(() => open.size, { timeout: 10_000 }).toBe(0);
    });

    it('that takes the connection and says nothing is silent itself: the bastion still answers', async () => {
      const outcome = await ask('/', through(await socketServer(() => undefined), 'bastion', 1_000));
      expect(readingOf(outcome).outcome).toBe('timeout');
      expect([pathOf(outcome), levelOfAll(outcome)]).toEqual([undefined, 'critical']);
    });

    it('is not what is silent where the bastion stopped answering meanwhile', async () => {
      const other = await startSshd();
      onTestFinished(() => other.end());
      bed.addHost('frozen', other.hostLines);
      const baseUrl = await httpServer((_, response) => response.end('ok'));
      expect(readingOf(await ask('/', through(baseUrl, 'frozen'))).outcome).toBe('answered');
      const stopped = other.sessions();
      for (const pid of stopped) process.kill(pid, 'SIGSTOP');
      const outcome = await ask('/', through(baseUrl, 'frozen', 1_000));
      for (const pid of stopped) process.kill(pid, 'SIGCONT');
      expect(readingOf(outcome).outcome).toBe('noPath');
      expect(pathOf(outcome)).toMatchObject({ through: 'ssh frozen', fault: 'closed' });
      expect(levelOfAll(outcome)).toBe('unknown');
    });

    it('is not reached where the bastion forbids it, and that is the way', async () => {
      const baseUrl = await httpServer((_, response) => response.end('ok'));
      const outcome = await ask('/', through(baseUrl, 'narrow'));
      expect(readingOf(outcome).outcome).toBe('noPath');
      expect(pathOf(outcome)).toMatchObject({ through: 'ssh narrow', fault: 'forwardForbidden' });
      expect(levelOfAll(outcome)).toBe('unknown');
    });

    it('behind a login that only a person can make is unknown where the bastion does not say why', async () => {
      const [control, key] = [join(bed.folder, 'by-hand'), join(bed.folder, 'lent-key')];
      copyFileSync(join(bed.folder, 'user-key'), key);
      bed.addHost('by-hand', [`ControlPath ${control}`, `IdentityFile ${key}`]);
      const [program = '', ...client] = bed.ssh;
      spawnSync(program, [...client, '-f', '-N', '-M', '-o', 'ControlPersist=60', 'by-hand'], { stdio: 'ignore' });
      rmSync(key);
      const baseUrl = await httpServer((_, response) => response.end('ok'));
      expect(readingOf(await ask('/', through(baseUrl, 'by-hand'))).status).toBe(200);
      const outcome = await ask('/', through(await closedPort(), 'by-hand'));
      spawnSync(program, [...client, '-O', 'exit', 'by-hand'], { stdio: 'ignore' });
      expect([readingOf(outcome).outcome, pathOf(outcome)?.fault]).toEqual(['noPath', 'forwardNotTold']);
      expect(levelOfAll(outcome)).toBe('unknown');
    });

    it('is not reached without a login, and the way says why', async () => {
      bed.addHost('gone', [`Port ${new URL(await closedPort()).port}`]);
      const outcome = await ask('/', through('http://127.0.0.1:1', 'gone'));
      expect(readingOf(outcome)).toMatchObject({ outcome: 'noPath', status: null });
      expect(pathOf(outcome)).toMatchObject({ through: 'ssh gone', fault: 'refused' });
      expect(levelOfAll(outcome)).toBe('unknown');
    });

    it('is never the machine that hands out a cloud machine’s own credentials', async () => {
      expect(readingOf(await ask('/', through('http://metadata.google.internal'))).outcome).toBe('notAllowed');
      expect(readingOf(await ask('/', through('http://169.254.169.254'))).outcome).toBe('notAllowed');
    });

    it('is asked no more after a cancel, and nothing is left', async () => {
      const sockets = new Set<Socket>();
      const baseUrl = await socketServer((socket) => sockets.add(socket.resume()));
      const cancel = new AbortController();
      const asking = ask('/', { ...through(baseUrl), cancel: cancel.signal });
      await expect.poll(() => sockets.size, { timeout: 10_000 }).toBe(1);
      cancel.abort();
      expect((await asking).readings).toMatchObject([{ kind: 'unreadable', reason: 'cancelled' }]);
      await expect
        .poll(() => [...sockets].every((socket) => socket.readableEnded || socket.destroyed), { timeout: 10_000 })
        .toBe(true);
    });

    it.skipIf(noOpenssl)('proves itself by its own name', async () => {
      const { key, cert } = await certificateFor('localhost');
      const server = createServer({ key, cert }, (_, response) => response.end('safe'));
      const { port } = new URL(await listening(server, 'https'));
      expect(readingOf(await ask('/', through(`https://localhost:${port}`))).outcome).toBe('tls');
      const before = getCACertificates();
      onTestFinished(() => setDefaultCACertificates(before));
      setDefaultCACertificates([...before, cert]);
      expect(readingOf(await ask('/', through(`https://localhost:${port}`)))).toMatchObject({ status: 200 });
      expect(readingOf(await ask('/', through(`https://127.0.0.1:${port}`))).outcome).toBe('tls');
    });
  });

  describe('a database', () => {
    let cluster: Cluster;
    beforeAll(async () => {
      const databaseLog = join(folder, 'postgresql.log');
      cluster = await createCluster({ postgresBin: null, databaseLog, signal: new AbortController().signal });
      await cluster.start();
      await createTodoDatabase(cluster, {
        apiPassword: 'api-secret',
        responderPassword: 'correct-horse-7',
        batchPassword: 'batch-secret',
        token: 'token',
      });
    });
    afterAll(() => cluster.remove());

    const context = (host: string, port: number, alias = 'bastion') => {
      const database = {
        host,
        port,
        database: databaseName,
        user: roles.responder,
        caFile: null,
        sslMode: 'disable',
      } as const;
      return probeContext(
        { database: { ...database, password: { kind: 'ask' }, path: { kind: 'ssh', alias } } },
        { ssh, resolveSecret: async () => 'correct-horse-7' },
      );
    };
    const databaseReading = ({ readings }: CheckOutcome) =>
      readings.find((each): each is Extract<Reading, { kind: 'database' }> => each.kind === 'database');

    it('is read as it would be directly, and the way is named', async () => {
      const outcome = await runDatabaseConnections(context(cluster.host, cluster.port));
      expect(databaseReading(outcome)).toMatchObject({ outcome: 'answered', host: cluster.host, port: cluster.port });
      expect(outcome.readings.map(({ kind }) => kind)).toContain('connections');
      expect(outcome.target).toBe(
        `connections @ 127.0.0.1:${cluster.port}/${databaseName} as ${roles.responder} via ssh bastion`,
      );
      const left = 'SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = $$hikeshi$$';
      await expect.poll(async () => (await cluster.administer(left)).rows[0].n, { timeout: 10_000 }).toBe(0);
    });

    it('sees no more of us at once than it would directly', async () => {
      const statements = Array.from(
        { length: 6 },
        (_, index) => `SELECT ${index}, count(*) FROM generate_series(1, 300000)`,
      );
      const connection = { host: null, port: null, user: null, database: null };
      const looks = statements.map((statement) =>
        runStatement({ type: 'sql', statement, meta: null, connection }, context(cluster.host, cluster.port)),
      );
      const counts: number[] = [];
      let isOver = false;
      const all = Promise.all(looks).finally(() => {
        isOver = true;
      });
      const ours = "SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'hikeshi'";
      while (!isOver) counts.push((await cluster.administer(ours)).rows[0].n);
      expect((await all).map((outcome) => databaseReading(outcome)?.outcome)).toEqual(statements.map(() => 'answered'));
      expect(Math.max(...counts)).toBe(2);
    });

    it('that refuses is its own refusal', async () => {
      const port = Number(new URL(await closedPort()).port);
      const outcome = await runDatabaseConnections(context('127.0.0.1', port));
      expect([databaseReading(outcome)?.outcome, pathOf(outcome)]).toEqual(['refused', undefined]);
    });

    it('that takes the connection and says nothing is silent itself', async () => {
      const silent = createNetServer(() => undefined);
      const { port } = new URL(await listening(silent as never, 'http'));
      const outcome = await runDatabaseConnections(context('127.0.0.1', Number(port)));
      expect([databaseReading(outcome)?.outcome, pathOf(outcome)]).toEqual(['timeout', undefined]);
    });

    it('is not reached over a way that is broken', async () => {
      for (const [alias, fault] of [
        ['no-such-alias', 'aliasUnknown'],
        ['narrow', 'forwardForbidden'],
      ] as const) {
        const outcome = await runDatabaseConnections(context(cluster.host, cluster.port, alias));
        expect([databaseReading(outcome)?.outcome, pathOf(outcome)?.fault]).toEqual(['noPath', fault]);
        expect(levelOfAll(outcome)).toBe('unknown');
      }
    });
  });
});
