import { describe, expect, it } from 'vitest';
import { closedPort, httpServer } from '../probes/loopback-server.ts';
import { apiAt, failing, fine, hangUp, service, watchBed } from './watch-bed.ts';

const minuteMs = 60_000;

async function watchedApi(endpoints: string[] = []) {
  const api = service();
  const bed = await watchBed({ api: apiAt(await httpServer(api.listener), endpoints) });
  api.nowMs = bed.time.clock.nowMs;
  return { api, bed };
}

describe('an open incident', () => {
  it('is watched from its declaring on, every 15 s, and makes no row while nothing changes', async () => {
    const { api, bed } = await watchedApi();
    const incidentId = await bed.declare();
    const bySweep = api.requests['/health']?.count ?? 0;
    // Deadlines come meanwhile, which have nothing to do with what is read.
    const timeline = async () =>
      (await bed.client.incidents.timeline({ incidentId })).filter(({ event }) => event.kind !== 'deadlineDue');
    const before = await timeline();
    await bed.pass(5 * minuteMs);
    expect((api.requests['/health']?.count ?? 0) - bySweep).toBe(20);
    expect(await timeline()).toEqual(before);
    const { measures, own } = await bed.view(incidentId);
    expect(measures).toMatchObject([{ id: 'health', part: 'api', last: { level: 'normal' }, failures: 0 }]);
    expect(measures[0]?.history).toHaveLength(20);
    expect(own).toMatchObject({ n: 20, failed: 0, errorRatePercent: 0, timed: 20 });
  });

  it('records a change once two looks agree, at the first of them, with what was answered as evidence', async () => {
    const { api, bed } = await watchedApi(['/orders']);
    const incidentId = await bed.declare();
    await bed.pass(minuteMs);
    api.answer = (request, response) => (request.url === '/health' ? failing : fine)(request, response);
    const downAtMs = bed.time.clock.nowMs();
    await bed.pass(2 * minuteMs);
    const [change, ...others] = await bed.rows(incidentId, 'levelChanged');
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      actor: 'Hikeshi',
      payload: {
        measure: { id: 'health', part: 'api', name: '/health' },
        checkId: 'baseline/health',
        from: 'normal',
        to: 'critical',
        looks: 2,
        flapping: null,
        readings: [{ level: 'critical', reading: { kind: 'http', status: 503 } }],
      },
    });
    // The first look after the failure; the second one came five seconds later.
    expect((change?.happenedAtMs ?? 0) - downAtMs).toBeLessThanOrEqual(15_000);
    expect((change?.recordedAtMs ?? 0) - (change?.happenedAtMs ?? 0)).toBe(5_000);
    const evidenceId = change?.kind === 'levelChanged' ? (change.payload.evidence?.id ?? '') : '';
    const evidence = await bed.client.incidents.evidence({ incidentId, evidenceId });
    expect(evidence.text).toContain('503');
    expect(evidence.text).toContain('down');
    expect((await bed.state(incidentId)).checks.at(-1)).toMatchObject({
      checkId: 'baseline/health',
      level: 'critical',
    });
  });

  it('comes back quickly when it mends: three looks within some seconds, for every target', async () => {
    const { api, bed } = await watchedApi(['/orders']);
    const incidentId = await bed.declare();
    api.answer = hangUp;
    await bed.pass(6 * minuteMs);
    expect((await bed.view(incidentId)).measures.map(({ failures }) => failures > 3)).toEqual([true, true]);
    api.answer = fine;
    const mendedAtMs = bed.time.clock.nowMs();
    await bed.pass(80_000);
    const mended = (await bed.rows(incidentId, 'levelChanged')).filter(
      (row) => row.kind === 'levelChanged' && row.payload.to === 'normal',
    );
    expect(mended).toHaveLength(2);
    const firstAtMs = Math.min(...mended.map(({ happenedAtMs }) => happenedAtMs));
    expect(firstAtMs - mendedAtMs).toBeLessThanOrEqual(minuteMs);
    for (const { recordedAtMs } of mended) expect(recordedAtMs - firstAtMs).toBeLessThanOrEqual(12_000);
  });

  it('backs off while a target refuses, to one look a minute', async () => {
    const api = apiAt(await closedPort());
    const bed = await watchBed({ api });
    const incidentId = await bed.declare();
    await bed.pass(3 * minuteMs);
    const { measures, own } = await bed.view(incidentId);
    const gaps = (measures[0]?.history ?? []).map(({ atMs }, index, all) => atMs - (all[index - 1]?.atMs ?? atMs));
    // From the third failure in a row on, the waits double.
    expect(gaps.slice(1)).toEqual([15_000, 15_000, 30_000, 60_000]);
    expect(own).toMatchObject({ errorRatePercent: 100, p95Ms: null, errorRateLevel: 'critical' });
    // What the sweep had recorded is no change.
    expect(await bed.rows(incidentId, 'levelChanged')).toEqual([]);
  });

  it('never has two looks at one target under way', async () => {
    const { api, bed } = await watchedApi();
    const incidentId = await bed.declare();
    const held: (() => void)[] = [];
    api.answer = (request, response) => void held.push(() => fine(request, response));
    const passing = bed.time.advance(5 * minuteMs, async () => undefined);
    await passing;
    while (held.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(held).toHaveLength(1);
    expect((await bed.view(incidentId)).measures[0]?.nextDueMs).toBeNull();
    for (const answer of held) answer();
    api.answer = fine;
    await bed.settle();
    expect(api.requests['/health']?.mostUnderWay).toBe(1);
  });

  it('is no longer watched once closed, and again once reopened', async () => {
    const { api, bed } = await watchedApi();
    const incidentId = await bed.declare();
    await bed.pass(minuteMs);
    await bed.client.incidents.close({ incidentId, commandId: bed.commandId(), reason: null });
    const atClose = api.requests['/health']?.count;
    await bed.pass(10 * minuteMs);
    expect(api.requests['/health']?.count).toBe(atClose);
    expect(await bed.client.watch.get({ incidentId })).toBeNull();
    await bed.client.incidents.reopen({ incidentId, commandId: bed.commandId(), reason: 'again' });
    await bed.pass(minuteMs);
    expect(api.requests['/health']?.count).toBeGreaterThan(atClose ?? 0);
  });

  it('lets go of an environment that is switched away from, with what was read of it', async () => {
    const { api, bed } = await watchedApi();
    const incidentId = await bed.declare();
    await bed.pass(minuteMs);
    const other = service();
    other.nowMs = bed.time.clock.nowMs;
    const second = { ...bed.environment, id: 'env-2', name: 'other', api: apiAt(await httpServer(other.listener)) };
    await bed.client.environments.save({ environment: second });
    await bed.client.incidents.switchEnvironment({
      incidentId,
      commandId: bed.commandId(),
      environmentId: 'env-2',
      basedOn: null,
    });
    await bed.settle();
    const atSwitch = api.requests['/health']?.count;
    await bed.pass(minuteMs);
    expect(api.requests['/health']?.count).toBe(atSwitch);
    const view = await bed.view(incidentId);
    expect(view.environmentId).toBe('env-2');
    expect(view.measures[0]?.history.length).toBeLessThanOrEqual(4);
    expect((await bed.state(incidentId)).watch).toMatchObject({ levels: {}, rollups: [] });
  });

  it('shares one watch with another incident of the same environment', async () => {
    const { api, bed } = await watchedApi();
    await bed.declare();
    await bed.declare();
    const atStart = api.requests['/health']?.count ?? 0;
    await bed.pass(minuteMs);
    expect((api.requests['/health']?.count ?? 0) - atStart).toBe(4);
  });
});

