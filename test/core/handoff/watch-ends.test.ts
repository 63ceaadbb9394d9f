import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { httpServer } from '../probes/loopback-server.ts';
import { apiAt, failing, service, watchBed } from '../watch/watch-bed.ts';

const minuteMs = 60_000;

describe('the watch of an incident that is handed over', () => {
  it('ends with its last minutes on the record, asks nothing more, and goes on once it is taken back', async () => {
    const api = service();
    const bed = await watchBed({ api: apiAt(await httpServer(api.listener)) });
    api.nowMs = bed.time.clock.nowMs;
    const incidentId = await bed.declare();
    const asked = () => api.requests['/health']?.count ?? 0;
    await bed.pass(4 * minuteMs);
    const by = () => ({ incidentId, commandId: bed.commandId() });
    await bed.client.handoff.handOver({ ...by(), to: 'Ken', nextStep: null });
    await bed.settle();
    expect(await bed.client.watch.get({ incidentId })).toBeNull();
    const [last, ...more] = await bed.rows(incidentId, 'watchRolledUp');
    expect(more).toEqual([]);
    const [given] = await bed.rows(incidentId, 'handedOver');
    expect(last?.lamport).toBeGreaterThan(given?.lamport ?? Number.POSITIVE_INFINITY);

    const before = asked();
    const rowsBefore = (await bed.client.incidents.timeline({ incidentId })).length;
    api.answer = failing;
    await bed.pass(10 * minuteMs);
    expect(asked()).toBe(before);
    expect(await bed.client.incidents.timeline({ incidentId })).toHaveLength(rowsBefore);

    await bed.client.handoff.takeBack(by());
    await bed.pass(2 * minuteMs);
    expect(asked()).toBeGreaterThan(before);
    expect((await bed.rows(incidentId, 'levelChanged')).length).toBeGreaterThan(0);
    // Nothing of it was an accident.
    expect(existsSync(join(bed.dataDir, 'faults.log'))).toBe(false);
  });
});
