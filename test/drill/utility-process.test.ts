import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Answer, askHttp, drillProgram, type Facts, processesWith } from './drill-bed.ts';

const disguise = new URL('./utility-process.mjs', import.meta.url).href;
let folder: string;
let drill: ChildProcess;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hikeshi-drill-test-'));
});

afterEach(() => {
  drill.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

it('takes orders as messages under Electron, where its API can only be a thread', async () => {
  drill = fork(drillProgram, ['--dir', join(folder, 'drill'), '--port', '0', '--with-parent'], {
    execArgv: ['--import', disguise],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  if (drill.stdout === null) throw new Error('its output is a pipe');
  const lines = createInterface({ input: drill.stdout })[Symbol.asyncIterator]();
  const nextLine = async () => JSON.parse((await lines.next()).value ?? 'null');
  const order = async (message: object): Promise<Answer> => {
    drill.send(JSON.stringify(message));
    return nextLine();
  };

  const facts: Facts = await nextLine();
  expect(facts).toMatchObject({ ready: true, processName: null });
  expect(processesWith('todo-api-')).not.toContain(drill.pid);
  const authorization = `Bearer ${readFileSync(facts.tokenFile, 'utf8').trim()}`;
  const endpoint = `${facts.apiUrl}${facts.endpoints[0]}`;
  expect(await askHttp(endpoint, { authorization })).toMatchObject({ status: 200 });

  expect(await order({ fault: 'down' })).toMatchObject({ done: true, api: { running: false } });
  expect(await askHttp(`${facts.apiUrl}/health`)).toMatchObject({ code: 'ECONNREFUSED' });
  expect(readFileSync(facts.logs.application, 'utf8')).toMatch(/FATAL .*config error/);
  expect(await order({ repair: true })).toMatchObject({ done: true, api: { running: true } });
  expect(await askHttp(endpoint, { authorization })).toMatchObject({ status: 200 });

  const exited = once(drill, 'exit');
  // What electron/own-program.ts sends to stop it; Node's types know no such message.
  drill.send(null as unknown as object);
  expect(await exited).toEqual([0, null]);
  expect(readdirSync(folder)).toEqual([]);
});
