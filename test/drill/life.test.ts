import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { askHttp, type DrillBed, drillProgram, eventually, isThere, processesWith, startDrill } from './drill-bed.ts';

const folders: string[] = [];
const started: DrillBed[] = [];
let healthy: DrillBed;

beforeAll(async () => {
  healthy = await startDrill(newFolder(), '--port', '0');
});

afterEach(async () => {
  await Promise.all(started.splice(0).map((drill) => drill.stop()));
});

afterAll(async () => {
  await healthy.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-drill-test-'));
  folders.push(folder);
  return folder;
}

async function start(folder: string, ...args: string[]): Promise<DrillBed> {
  const drill = await startDrill(folder, ...args);
  started.push(drill);
  return drill;
}

/** The folder of the drill's PostgreSQL and the id of the server's process, as the system lists them. */
async function clusterOf(drill: DrillBed): Promise<{ folder: string; postmaster: number }> {
  const { database } = await drill.order({ status: true });
  const postmaster = database.pid ?? 0;
  const data = / -D (\S+)/.exec(
    execFileSync('ps', ['-o', 'args=', '-p', String(postmaster)], { encoding: 'utf8' }),
  )?.[1];
  return { folder: dirname(data ?? ''), postmaster };
}

describe('a healthy drill', () => {
  it('serves an API on a real PostgreSQL', async () => {
    const { facts } = healthy;

    expect(facts).toMatchObject({ ready: true, fault: null, portTaken: null });
    for (const path of [facts.health, ...facts.endpoints]) {
      expect(await healthy.get(path), path).toMatchObject({ status: 200 });
    }
    const { rows } = await healthy.withDatabase((client) => client.query('SHOW max_connections'));
    expect(Number(rows[0].max_connections)).toBeLessThan(50);
  });

  it('keeps its secrets in files of their owner, and out of words, logs and command lines', () => {
    const { tokenFile, database } = healthy.facts;
    for (const file of [tokenFile, database.passwordFile]) {
      expect(statSync(file).mode & 0o777, file).toBe(0o600);
      const secret = readFileSync(file, 'utf8').trim();
      expect(secret.length).toBeGreaterThan(20);
      expect(JSON.stringify(healthy.facts)).not.toContain(secret);
      expect(healthy.applicationLog() + healthy.databaseLog()).not.toContain(secret);
      expect(processesWith(secret)).toEqual([]);
    }
  });

  it('writes its logs as the runbook expects them, and has users whose requests are in them', async () => {
    const { logs, deployments } = healthy.facts;

    await eventually(() => readFileSync(logs.access, 'utf8').includes('\n'));
    const [line] = readFileSync(logs.access, 'utf8').split('\n');
    expect(line).toMatch(
      /^127\.0\.0\.1 - - \[\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] "[A-Z]+ \/\S* HTTP\/1\.1" \d{3} \d+ "-" "\S+" \d+\.\d{3}$/,
    );
    expect(healthy.applicationLog()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d INFO {2}todo-api v/);
    expect(healthy.databaseLog()).toContain('database system is ready to accept connections');
    const rotated = gunzipSync(readFileSync(`${logs.application}.1.gz`)).toString();
    expect(rotated).toContain('listens on');
    expect(rotated).not.toMatch(/ERROR|WARN|FATAL/);
    const newest = readFileSync(deployments, 'utf8').trim().split('\n').at(-1)?.split(' ')[0] ?? '';
    expect(Date.now() - Date.parse(newest)).toBeGreaterThan(24 * 3_600_000);
  });

  it('is not touched by a second one that breaks, nor by one that is refused its folder', async () => {
    const other = await start(newFolder(), '--port', '0', '--fault', 'down');
    expect(other.facts.fault).toBe('down');
    expect(await other.get('/health')).toMatchObject({ status: null, code: 'ECONNREFUSED' });
    expect(processesWith(other.facts.processName)).toEqual([]);
    await other.stop();
    const refused = await start(dirname(healthy.directory), '--port', '0');
    expect(refused.facts).toEqual({ ready: false, error: expect.stringContaining(String(healthy.facts.pid)) });

    expect(processesWith(healthy.facts.processName)).toHaveLength(1);
    expect(existsSync(healthy.facts.tokenFile)).toBe(true);
    for (const path of healthy.facts.endpoints) expect(await healthy.get(path)).toMatchObject({ status: 200 });
  });
});

describe('a drill that cannot start', () => {
  it('tells that the port it was given is in use, and leaves nothing', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };

    const drill = await start(newFolder(), '--port', String(port));

    expect(drill.facts).toEqual({ ready: false, error: expect.stringContaining(`port ${port}`) });
    await eventually(() => drill.program.exitCode !== null);
    expect(drill.program.exitCode).toBe(1);
    expect(existsSync(drill.directory)).toBe(false);
    taken.close();
  });

  it('takes another port than the runbook names where that is in use, and tells', async () => {
    const runbookPort = 8080;
    const occupant = createServer();
    // Whoever has it: here it only matters that it is taken.
    await new Promise((resolve) =>
      occupant.once('error', resolve).listen(runbookPort, '127.0.0.1', () => resolve(null)),
    );

    const drill = await start(newFolder());

    expect(drill.facts).toMatchObject({ ready: true, portTaken: runbookPort });
    expect(new URL(drill.facts.apiUrl).port).not.toBe(String(runbookPort));
    expect(await drill.get('/health')).toMatchObject({ status: 200 });
    occupant.close();
  });

  it('refuses a fault that does not exist before it starts anything', async () => {
    const drill = await start(newFolder(), '--fault', 'earthquake');

    expect(drill.facts).toEqual({ ready: false, error: expect.stringContaining('"earthquake"') });
    expect(drill.facts.error).toContain('db-exhausted');
    expect(existsSync(drill.directory)).toBe(false);
  });

  it('refuses a PostgreSQL folder that holds none', async () => {
    const empty = newFolder();
    const drill = await start(newFolder(), '--port', '0', '--postgres-bin', empty);

    expect(drill.facts).toEqual({ ready: false, error: expect.stringContaining(empty) });
  });
});

