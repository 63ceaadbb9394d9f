import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { refusalOf } from '../core/temporary-core.ts';
import { type Bed, openIncident, startBed } from './action-bed.ts';
import { commandId } from './action-world.ts';

let bed: Bed;

beforeAll(async () => {
  bed = await startBed();
});
afterEach(async () => {
  vi.useRealTimers();
  await bed.closeSessions();
});
afterAll(() => bed.remove());

/** Our sessions once the looks at declaring are over: those that cards hold. */
async function held(): Promise<number> {
  const { rows } = await bed.administer(
    "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'hikeshi' AND query LIKE '%ROLLBACK%' AND state = 'idle'",
  );
  return Number(rows[0]?.count);
}

async function openCard() {
  const incident = await openIncident(bed.environment());
  const { client, incidentId } = incident;
  const request = { incidentId, runbookCommandId: commandId(3), inputs: {}, password: null };
  return { ...incident, request, card: await client.actions.open(request) };
}

it('holds one connection while it is open, and gives it back when it is closed', async () => {
  const { client, core, card } = await openCard();
  await expect.poll(held).toBe(1);
  await client.actions.close({ cardId: card.cardId });
  await expect.poll(held).toBe(0);
  const preview = client.actions.preview({ cardId: card.cardId, longerThanSeconds: null });
  expect(await refusalOf(preview)).toMatchObject({ code: 'NOT_FOUND', reason: 'actionCardClosed' });
  await core.close();
});

it('ends with its incident', async () => {
  const { client, core, incidentId, request } = await openCard();
  await expect.poll(held).toBe(1);
  await client.incidents.close({ incidentId, commandId: 'close', reason: null });
  await expect.poll(held).toBe(0);
  expect(await refusalOf(client.actions.open(request))).toMatchObject({ reason: 'incidentClosed' });
  await core.close();
});

it('ends with the app', async () => {
  const { core } = await openCard();
  await expect.poll(held).toBe(1);
  await core.close();
  await expect.poll(held).toBe(0);
});

it('makes room for another one of the same incident', async () => {
  const { client, core, card, request } = await openCard();
  const second = await client.actions.open(request);
  await expect.poll(held).toBe(1);
  const late = client.actions.preview({ cardId: card.cardId, longerThanSeconds: null });
  expect(await refusalOf(late)).toMatchObject({ reason: 'actionCardClosed' });
  expect((await client.actions.preview({ cardId: second.cardId, longerThanSeconds: null })).cardId).toBe(second.cardId);
  await core.close();
});

it('does not outlive five minutes in which nobody touches it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { client, core, card } = await openCard();
  await vi.advanceTimersByTimeAsync(4 * 60_000);
  await client.actions.preview({ cardId: card.cardId, longerThanSeconds: null });
  await vi.advanceTimersByTimeAsync(4 * 60_000);
  await client.actions.preview({ cardId: card.cardId, longerThanSeconds: null });
  await vi.advanceTimersByTimeAsync(5 * 60_000 + 1);
  vi.useRealTimers();
  const late = client.actions.preview({ cardId: card.cardId, longerThanSeconds: null });
  expect(await refusalOf(late)).toMatchObject({ reason: 'actionCardClosed' });
  await expect.poll(held).toBe(0);
  await core.close();
});

it('is gone when the server ended its connection, and says so', async () => {
  const { client, core, card } = await openCard();
  await bed.administer(
    "SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity WHERE application_name = 'hikeshi'",
  );
  const preview = () => refusalOf(client.actions.preview({ cardId: card.cardId, longerThanSeconds: null }));
  expect(await preview()).toMatchObject({ reason: 'actionConnectionLost' });
  expect(await preview()).toMatchObject({ reason: 'actionCardClosed' });
  await core.close();
});
