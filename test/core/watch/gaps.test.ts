import { describe, expect, it } from 'vitest';
import { nightMs } from '../core/temporary-core.ts';
import { httpServer } from '../probes/loopback-server.ts';
import { apiAt, failing, fine, service, watchBed } from './watch-bed.ts';

const minuteMs = 60_000;

async function watched() {
  const api = service();
  const bed = await watchBed({ api: apiAt(await httpServer(api.listener)) });
  api.nowMs = bed.time.clock.nowMs;
  const incidentId = await bed.declare();
  return { api, bed, incidentId };
}

describe('a laptop that slept', () => {
  it('leaves a gap in the record and in the curve, and no figure bridges it', async () => {
    const { api, bed, incidentId } = await watched();
    await bed.pass(5 * minuteMs);
    expect((await bed.view(incidentId)).own?.n).toBe(20);
    bed.time.skip({ wallMs: 3 * minuteMs, monoMs: 0 });
    const wokenAtMs = bed.time.clock.nowMs();
    await bed.pass(20_000);
    const [gap, ...others] = await bed.rows(incidentId, 'watchGap');
    expect(others).toEqual([]);
    expect(gap).toMatchObject({ payload: { cause: 'asleep' } });
    if (gap?.kind !== 'watchGap') throw new Error('no gap');
    const { fromMs, toMs } = gap.payload;
    expect(toMs - fromMs).toBeGreaterThanOrEqual(3 * minuteMs);
    expect(toMs - fromMs).toBeLessThanOrEqual(3 * minuteMs + 25_000);
    expect(toMs).toBeGreaterThanOrEqual(wokenAtMs);
    const { own, gaps, measures } = await bed.view(incidentId);
    expect(gaps).toEqual([gap.payload]);
    expect(own?.n).toBeLessThanOrEqual(3);
    for (const { atMs } of measures[0]?.history ?? []) expect(atMs).toBeGreaterThanOrEqual(toMs);
    expect(api.requests['/health']?.mostUnderWay).toBe(1);
  });

  it('confirms no change with a look from before it', async () => {
    const { api, bed, incidentId } = await watched();
    await bed.pass(minuteMs);
    // One look says it is down; the second one would have confirmed it.
    api.answer = failing;
    while ((await bed.view(incidentId)).measures[0]?.last?.level !== 'critical') await bed.pass(1_000);
    bed.time.skip({ wallMs: minuteMs, monoMs: 0 });
    let answered = 0;
    api.answer = (request, response) => {
      answered += 1;
      return (answered === 1 ? failing : fine)(request, response);
    };
    await bed.pass(minuteMs);
    expect(answered).toBeGreaterThan(2);
    expect(await bed.rows(incidentId, 'levelChanged')).toEqual([]);
  });

  it('does not count a look that was under way meanwhile', async () => {
    const { api, bed, incidentId } = await watched();
    let answer = () => undefined as unknown;
    api.answer = (request, response) => {
      answer = () => failing(request, response);
    };
    await bed.time.advance(16_000, async () => undefined);
    while (api.requests['/health']?.underWay !== 1) await new Promise((resolve) => setImmediate(resolve));
    bed.time.skip({ wallMs: minuteMs, monoMs: 0 });
    api.answer = fine;
    answer();
    await bed.settle();
    await bed.pass(minuteMs);
    const { measures } = await bed.view(incidentId);
    expect(new Set(measures[0]?.history.map(({ level }) => level))).toEqual(new Set(['normal']));
    expect(await bed.rows(incidentId, 'watchGap')).toHaveLength(1);
  });
});

describe('time that nobody watched', () => {
  it('is said where the process stood still', async () => {
    const { bed, incidentId } = await watched();
    await bed.pass(minuteMs);
    bed.time.skip({ wallMs: 5 * minuteMs, monoMs: 5 * minuteMs });
    await bed.pass(20_000);
    expect(await bed.rows(incidentId, 'watchGap')).toMatchObject([{ payload: { cause: 'stalled' } }]);
  });

  it('is none where the clock was set back, which is said instead', async () => {
    const { api, bed, incidentId } = await watched();
    await bed.pass(5 * minuteMs);
    bed.time.skip({ wallMs: -60 * minuteMs, monoMs: 0 });
    await bed.pass(20_000);
    expect(await bed.rows(incidentId, 'watchGap')).toMatchObject([{ payload: { cause: 'setBack' } }]);
    api.answer = failing;
    await bed.pass(minuteMs);
    expect(await bed.rows(incidentId, 'levelChanged')).toMatchObject([{ payload: { to: 'critical' } }]);
  });

  it('is none of a machine that is merely busy', async () => {
    const { bed, incidentId } = await watched();
    await bed.pass(minuteMs);
    bed.time.skip({ wallMs: 15_000, monoMs: 15_000 });
    await bed.pass(minuteMs);
    expect(await bed.rows(incidentId, 'watchGap')).toEqual([]);
  });
});

describe('the app started again', () => {
  it('goes on with what is open and says since when nobody watched; a change is told from what the record says', async () => {
    const { api, bed, incidentId } = await watched();
    await bed.pass(2 * minuteMs);
    const closedAtMs = bed.time.clock.nowMs();
    await bed.close();
    bed.time.skip({ wallMs: 12 * minuteMs, monoMs: 12 * minuteMs });
    api.answer = failing;
    await bed.reopen();
    await bed.pass(minuteMs);
    expect(await bed.rows(incidentId, 'watchGap')).toMatchObject([
      { payload: { cause: 'notRunning', fromMs: closedAtMs, toMs: closedAtMs + 12 * minuteMs } },
    ]);
    expect(await bed.rows(incidentId, 'levelChanged')).toMatchObject([{ payload: { from: 'normal', to: 'critical' } }]);
    expect((await bed.view(incidentId)).gaps).toHaveLength(1);
  });

  it('says nothing of a moment, and leaves closed and stopped ones alone', async () => {
    const { api, bed, incidentId } = await watched();
    const closed = await bed.declare();
    await bed.client.incidents.close({ incidentId: closed, commandId: bed.commandId(), reason: null });
    await bed.client.watch.stop({ incidentId, commandId: bed.commandId() });
    const atStop = api.requests['/health']?.count;
    await bed.close();
    bed.time.skip({ wallMs: 20 * minuteMs, monoMs: 20 * minuteMs });
    await bed.reopen();
    await bed.pass(minuteMs);
    expect(api.requests['/health']?.count).toBe(atStop);
    for (const id of [incidentId, closed]) expect(await bed.rows(id, 'watchGap')).toEqual([]);
  });

  it('after a crash knows to the minute when it was last alive', async () => {
    const { bed, incidentId } = await watched();
    await bed.pass(10 * minuteMs + 30_000);
    // What a closed app would have written is written over with what stood there a moment before.
    const alive = bed.time.clock.nowMs();
    expect(alive - nightMs).toBeGreaterThan(10 * minuteMs);
    await bed.crash();
    bed.time.skip({ wallMs: 12 * minuteMs, monoMs: 12 * minuteMs });
    await bed.reopen();
    const [gap] = await bed.rows(incidentId, 'watchGap');
    if (gap?.kind !== 'watchGap') throw new Error('no gap');
    expect(alive - gap.payload.fromMs).toBeGreaterThanOrEqual(0);
    expect(alive - gap.payload.fromMs).toBeLessThanOrEqual(70_000);
  });
});
