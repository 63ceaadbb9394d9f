/** A database that only a host behind ssh can ask, by its own psql and its own password. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createSshConnections, type SshConnections } from '../../../../core/probes/path/ssh-connections.ts';
import { commandWords } from '../../../../core/probes/path/ssh-words.ts';
import { connectionSettings } from '../../../../core/probes/postgres/connection-settings.ts';
import { DatabaseRefusal } from '../../../../core/probes/postgres/database-refusal.ts';
import { readGrants } from '../../../../core/probes/postgres/grants.ts';
import { psqlVariables } from '../../../../core/probes/postgres/psql-session.ts';
import { inReadOnlySession, type Rows } from '../../../../core/probes/postgres/read-only-session.ts';
import { runDatabaseConnections, runStatement } from '../../../../core/probes/postgres-probe.ts';
import type { CheckOutcome, ProbeContext } from '../../../../core/probes/probe.ts';
import { type Cluster, createCluster, databaseName } from '../../../../drill/postgres/cluster.ts';
import { createTodoDatabase, roles } from '../../../../drill/postgres/todo-database.ts';
import type { Reading } from '../../../../shared/diagnosis/reading.ts';
import { catalogueQuery } from '../../../../shared/runbook/commands/psql-meta.ts';
import { socketServer } from '../loopback-server.ts';
import { noSshd, type SshdBed, startSshd } from '../path/sshd-bed.ts';
import { probeContext } from '../probe-context.ts';

const password = 'only-the-host-knows-9';

describe.skipIf(noSshd !== null)('psql over ssh', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-psql-over-ssh-'));
  const passwordFile = join(folder, 'pgpass');
  let cluster: Cluster;
  let bed: SshdBed;
  let ssh: SshConnections;

  beforeAll(async () => {
    const databaseLog = join(folder, 'postgresql.log');
    cluster = await createCluster({ postgresBin: null, databaseLog, signal: new AbortController().signal });
    await cluster.start();
    await createTodoDatabase(cluster, {
      apiPassword: 'a',
      responderPassword: password,
      batchPassword: 'b',
      token: 't',
    });
    await cluster.administer(`
      GRANT INSERT, DELETE ON todos TO ${roles.responder};
      CREATE TABLE odd (id integer, "a name" text, amount numeric(10, 2));
      INSERT INTO odd VALUES (1, 'it''s "quoted", and' || chr(10) || 'two lines', 10.50), (2, NULL, NULL), (3, '', 0);
      GRANT SELECT, INSERT ON odd TO ${roles.responder};`);
    writeFileSync(passwordFile, `127.0.0.1:${cluster.port}:*:${roles.responder}:${password}\n`, { mode: 0o600 });
    bed = await startSshd([], { PGPASSFILE: passwordFile });
    ssh = createSshConnections(bed.ssh);
  });
  afterAll(async () => {
    await ssh.close();
    await bed.end();
    await cluster.remove();
    rmSync(folder, { recursive: true });
  });

  function context(overrides: { port?: number; host?: string; user?: string; alias?: string } = {}): ProbeContext {
    const { host = '127.0.0.1', port = cluster.port, user = roles.responder, alias = 'bastion' } = overrides;
    const database = {
      host,
      port,
      user,
      database: databaseName,
      sslMode: 'disable',
      caFile: null,
      password: null,
    } as const;
    return probeContext({ database: { ...database, path: { kind: 'psqlOverSsh', alias } } }, { ssh });
  }

  function ask(statement: string, where = context()): Promise<CheckOutcome> {
    const connection = { host: null, port: null, user: null, database: null };
    return runStatement({ type: 'sql', statement, meta: null, connection }, where);
  }

  async function direct(statement: string): Promise<Rows> {
    const where = context();
    const { database } = where.environment;
    if (database === null) throw new Error('no database');
    const settings = await connectionSettings(database, where);
    return inReadOnlySession(
      settings,
      where.cancel,
      (session) => session.throughCursor(statement),
      () => {},
    );
  }

  const databaseOf = ({ readings }: CheckOutcome) =>
    readings.find((each): each is Extract<Reading, { kind: 'database' }> => each.kind === 'database');
  const pathOf = ({ readings }: CheckOutcome) =>
    readings.find((each): each is Extract<Reading, { kind: 'path' }> => each.kind === 'path');

  it('reads what the driver would read, and says by which way', async () => {
    const outcome = await runDatabaseConnections(context());
    expect(databaseOf(outcome)).toMatchObject({ outcome: 'answered', host: '127.0.0.1', port: cluster.port });
    expect(outcome.readings.find(({ kind }) => kind === 'connections')).toMatchObject({ max: 30 });
    expect(outcome.target).toContain(' via ssh bastion');
    const one = await ask('SELECT count(*) FROM odd;');
    expect(one.readings.at(-1)).toEqual({ kind: 'number', value: 3 });
  });

  it('tells what the role may do there', async () => {
    expect(await readGrants(['SELECT * FROM odd, nowhere'], context())).toEqual({
      superuser: false,
      pgMonitor: true,
      mayWrite: true,
      reservedSlots: 0,
      connectionLimit: 5,
      relations: [
        { schema: null, name: 'odd', found: true, readable: true },
        { schema: null, name: 'nowhere', found: false, readable: false },
      ],
    });
  });

  it('brings names, types and values over as they are', async () => {
    expect(await direct('SELECT * FROM odd ORDER BY id')).toEqual({
      fields: [
        { name: 'id', typeId: 23 },
        { name: 'a name', typeId: 25 },
        { name: 'amount', typeId: 1700 },
      ],
      rows: [
        ['1', 'it\'s "quoted", and\ntwo lines', '10.50'],
        ['2', null, null],
        ['3', '', '0.00'],
      ],
      more: false,
    });
    const many = await direct('SELECT g FROM generate_series(1, 100000) AS g');
    expect([many.rows.length, many.more, many.rows[199]]).toEqual([200, true, ['200']]);
  });

  it.each(['\\d', '\\d odd', '\\dt', '\\l', '\\di', '\\du'])('answers %s as through the driver', async (meta) => {
    const statement = catalogueQuery(meta) ?? '';
    const connection = { host: null, port: null, user: null, database: null };
    const { database } = context().environment;
    const driver = probeContext(
      { database: database && { ...database, password: { kind: 'ask' }, path: { kind: 'direct' } } },
      { resolveSecret: async () => password },
    );
    const look = (where: ProbeContext) => runStatement({ type: 'sql', statement, meta, connection }, where);
    const [there, here] = [await look(context()), await look(driver)];
    expect(databaseOf(there)?.outcome).toBe('answered');
    expect(there.evidence?.text.replace(' via ssh bastion', '')).toBe(here.evidence?.text);
  });

  it('masks what others are running', async () => {
    const { evidence } = await ask("SELECT query FROM pg_stat_activity WHERE query LIKE '%secret-4711%'");
    expect(evidence?.text).not.toContain("%secret-4711%'\n");
    expect((await direct('SELECT query FROM pg_stat_activity LIMIT 1')).fields[0]?.typeId).toBe(25);
  });

  it('leaves no session there, no process here', async () => {
    await ask('SELECT 1');
    const left = "SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'hikeshi'";
    await expect.poll(async () => (await cluster.administer(left)).rows[0].n, { timeout: 10_000 }).toBe(0);
    const cancel = new AbortController();
    const asking = ask('SELECT count(*) FROM generate_series(1, 100000000)', { ...context(), cancel: cancel.signal });
    await expect.poll(async () => (await cluster.administer(left)).rows[0].n, { timeout: 10_000 }).toBe(1);
    cancel.abort();
    expect((await asking).readings).toMatchObject([{ kind: 'unreadable', reason: 'cancelled' }]);
    await expect.poll(async () => (await cluster.administer(left)).rows[0].n, { timeout: 10_000 }).toBe(0);
  });

  it('ends a statement that takes too long, on the server', async () => {
    const outcome = await ask('SELECT count(*) FROM generate_series(1, 1000000) a, generate_series(1, 1000000) b');
    expect(databaseOf(outcome)).toMatchObject({ outcome: 'queryFailed', sqlState: '57014' });
  });

  it('tells failures of the database, of psql and of the way apart', async () => {
    const closed = await ask('SELECT 1', context({ port: 1 }));
    expect(databaseOf(closed)?.outcome).toBe('refused');
    expect(databaseOf(await ask('SELECT 1', context({ host: 'db.invalid' })))?.outcome).toBe('dns');
    expect(databaseOf(await ask('SELECT 1', context({ user: 'nobody_there' })))?.outcome).toBe('authFailed');
    expect(databaseOf(await ask('SELECT no_such FROM odd'))).toMatchObject({
      outcome: 'queryFailed',
      sqlState: '42703',
    });
    expect(pathOf(closed)).toBeUndefined();
    const noWay = await ask('SELECT 1', context({ alias: 'no-such-alias' }));
    expect([databaseOf(noWay)?.outcome, pathOf(noWay)?.fault]).toEqual(['noPath', 'aliasUnknown']);
    const bare = await startSshd([], { PATH: folder });
    onTestFinished(() => bare.end());
    bed.addHost('bare', bare.hostLines);
    const without = await ask('SELECT 1', context({ alias: 'bare' }));
    expect([databaseOf(without)?.outcome, pathOf(without)?.fault]).toEqual(['noPath', 'psqlMissing']);
  });

  it('waits for no database that takes the connection and says nothing', async () => {
    const { port } = new URL(await socketServer(() => undefined));
    const outcome = await ask('SELECT 1', context({ port: Number(port) }));
    expect(databaseOf(outcome)?.outcome).toBe('timeout');
  });

  describe('an attack', () => {
    const betrayal = join(folder, 'betrayal');
    const insert = "INSERT INTO odd VALUES (99, 'attack', 0)";
    const attacks = new Map([
      ['a stack with COMMIT', `SELECT 1; COMMIT; BEGIN READ WRITE; ${insert}; COMMIT; SELECT 1`],
      [
        'a stack with ROLLBACK and SET',
        `SELECT 1; ROLLBACK; SET default_transaction_read_only = off; ${insert}; SELECT 1`,
      ],
      ['a stack over lines', `SELECT 1\n;\nEND; START TRANSACTION READ WRITE; ${insert}; COMMIT`],
      ['\\g instead of semicolons', `SELECT 1 \\g\nCOMMIT \\g\nBEGIN READ WRITE \\g\n${insert} \\g\nCOMMIT \\g`],
      ['\\; for one message', `SELECT 1 \\; COMMIT \\; BEGIN READ WRITE \\; ${insert} \\; COMMIT`],
      ['a shell command on a line', `SELECT 1;\n\\! touch ${betrayal}`],
      ['a shell command at the end', `SELECT 1 \\! touch ${betrayal}`],
      ['output into a program', `SELECT 1;\nSELECT 1 \\g |touch ${betrayal}`],
      ['all output into a program', `SELECT 1;\n\\o |touch ${betrayal}\n`],
      ['\\copy to a program', `SELECT 1;\n\\copy odd to program 'touch ${betrayal}'`],
      ['backticks', `SELECT 1;\n\\set x \`touch ${betrayal}\`\n`],
      [
        '\\gset and a shell command',
        `SELECT 'touch ${betrayal}' AS c \\gset\n\\setenv PAGER :c\n\\! touch ${betrayal}`,
      ],
      [
        '\\gexec',
        `SELECT 1;\nSELECT unnest(ARRAY['COMMIT', 'BEGIN READ WRITE', '${insert.replaceAll("'", "''")}', 'COMMIT']) \\gexec`,
      ],
      ['a backslash that escapes no quote', `SELECT '\\'; COMMIT; BEGIN READ WRITE; ${insert}; COMMIT; SELECT '1'`],
      ['dollar quotes', `SELECT $q$ $q$; COMMIT; BEGIN READ WRITE; ${insert}; COMMIT; SELECT $q$ $q$`],
      ['quotes in comments', `SELECT 1 /* ' */; COMMIT; BEGIN READ WRITE; ${insert}; COMMIT; /* ' */`],
      ['quotes in line comments', `SELECT 1 -- '\n; COMMIT; BEGIN READ WRITE; ${insert}; COMMIT; -- '`],
    ]);
    const rowsOfAttack = async () =>
      (await cluster.administer('SELECT count(*)::int AS n FROM odd WHERE id = 99')).rows[0].n;

    /** The same script in the same psql over the same ssh, with nothing judged and nothing but the transaction in the way. */
    async function unguarded(attack: string): Promise<boolean> {
      const { database } = context().environment;
      if (database === null) throw new Error('no database');
      const link = await ssh.linkTo('bastion', new AbortController().signal);
      const words = ['env', ...psqlVariables(database), 'psql', '--no-psqlrc', '-w', '-q', '--csv'];
      const [program = '', ...rest] = [...link.argv, ...commandWords('bastion', words)];
      const input = `BEGIN READ ONLY;\nDECLARE look NO SCROLL CURSOR FOR ${attack}\n;\nROLLBACK;\n`;
      spawnSync(program, rest, { input, encoding: 'utf8' });
      const worked = existsSync(betrayal) || (await rowsOfAttack()) > 0;
      rmSync(betrayal, { force: true });
      await cluster.administer('DELETE FROM odd WHERE id = 99');
      return worked;
    }

    it.each([...attacks])('is refused before anything is sent: %s', async (_, attack) => {
      await expect(direct(attack)).rejects.toSatisfy(
        (error) => error instanceof DatabaseRefusal && error.outcome === 'notAllowed' && /psql/.test(error.message),
      );
      expect([existsSync(betrayal), await rowsOfAttack()]).toEqual([false, 0]);
      const outcome = await ask(attack);
      expect(databaseOf(outcome)?.outcome).toBe('notAllowed');
      expect([existsSync(betrayal), await rowsOfAttack()]).toEqual([false, 0]);
    });

    it('would do harm without that', async () => {
      const harmless: string[] = [];
      for (const [name, attack] of attacks) if (!(await unguarded(attack))) harmless.push(name);
      expect(harmless).toEqual([]);
    });

    it('by a function is refused as through the driver', async () => {
      expect(databaseOf(await ask('SELECT pg_terminate_backend(1)'))?.outcome).toBe('notAllowed');
      await cluster.administer(
        `CREATE FUNCTION sneaky() RETURNS integer LANGUAGE sql AS 'DELETE FROM odd RETURNING 1'`,
      );
      expect(databaseOf(await ask('SELECT sneaky()'))?.outcome).toBe('notAllowed');
      await expect(direct('SELECT sneaky()')).rejects.toMatchObject({ sqlState: '25006' });
    });
  });
});