describe('the end of a drill', () => {
  it('leaves no process, no port and no folder when its input ends', async () => {
    const home = newFolder();
    const drill = await start(home, '--port', '0', '--fault', 'db-exhausted');
    const cluster = await clusterOf(drill);
    expect(existsSync(cluster.folder)).toBe(true);

    await drill.stop();

    expect(drill.program.exitCode).toBe(0);
    expect(isThere(cluster.postmaster)).toBe(false);
    expect(processesWith(drill.facts.processName)).toEqual([]);
    expect(processesWith(cluster.folder)).toEqual([]);
    expect(existsSync(cluster.folder)).toBe(false);
    expect(readdirSync(home)).toEqual([]);
    expect(await askHttp(`${drill.facts.apiUrl}/health`)).toMatchObject({ code: 'ECONNREFUSED' });
    expect(await askHttp(`http://127.0.0.1:${drill.facts.database.port}`)).toMatchObject({ code: 'ECONNREFUSED' });
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('comes in order by %s', async (signal) => {
    const home = newFolder();
    const drill = await start(home, '--port', '0');
    const cluster = await clusterOf(drill);

    drill.program.kill(signal);
    await once(drill.program, 'exit');

    expect(drill.program.exitCode).toBe(0);
    expect(isThere(cluster.postmaster)).toBe(false);
    expect(existsSync(cluster.folder)).toBe(false);
    expect(readdirSync(home)).toEqual([]);
  });

  it('comes while it is still starting', async () => {
    const home = newFolder();
    const child = spawn(process.execPath, [drillProgram, '--dir', join(home, 'drill'), '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
    await eventually(() => existsSync(join(home, 'drill', 'drill.json')));

    child.kill('SIGTERM');
    await once(child, 'exit');

    expect(lines.join('')).not.toContain('"ready":true');
    expect(readdirSync(home)).toEqual([]);
  });

  it('comes to its PostgreSQL and its API also when the drill is killed', async () => {
    const drill = await start(newFolder(), '--port', '0');
    const cluster = await clusterOf(drill);

    drill.program.kill('SIGKILL');

    expect(await eventually(() => !isThere(cluster.postmaster))).toBe(true);
    expect(await eventually(() => processesWith(drill.facts.processName).length === 0)).toBe(true);
    expect(await eventually(() => !existsSync(cluster.folder))).toBe(true);
  });

  it('is made up for by the next start when what would have cleaned up was killed too', async () => {
    const home = newFolder();
    const drill = await start(home, '--port', '0', '--fault', 'config-error');
    const cluster = await clusterOf(drill);
    for (const pid of processesWith(cluster.folder)) if (pid !== cluster.postmaster) process.kill(pid, 'SIGKILL');
    drill.program.kill('SIGKILL');
    await once(drill.program, 'exit');
    expect(isThere(cluster.postmaster)).toBe(true);
    expect(drill.applicationLog()).toContain('config error');

    const next = await start(home, '--port', '0');

    expect(next.facts.ready).toBe(true);
    expect(isThere(cluster.postmaster)).toBe(false);
    expect(existsSync(cluster.folder)).toBe(false);
    expect(next.applicationLog()).not.toContain('config error');
    expect(await next.get('/health')).toMatchObject({ status: 200 });
  });
});
