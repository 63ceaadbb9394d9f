import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type RunningServer, startServer } from '../../server/server.ts';
import { askHttp, eventually, isThere } from './drill-bed.ts';

const cli = fileURLToPath(new URL('../../server/cli.ts', import.meta.url));
let dataDir: string;

// Every command is a program of its own, and some make a PostgreSQL from nothing.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'hikeshi-drill-cli-'));
});

afterEach(async () => {
  await hikeshi('drill', 'stop');
  rmSync(dataDir, { recursive: true, force: true });
});

async function hikeshi(...args: string[]): Promise<{ code: number | null; out: string; error: string }> {
  const child = spawn(process.execPath, [cli, ...args, '--data', dataDir], {
    env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out: Buffer.concat(out).toString(), error: Buffer.concat(errors).toString() };
}

async function drillAddress(): Promise<string> {
  const { out } = await hikeshi('drill', 'start', '--port', '0', '--json');
  return JSON.parse(out).url;
}

describe('without a running host', () => {
  it('starts a drill that outlives the command, gives it another fault, and stops it', async () => {
    const started = await hikeshi('drill', 'start', '--port', '0', '--fault', 'endpoint', '--json');
    expect(started.code).toBe(0);
    const { url, pid, fault } = JSON.parse(started.out);
    expect(fault).toBe('endpoint');
    expect(isThere(pid)).toBe(true);
    expect(await askHttp(`${url}/health`)).toMatchObject({ status: 200 });

    expect(await hikeshi('drill', 'start', '--fault', 'down')).toMatchObject({ code: 0, error: '' });
    expect(await askHttp(`${url}/health`)).toMatchObject({ code: 'ECONNREFUSED' });
    const check = await hikeshi('check', '--json');
    expect(check.code).toBe(1);
    expect(check.out).toContain(url);

    expect(await hikeshi('drill', 'stop', '--json')).toEqual({ code: 0, out: '{"state":"stopped"}\n', error: '' });
    expect(existsSync(join(dataDir, 'drill'))).toBe(false);
    expect(await eventually(() => !isThere(pid))).toBe(true);
  });

  it('says in one line what is wrong', async () => {
    const refusals = [
      await hikeshi('drill', 'stop'),
      await hikeshi('drill', 'start', '--fault', 'earthquake'),
      await hikeshi('drill', 'start', '--port', 'harbour'),
      await hikeshi('drill', 'pause'),
    ];

    for (const { code, out, error } of refusals) {
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(error).toMatch(/^hikeshi: [^\n]+\n$/);
    }
    expect(refusals[1]?.error).toContain('db-exhausted');
    expect(existsSync(join(dataDir, 'drill'))).toBe(false);
  });
});

describe('beside a running host', () => {
  let server: RunningServer;

  beforeEach(async () => {
    const onError = (error: unknown) => {
      throw error;
    };
    server = await startServer({ dataDir, port: 0, entranceText: 'entrance', onError });
  });

  afterEach(() => server.close());

  it('lets the host start and stop it', async () => {
    const url = await drillAddress();
    expect(await askHttp(`${url}/health`)).toMatchObject({ status: 200 });

    const broken = await hikeshi('drill', 'start', '--fault', 'db-down', '--json');
    expect(JSON.parse(broken.out)).toMatchObject({ state: 'running', fault: 'db-down', url });

    expect(await hikeshi('drill', 'stop')).toMatchObject({ code: 0 });
    expect(await askHttp(`${url}/health`)).toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('ends with the host', async () => {
    const url = await drillAddress();

    await server.close();

    expect(await askHttp(`${url}/health`)).toMatchObject({ code: 'ECONNREFUSED' });
    expect(existsSync(join(dataDir, 'drill'))).toBe(false);
  });
});