describe('a level that goes to and fro', () => {
  it('is one row that says so, until it is steady', async () => {
    const { api, bed } = await watchedApi();
    const incidentId = await bed.declare();
    let asked = 0;
    api.answer = (request, response) => (++asked % 2 === 0 ? fine : failing)(request, response);
    await bed.pass(10 * minuteMs);
    expect(await bed.rows(incidentId, 'levelChanged')).toMatchObject([
      { payload: { to: 'critical', flapping: { changes: 6, windowMs: 300_000 } } },
    ]);
    expect((await bed.view(incidentId)).measures[0]?.flapping).toBe(true);
    api.answer = fine;
    await bed.pass(3 * minuteMs);
    expect(await bed.rows(incidentId, 'levelChanged')).toMatchObject([
      { payload: { to: 'critical' } },
      { payload: { to: 'normal', steadied: true, flapping: null } },
    ]);
  });
});

describe('muting', () => {
  it('is recorded, reads on and writes no changes; what is otherwise when it ends is written then', async () => {
    const { api, bed } = await watchedApi(['/orders']);
    const incidentId = await bed.declare();
    const mute = (measureId: string | null, muted: boolean) =>
      bed.client.watch.mute({ incidentId, commandId: bed.commandId(), measureId, muted });
    await mute('health', true);
    await mute('health', true);
    expect(await bed.rows(incidentId, 'watchMuted')).toMatchObject([
      { payload: { measure: { id: 'health', name: '/health' }, muted: true } },
    ]);
    api.answer = failing;
    await bed.pass(2 * minuteMs);
    const changed = async () =>
      (await bed.rows(incidentId, 'levelChanged'))
        .flatMap((row) => (row.kind === 'levelChanged' ? row.payload.measure.id : []))
        .sort();
    expect(await changed()).toEqual(['endpoint/orders']);
    expect((await bed.view(incidentId)).measures.map(({ muted, last }) => [muted, last?.level])).toEqual([
      [true, 'critical'],
      [false, 'critical'],
    ]);
    await mute('health', false);
    await bed.pass(90_000);
    expect(await changed()).toEqual(['endpoint/orders', 'health']);
  });

  it('of all keeps all quiet', async () => {
    const { api, bed } = await watchedApi(['/orders']);
    const incidentId = await bed.declare();
    await bed.client.watch.mute({ incidentId, commandId: bed.commandId(), measureId: null, muted: true });
    api.answer = failing;
    await bed.pass(3 * minuteMs);
    expect(await bed.rows(incidentId, 'levelChanged')).toEqual([]);
    await expect(
      bed.client.watch.mute({ incidentId, commandId: bed.commandId(), measureId: 'health', muted: false }),
    ).rejects.toMatchObject({ data: { reason: 'allMuted' } });
    await expect(
      bed.client.watch.mute({ incidentId, commandId: bed.commandId(), measureId: 'no', muted: true }),
    ).rejects.toMatchObject({ data: { reason: 'noSuchMeasure' } });
  });
});

describe('stopping', () => {
  it('is recorded and ends the looks, until it is started again', async () => {
    const { api, bed } = await watchedApi();
    const incidentId = await bed.declare();
    await bed.client.watch.stop({ incidentId, commandId: bed.commandId() });
    const atStop = api.requests['/health']?.count;
    await bed.pass(5 * minuteMs);
    expect(api.requests['/health']?.count).toBe(atStop);
    await bed.client.watch.start({ incidentId, commandId: bed.commandId() });
    await bed.pass(minuteMs);
    expect(api.requests['/health']?.count).toBeGreaterThan(atStop ?? 0);
    expect(await bed.rows(incidentId, 'watchSwitched')).toMatchObject([
      { payload: { on: false } },
      { payload: { on: true } },
    ]);
  });
});
