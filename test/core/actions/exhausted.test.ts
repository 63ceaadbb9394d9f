/** The practice service with every connection of its database held, freed by the app alone, as its own runbook says. */
import { readFileSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drillEnvironment, drillFactsSchema } from '../../../shared/environment/drill-environment.ts';
import { signalActionOf } from '../../../shared/runbook/signal-action.ts';
import { type DrillBed, databaseRefusal, startDrill } from '../../drill/drill-bed.ts';
import { openTemporaryCore, temporaryFolder } from '../core/temporary-core.ts';

let drill: DrillBed;
const folder = temporaryFolder();

beforeAll(async () => {
  drill = await startDrill(folder, '--port', '0');
});
afterAll(async () => {
  await drill.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('is told as full, listed through a place of its own, freed, and proven to be well', async () => {
  expect(await drill.order({ fault: 'db-exhausted' })).toMatchObject({ done: true });
  expect(await databaseRefusal(drill.facts)).toBe('53300');

  const clock = { nowMs: () => Date.now(), monoNs: () => process.hrtime.bigint() };
  const { core, client } = await openTemporaryCore({ clock });
  const bytes = readFileSync(new URL('../../../runbooks/todo-api.ja.md', import.meta.url));
  const { entry, runbook } = await client.runbooks.import({ name: 'todo.md', base64: bytes.toString('base64') });
  const facts = drillFactsSchema.parse(drill.facts);
  const environment = drillEnvironment(facts, { name: 'drill', hostname: hostname(), runbookHash: entry.hash });
  await client.environments.save({ environment });
  const { incidentId } = await client.incidents.declare({ commandId: 'declare', environmentId: environment.id });
  const state = async () => (await client.incidents.get({ incidentId })).state;
  const databaseReading = async () =>
    (await state()).checks.filter(({ checkId }) => checkId === 'baseline/database').at(-1)?.readings[0]?.reading;
  await expect
    .poll(databaseReading, { timeout: 15_000 })
    .toMatchObject({ kind: 'database', outcome: 'tooManyConnections', sqlState: '53300' });

  const commands = runbook.patterns.flatMap(({ procedures }) =>
    procedures.flatMap(({ steps }) => steps.flatMap((step) => step.commands)),
  );
  const ending = commands.filter((command) => signalActionOf(command)?.ok === true);
  const command = ending.find((each) => each.text.includes('pg_terminate_backend'));
  const request = { incidentId, runbookCommandId: command?.id ?? '', inputs: {}, password: null };
  const opened = await client.actions.open(request);
  expect(opened.connections.used).toBeGreaterThanOrEqual(27);
  const card = await client.actions.preview({ cardId: opened.cardId, longerThanSeconds: 0 });
  const held = card.sessions.filter(({ applicationName }) => applicationName === 'report-batch');
  expect(held.length).toBe(card.sessions.length);
  expect(held.every(({ state: doing, permission }) => doing === 'idle' && permission === 'allowed')).toBe(true);

  const sessions = held.map(({ pid, backendStart }) => ({ pid, backendStart: backendStart ?? '' }));
  const yes = { cardId: card.cardId, signal: 'terminate', sessions } as const;
  const approval = { kind: 'emergency', reason: 'alone at 03:12' } as const;
  const { nonce } = await client.actions.arm({ ...yes, approval, confirmation: String(sessions.length) });
  const { outcomes } = await client.actions.run({ ...yes, commandId: 'run', nonce });
  expect(outcomes?.map(({ outcome }) => outcome)).toEqual(sessions.map(() => 'ended'));
  expect(await databaseRefusal(drill.facts)).toBeNull();

  const verified = async () => {
    if ((await state()).recoveryVerified !== null) return true;
    await client.incidents.sweep({ incidentId, commandId: `v${Date.now()}`, scope: 'verification', patternId: null });
    return false;
  };
  await expect.poll(verified, { timeout: 40_000, interval: 2_000 }).toBe(true);
  expect((await state()).actions[0]?.recount?.returned ?? 0).toBe(0);
  await core.close();
}, 120_000);
