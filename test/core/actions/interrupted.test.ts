import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createRouterClient } from '@orpc/server';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, expect, it, onTestFinished } from 'vitest';
import { openTemporaryCore, refusalOf, temporaryFolder } from '../core/temporary-core.ts';
import { type Bed, openIncident, startBed } from './action-bed.ts';
import { commandId } from './action-world.ts';

let bed: Bed;

beforeAll(async () => {
  bed = await startBed();
});
afterEach(() => bed.closeSessions());
afterAll(() => bed.remove());

const approval = { kind: 'reviewed', reviewer: 'Ken', ticket: 'OPS-7', backup: 'not needed' } as const;

async function armed(dataDir: string) {
  const { pid } = await bed.connect();
  const incident = await openIncident(bed.environment(), { dataDir });
  const { client, incidentId } = incident;
  const card = await client.actions.open({ incidentId, runbookCommandId: commandId(3), inputs: {}, password: null });
  const sessions = card.sessions.map((each) => ({ pid: each.pid, backendStart: each.backendStart ?? '' }));
  const yes = { cardId: card.cardId, signal: 'terminate', sessions } as const;
  const { nonce } = await client.actions.arm({ ...yes, approval, confirmation: '1' });
  return { ...incident, pid, run: { ...yes, commandId: 'run', nonce } };
}

it('does nothing where the intent cannot be written', async () => {
  const dataDir = temporaryFolder();
  const { client, core, incidentId, pid, run } = await armed(dataDir);
  // Somebody else writes for longer than a write waits: the record takes nothing more.
  const holder = new Database(join(dataDir, 'record.db'));
  holder.exec('BEGIN IMMEDIATE');
  await expect(client.actions.run(run)).rejects.toThrow();
  holder.exec('ROLLBACK');
  holder.close();
  expect(await bed.pids()).toContain(pid);
  expect((await client.incidents.get({ incidentId })).state.actions).toEqual([]);
  // The yes was spent by the attempt all the same.
  expect(await refusalOf(client.actions.run({ ...run, commandId: 'again' }))).toMatchObject({ reason: 'nonceUnknown' });
  await core.close();
}, 30_000);

it('opens no card where the record is only read, and none for a terminal', async () => {
  const dataDir = temporaryFolder();
  const { client, core, incidentId } = await armed(dataDir);
  const reader = await openTemporaryCore({ dataDir, mode: 'read' });
  const request = { incidentId, runbookCommandId: commandId(3), inputs: {}, password: null };
  expect(await refusalOf(reader.client.actions.open(request))).toMatchObject({ code: 'READ_ONLY' });
  await reader.core.close();
  const terminal = createRouterClient(core.router, { context: { window: 'command-line', actor: null } });
  const card = await client.actions.open(request);
  const preview = { cardId: card.cardId, longerThanSeconds: null };
  for (const call of [() => terminal.actions.open(request), () => terminal.actions.preview(preview)]) {
    expect(await refusalOf(call())).toMatchObject({ code: 'NOT_POSSIBLE', reason: 'actionNeedsScreen' });
  }
  await core.close();
});

it('leaves an intent without a result when it is killed in between, and says that the result is not known', async () => {
  const dataDir = temporaryFolder();
  const { pid } = await bed.connect();
  const program = join(import.meta.dirname, 'crashing-program.ts');
  const args = [program, dataDir, String(bed.cluster.port), String(pid)];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [incidentId] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  // The server's side of the held connection stands still: what it is told gets no answer.
  const { rows } = await bed.administer("SELECT pid FROM pg_stat_activity WHERE application_name = 'hikeshi'");
  const held = rows.map((row) => row.pid as number);
  expect(held.length).toBeGreaterThan(0);
  for (const each of held) process.kill(each, 'SIGSTOP');
  try {
    child.stdin.write('go\n');
    const reader = await openTemporaryCore({ dataDir, mode: 'read' });
    await expect
      .poll(async () => (await reader.client.incidents.get({ incidentId })).state.actions.length, { timeout: 10_000 })
      .toBe(1);
    await reader.core.close();
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  } finally {
    for (const each of held) process.kill(each, 'SIGCONT');
  }

  const { core, client } = await openTemporaryCore({ dataDir });
  const { state } = await client.incidents.get({ incidentId });
  expect(state.actions).toMatchObject([{ signal: 'terminate', backends: [{ pid }], ended: null }]);
  const { markdown } = await client.postmortems.get({ incidentId });
  expect(markdown).toMatch(/result unknown|結果不明/);
  expect(core.maintenance.verify().findings).toEqual([]);
  await core.close();
}, 60_000);
