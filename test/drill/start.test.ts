import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DrillBed, eventually, processesWith, startDrill } from './drill-bed.ts';
import { newFolder, onWindows, start, stopOwnDrills } from './own-drills.ts';

stopOwnDrills();

let healthy: DrillBed;

beforeAll(async () => {
  healthy = await startDrill(newFolder(), '--port', '0');
});

afterAll(() => healthy.stop());

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
      if (!onWindows) expect(statSync(file).mode & 0o777, file).toBe(0o600);
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
