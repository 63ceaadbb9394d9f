import { expect, it } from 'vitest';
import { httpServer } from '../probes/loopback-server.ts';
import { apiAt, service, watchBed } from './watch-bed.ts';

const minuteMs = 60_000;

it('writes a clock down once it is known, and again when it went another way by more than a second', async () => {
  const api = service();
  const baseUrl = await httpServer(api.listener);
  const bed = await watchBed({ api: apiAt(baseUrl, ['/orders']) });
  let aheadMs = 0;
  api.nowMs = () => bed.time.clock.nowMs() + aheadMs;
  const incidentId = await bed.declare();
  const offsets = async () =>
    (await bed.rows(incidentId, 'clockOffsetMeasured')).flatMap((row) =>
      row.kind === 'clockOffsetMeasured' ? [row.payload] : [],
    );
  const [first, ...others] = await offsets();
  expect(others).toEqual([]);
  expect(first).toMatchObject({ target: baseUrl, offsetMs: 0 });
  // `Date` names whole seconds, so that much is not known.
  expect(first?.uncertaintyMs).toBeGreaterThanOrEqual(1_000);
  expect(first?.uncertaintyMs).toBeLessThan(1_500);
  await bed.pass(3 * minuteMs);
  expect(await offsets()).toHaveLength(1);
  aheadMs = 90_000;
  await bed.pass(3 * minuteMs);
  expect(await offsets()).toMatchObject([{ offsetMs: 0 }, { target: baseUrl }]);
  const measured = (await offsets())[1]?.offsetMs ?? 0;
  expect(Math.abs(measured - 90_000)).toBeLessThanOrEqual(1_000);
  expect((await bed.state(incidentId)).clockOffsets).toMatchObject([{ target: baseUrl, offsetMs: measured }]);
  const { markdown } = await bed.client.postmortems.get({ incidentId });
  expect(markdown).toContain(baseUrl);
});
