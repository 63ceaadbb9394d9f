/** Databases that fall silent, sleep, or say too much: each look ends within its limit and leaves nothing behind. */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect as connectTo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runDatabaseConnections, runStatement } from '../../../../core/probes/postgres-probe.ts';
import { databaseName } from '../../../../drill/postgres/cluster.ts';
import { probeContext } from '../probe-context.ts';
import { type AttackBed, attacker, createAttackBed } from './attack-bed.ts';

/** Limits of the probe are 3 s to connect, 4 s an answer, 10 s in all, 1 s to part; a busy machine gets twice that. */
const patienceMs = 22_000;
const memoryLimitBytes = 50 * 1024 * 1024;

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-hangs-'));
let bed: AttackBed;
let servers: Server[] = [];
let sockets: Socket[] = [];
let holder: pg.Client | null = null;

beforeAll(async () => {
  bed = await createAttackBed(join(folder, 'postgresql.log'));
}, 60_000);

afterEach(async () => {
  await holder?.end();
  holder = null;
  for (const socket of sockets) socket.destroy();
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  servers = [];
  sockets = [];
});

afterAll(async () => {
  await bed.remove();
  rmSync(folder, { recursive: true });
});

async function listen(onConnection: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    onConnection(socket);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** The real server behind a proxy that passes nothing on to us any more once the text was sent to the server. */
function freezeAfter(sent: string): Promise<number> {
  return listen((near) => {
    const far = connectTo(bed.cluster.port, bed.cluster.host);
    sockets.push(far);
    far.on('error', () => near.destroy());
    let frozen = false;
    near.on('data', (chunk) => {
      if (frozen) return;
      frozen = chunk.includes(sent);
      far.write(chunk);
    });
    far.on('data', (chunk) => {
      if (!frozen) near.write(chunk);
    });
  });
}

function context(port = bed.cluster.port) {
  const database = { host: bed.cluster.host, port, database: databaseName, user: attacker.user };
  return probeContext(
    {
      database: { ...database, sslMode: 'disable', caFile: null, password: { kind: 'ask' }, path: { kind: 'direct' } },
    },
    { resolveSecret: async () => attacker.password },
  );
}

function ask(statement: string, port?: number) {
  const connection = { host: null, port: null, user: null, database: null };
  return runStatement({ type: 'sql', statement, meta: null, connection }, context(port));
}

const openSockets = () => process.getActiveResourcesInfo().filter((each) => each === 'TCPSocketWrap').length;

async function backends(): Promise<number> {
  const { rows } = await bed.cluster.administer(
    "SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'hikeshi'",
  );
  return rows[0]?.n;
}

/** Looks, and proves that it ended in time and left no socket of ours and no session on the server. */
async function look<T>(work: () => Promise<T>): Promise<T> {
  const before = openSockets() - sockets.filter((socket) => !socket.destroyed).length;
  const started = performance.now();
  const outcome = await work();
  expect(performance.now() - started).toBeLessThan(patienceMs);
  await expect
    .poll(() => openSockets() - sockets.filter((socket) => !socket.destroyed).length, { timeout: 5_000 })
    .toBeLessThanOrEqual(before);
  await expect.poll(backends, { timeout: 15_000 }).toBe(0);
  return outcome;
}

describe('a database that', () => {
  it('accepts and says nothing', async () => {
    const port = await listen(() => {});
    const { readings } = await look(() => runDatabaseConnections(context(port)));
    expect(readings[0]).toMatchObject({ kind: 'database', outcome: 'timeout' });
  }, 60_000);

  it('says a byte a second', async () => {
    const port = await listen((socket) => {
      const timer = setInterval(() => socket.write('R'), 1_000);
      socket.on('close', () => clearInterval(timer));
    });
    const { readings } = await look(() => ask('SELECT 1', port));
    expect(readings[0]).toMatchObject({ kind: 'database', outcome: 'timeout' });
  }, 60_000);

  it.each([
    ['BEGIN', 'as the transaction begins'],
    ['pg_catalog.pg_proc', 'as what a statement calls is looked up'],
    ['DECLARE', 'as the statement is sent'],
    ['FETCH', 'as rows are fetched'],
  ])(
    'freezes at %s, %s',
    async (word) => {
      const port = await freezeAfter(word);
      const { readings } = await look(() => ask('SELECT id FROM ledger', port));
      expect(readings[0]).toMatchObject({ kind: 'database', outcome: 'timeout' });
    },
    60_000,
  );

  it('floods before it lets us in', async () => {
    const block = Buffer.alloc(1024 * 1024, 'S');
    const port = await listen((socket) => {
      // The length of a message that never ends.
      socket.write(Buffer.from([0x53, 0x7f, 0xff, 0xff, 0xff]));
      const more = () => {
        while (!socket.destroyed && socket.write(block));
      };
      socket.on('drain', more);
      more();
    });
    const peak = await peakOf(() => look(() => ask('SELECT 1', port)));
    expect(peak.outcome.readings[0]).toMatchObject({ kind: 'database' });
    expect(peak.outcome.readings[0]).not.toMatchObject({ outcome: 'answered' });
    expect(peak.grownBytes).toBeLessThan(memoryLimitBytes);
  }, 60_000);
});

describe('a query that', () => {
  it('never ends is ended by the server', async () => {
    const endless = 'SELECT count(*) FROM generate_series(1, 1000000) AS a, generate_series(1, 1000000) AS b';
    const { readings } = await look(() => ask(endless));
    expect(readings[0]).toMatchObject({ outcome: 'queryFailed', sqlState: '57014' });
  }, 60_000);

  it('waits for a lock gives up', async () => {
    holder = await bed.connect();
    await holder.query('BEGIN; LOCK TABLE ledger IN ACCESS EXCLUSIVE MODE');
    const { readings } = await look(() => ask('SELECT count(*) FROM ledger'));
    expect(readings[0]).toMatchObject({ outcome: 'queryFailed', sqlState: '55P03' });
  }, 60_000);

  it.each([
    ['one row of 100 MB', "SELECT repeat('x', 104857600)"],
    ['a column of 100 MB among others', "SELECT 1, n, repeat('x', 104857600) FROM generate_series(1, 2) AS n"],
  ])(
    'answers with %s is not read to its end',
    async (_, statement) => {
      const peak = await peakOf(() => look(() => ask(statement)));
      expect(peak.outcome.readings[0]).toMatchObject({ outcome: 'queryFailed' });
      expect(peak.outcome.evidence?.text).toContain('longer than 8 MB');
      expect(peak.grownBytes).toBeLessThan(memoryLimitBytes);
    },
    60_000,
  );
});

describe('an answer longer than is taken in', () => {
  it.each([
    ['a hundred rows of a megabyte', "SELECT n, repeat('x', 1048576) FROM generate_series(1, 100) AS n", 1],
    [
      'rows that become so wide later on',
      "SELECT n, repeat('x', CASE WHEN n > 70 THEN 1048576 ELSE 1 END) FROM generate_series(1, 100) AS n",
      68,
    ],
  ])(
    'of %s shows the rows that were fetched, and that there are more',
    async (_, statement, count) => {
      const peak = await peakOf(() => look(() => ask(statement)));
      expect(peak.outcome.readings[0]).toMatchObject({ outcome: 'answered' });
      const [table] = JSON.parse(peak.outcome.evidence?.text ?? '').tables;
      expect(table.rows.map(([n]: string[]) => Number(n))).toEqual(Array.from({ length: count }, (_, at) => at + 1));
      expect(table.more).toBe(true);
      expect(peak.grownBytes).toBeLessThan(memoryLimitBytes);
    },
    60_000,
  );
});

/** Growth of this process beyond what it held before, sampled while the work goes on. */
async function peakOf<T>(work: () => Promise<T>): Promise<{ outcome: T; grownBytes: number }> {
  const memory = () => {
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const before = memory();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, memory());
  }, 5);
  try {
    return { outcome: await work(), grownBytes: Math.max(most, memory()) - before };
  } finally {
    clearInterval(timer);
  }
}
