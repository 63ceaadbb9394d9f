import { describe, expect, it } from 'vitest';
import { httpServer } from '../probes/loopback-server.ts';
import { apiAt, failing, fine, service, watchBed } from './watch-bed.ts';

const minuteMs = 60_000;

async function watched() {
  const api = service();
  const bed = await watchBed({ api: apiAt(await httpServer(api.listener), ['/orders']) });
  api.nowMs = bed.time.clock.nowMs;
  const incidentId = await bed.declare();
  const rollups = async () =>
    (await bed.rows(incidentId, 'watchRolledUp')).flatMap((row) => (row.kind === 'watchRolledUp' ? [row] : []));
  const textOf = async (evidenceId: string) =>
    (await bed.client.incidents.evidence({ incidentId, evidenceId })).text?.trimEnd().split('\n') ?? [];
  return { api, bed, incidentId, rollups, textOf };
}

describe('the minutes', () => {
  it('are kept as one row with its evidence every ten minutes', async () => {
    const { bed, rollups, textOf } = await watched();
    await bed.pass(31 * minuteMs);
    const rows = await rollups();
    expect(rows).toHaveLength(3);
    for (const [index, { payload }] of rows.entries()) {
      expect(payload.toMs - payload.fromMs).toBe(10 * minuteMs);
      expect(payload.fromMs).toBe(rows[index - 1]?.payload.toMs ?? payload.fromMs);
      expect(payload.measures).toMatchObject([
        { measure: { id: 'health', unit: 'ms' }, failed: 0, worst: 'normal' },
        { measure: { id: 'endpoint/orders' }, failed: 0 },
      ]);
    }
    expect(rows[1]?.payload.measures.map(({ n }) => n)).toEqual([40, 40]);
    const lines = await textOf(rows[1]?.payload.evidence.id ?? '');
    expect(lines[0]).toBe('minute\tmeasure\tunit\tn\tfailed\tmin\tmedian\tmax\tworst');
    expect(lines).toHaveLength(1 + 2 * 10);
    expect(lines[1]).toMatch(/^2026-11-23T18:10Z\thealth\tms\t4\t0\t[\d.]+\t[\d.]+\t[\d.]+\tnormal$/);
  });

  it('show a drift that crosses no level', async () => {
    const { api, bed, incidentId, rollups, textOf } = await watched();
    let waitMs = 0;
    api.answer = (request, response) => void setTimeout(() => fine(request, response), waitMs);
    for (; waitMs < 60; waitMs += 6) await bed.pass(minuteMs);
    await bed.pass(minuteMs);
    expect(await bed.rows(incidentId, 'levelChanged')).toEqual([]);
    const [row] = await rollups();
    const medians = (await textOf(row?.payload.evidence.id ?? ''))
      .map((line) => line.split('\t'))
      .filter(([, measure]) => measure === 'health')
      .map(([, , , , , , median]) => Number(median));
    expect(medians.length).toBeGreaterThanOrEqual(9);
    expect((medians.at(-1) ?? 0) - (medians[0] ?? 0)).toBeGreaterThan(35);
  });

  it('are written before the incident is closed, and before the app ends', async () => {
    const { bed, incidentId, rollups } = await watched();
    await bed.pass(3 * minuteMs);
    await bed.close();
    await bed.reopen();
    expect(await rollups()).toMatchObject([{ payload: { measures: [{ n: 11 }, { n: 11 }] } }]);
    await bed.pass(3 * minuteMs);
    await bed.client.incidents.close({ incidentId, commandId: bed.commandId(), reason: null });
    expect(await rollups()).toHaveLength(2);
  });

  it('say how many failed, and of muted ones too', async () => {
    const { api, bed, incidentId, rollups } = await watched();
    await bed.client.watch.mute({ incidentId, commandId: bed.commandId(), measureId: null, muted: true });
    api.answer = failing;
    await bed.pass(11 * minuteMs);
    const [row] = await rollups();
    for (const { n, failed, median, worst } of row?.payload.measures ?? []) {
      expect(n).toBeGreaterThan(5);
      expect({ failed, median: typeof median, worst }).toEqual({ failed: n, median: 'number', worst: 'critical' });
    }
    expect(await bed.rows(incidentId, 'levelChanged')).toEqual([]);
  });
});
