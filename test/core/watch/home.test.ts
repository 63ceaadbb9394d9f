import { describe, expect, it } from 'vitest';
import { listedBy, openTemporaryCore } from '../core/temporary-core.ts';
import { httpServer } from '../probes/loopback-server.ts';
import { apiAt, failing, fine, service, watchBed } from './watch-bed.ts';

const minuteMs = 60_000;
const environmentId = 'env-1';

async function atHome() {
  const api = service();
  const bed = await watchBed({ api: apiAt(await httpServer(api.listener)) });
  api.nowMs = bed.time.clock.nowMs;
  const view = () => bed.client.watch.get({ environmentId });
  return { api, bed, view };
}

describe('an environment watched from home', () => {
  it('is read when asked for, at once and in memory alone, until that is enough', async () => {
    const { api, bed, view } = await atHome();
    await bed.pass(minuteMs);
    expect(api.requests).toEqual({});
    expect(await view()).toBeNull();
    await bed.client.watch.start({ environmentId });
    await bed.pass(0);
    expect(await view()).toMatchObject({ fromHome: true, measures: [{ id: 'health', last: { level: 'normal' } }] });
    await bed.pass(minuteMs);
    expect((await view())?.measures[0]?.history).toHaveLength(5);
    expect(await listedBy(bed.client)).toEqual([]);
    await bed.client.watch.stop({ environmentId });
    expect(await view()).toBeNull();
    const atStop = api.requests['/health']?.count;
    await bed.pass(minuteMs);
    expect(api.requests['/health']?.count).toBe(atStop);
  });

  it('that turns critical hands what was read over to the incident declared on it', async () => {
    const { api, bed, view } = await atHome();
    await bed.client.watch.start({ environmentId });
    await bed.pass(minuteMs);
    api.answer = failing;
    await bed.pass(minuteMs);
    const seen = await view();
    expect(seen?.measures[0]).toMatchObject({ standing: 'critical' });
    const firstBad = seen?.measures[0]?.history.find(({ level }) => level === 'critical');
    const incidentId = await bed.declare();
    const [change, ...others] = await bed.rows(incidentId, 'levelChanged');
    expect(others).toEqual([]);
    expect(change).toMatchObject({ payload: { to: 'critical', readings: [{ reading: { status: 503 } }] } });
    expect(change?.happenedAtMs).toBe(firstBad?.atMs);
    const { milestones } = await bed.state(incidentId);
    expect(change?.happenedAtMs).toBeLessThan(milestones.declared?.atMs ?? 0);
    // One watch for both, which goes on with what it knows.
    expect((await bed.view(incidentId)).measures[0]?.history.length).toBe(seen?.measures[0]?.history.length);
  });

  it('that is well hands nothing over', async () => {
    const { bed } = await atHome();
    await bed.client.watch.start({ environmentId });
    await bed.pass(minuteMs);
    const incidentId = await bed.declare();
    await bed.pass(minuteMs);
    expect(await bed.rows(incidentId, 'levelChanged')).toEqual([]);
  });

  it('goes on after the incident on it is closed, and is another one once it is edited', async () => {
    const { api, bed, view } = await atHome();
    await bed.client.watch.start({ environmentId });
    const incidentId = await bed.declare();
    await bed.client.incidents.close({ incidentId, commandId: bed.commandId(), reason: null });
    await bed.pass(minuteMs);
    expect(await view()).toMatchObject({ fromHome: true });
    const before = api.requests['/health']?.count;
    const moved = service();
    moved.nowMs = bed.time.clock.nowMs;
    await bed.client.environments.save({
      environment: { ...bed.environment, api: apiAt(await httpServer(moved.listener)) },
    });
    await bed.pass(minuteMs);
    expect(api.requests['/health']?.count).toBe(before);
    expect(moved.requests['/health']?.count).toBeGreaterThan(3);
    await bed.client.environments.remove({ environmentId });
    expect(await view()).toBeNull();
  });

  it('is asked once at a time, also where two environments name the same address', async () => {
    const { api, bed } = await atHome();
    await bed.client.environments.save({ environment: { ...bed.environment, id: 'env-2', name: 'twin' } });
    const held: (() => void)[] = [];
    api.answer = (request, response) => void held.push(() => fine(request, response));
    for (const id of [environmentId, 'env-2']) await bed.client.watch.start({ environmentId: id });
    await bed.time.advance(minuteMs, async () => undefined);
    while (held.length === 0) await new Promise((resolve) => setImmediate(resolve));
    // A second request would be on its way by now.
    for (let turns = 0; turns < 200; turns++) await new Promise((resolve) => setImmediate(resolve));
    api.answer = fine;
    for (const answer of held) answer();
    await bed.pass(minuteMs);
    expect(api.requests['/health']?.mostUnderWay).toBe(1);
    for (const id of [environmentId, 'env-2']) {
      expect((await bed.client.watch.get({ environmentId: id }))?.measures[0]?.history.length).toBeGreaterThan(2);
    }
  });

  it('can be muted, which nobody needs a record of', async () => {
    const { api, bed, view } = await atHome();
    await bed.client.watch.start({ environmentId });
    await bed.client.watch.mute({ environmentId, measureId: 'health', muted: true });
    api.answer = failing;
    await bed.pass(minuteMs);
    expect((await view())?.measures[0]).toMatchObject({ muted: true, standing: 'critical' });
    api.answer = fine;
    await bed.client.watch.mute({ environmentId, measureId: 'health', muted: false });
    expect((await view())?.measures[0]).toMatchObject({ muted: false });
  });

  it('is nothing of a terminal, which is gone in a moment', async () => {
    const { bed } = await atHome();
    await bed.declare();
    await bed.close();
    const { core, client } = await openTemporaryCore({ dataDir: bed.dataDir, mode: 'read' });
    const [incident] = await listedBy(client);
    expect(await client.watch.get({ incidentId: incident?.incidentId ?? '' })).toBeNull();
    await core.close();
  });
});
