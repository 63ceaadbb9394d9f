import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import {
  askHttp,
  type DrillBed,
  drillProgram,
  eventually,
  isThere,
  listProcesses,
  processesWith,
} from './drill-bed.ts';
import { newFolder, onWindows, start, stopOwnDrills } from './own-drills.ts';

stopOwnDrills();

/** The folder of the drill's PostgreSQL and the id of the server's process, as the system lists them. */
async function clusterOf(drill: DrillBed): Promise<{ folder: string; postmaster: number }> {
  expect(drill.facts).toMatchObject({ ready: true });
  const { database } = await drill.order({ status: true });
  const postmaster = database.pid ?? 0;
  const command = listProcesses().find(({ pid }) => pid === postmaster)?.command ?? '';
  const data = / -D "?([^\s"]+)/.exec(command)?.[1];
  return { folder: dirname(data ?? ''), postmaster };
}

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

  it.skipIf(onWindows).each(['SIGTERM', 'SIGINT'] as const)('comes in order by %s', async (signal) => {
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

  it.skipIf(onWindows)('comes while it is still starting', async () => {
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

  it.skipIf(onWindows)('comes to its PostgreSQL and its API also when the drill is killed', async () => {
    const drill = await start(newFolder(), '--port', '0');
    const cluster = await clusterOf(drill);

    drill.program.kill('SIGKILL');

    expect(await eventually(() => !isThere(cluster.postmaster))).toBe(true);
    expect(await eventually(() => processesWith(drill.facts.processName).length === 0)).toBe(true);
    expect(await eventually(() => !existsSync(cluster.folder))).toBe(true);
  });

  it.skipIf(onWindows)('is made up for by the next start when what would have cleaned up was killed too', async () => {
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
