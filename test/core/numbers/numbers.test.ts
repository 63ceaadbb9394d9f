/** Figures of a real record, asked for as a screen asks. */
import { afterAll, expect, it } from 'vitest';
import { fillArchive } from '../../../bench/archive/fill.ts';
import { openStore } from '../../../core/store/store.ts';
import { systemClock, uuidV7 } from '../../../server/host/system.ts';
import type { Measure } from '../../../shared/numbers/incident-figures.ts';
import type { Numbers } from '../../../shared/numbers/numbers.ts';
import { barePorts, nightMs, openTemporaryCore, temporaryFolder } from '../core/temporary-core.ts';
import { opened } from '../store/record-events.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const all = { drills: false, since: null, until: null };
const toClose: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(toClose.map((close) => close())));

async function openCoreOn(dataDir = temporaryFolder(), ports = barePorts) {
  const { core, client } = await openTemporaryCore({ dataDir, ports });
  toClose.push(() => core.close());
  return client;
}

it('count what was declared, drills apart, by the day on which it was declared where it was', async () => {
  const client = await openCoreOn();
  expect((await client.numbers.get(all)).incidents).toBe(0);
  let count = 0;
  const declare = (startMs: number, tookMinutes: number, more: { zone?: string; drill?: boolean } = {}) =>
    client.incidents.declare({
      commandId: `declare-${++count}`,
      title: `窯 ${count}`,
      zone: 'Asia/Tokyo',
      beganAtMs: startMs,
      detectedAtMs: startMs + 2 * minute,
      recoveredAtMs: startMs + tookMinutes * minute,
      ...more,
    });
  // Took 10, 30 and 20 minutes; the drill took 5.
  await declare(nightMs - 40 * day, 10);
  await declare(nightMs - 3 * day, 30);
  await declare(nightMs - 2 * day, 20);
  await declare(nightMs - day, 5, { drill: true });
  const real = await client.numbers.get(all);
  expect([real.incidents, real.durations.ttd.n, real.durations.ttd.medianMs]).toEqual([3, 3, 2 * minute]);
  expect(real.durations.ttr).toEqual({
    n: 3,
    unknown: 0,
    medianMs: 20 * minute,
    shortestMs: 10 * minute,
    longestMs: 30 * minute,
    meanMs: null,
  });
  const drills = await client.numbers.get({ ...all, drills: true });
  expect([drills.incidents, drills.durations.ttr.medianMs]).toEqual([1, 5 * minute]);
});

it('leave out what was declared on other days, both ends being part of the period', async () => {
  const dataDir = temporaryFolder();
  const store = await openStore({ dataDir, clock: systemClock, newId: uuidV7, mode: 'own', host: 'test' });
  // 2026-01-31 23:59 and 2026-02-01 00:00 in Tokyo, and the second of them in London, where it is still January.
  const lastMinuteMs = Date.UTC(2026, 0, 31, 14, 59);
  const put = (incidentId: string, happenedAtMs: number, zone: string) => {
    const event = opened(incidentId);
    const payload = { ...event.payload, zone } as typeof event.payload;
    const events = [{ ...event, happenedAtMs, payload } as typeof event];
    store.append({ incidentId, commandId: null, actor: 'Hana', events, blobs: [] });
  };
  put('january', lastMinuteMs, 'Asia/Tokyo');
  put('february', lastMinuteMs + minute, 'Asia/Tokyo');
  put('london', lastMinuteMs + minute, 'Europe/London');
  store.close();
  const client = await openCoreOn(dataDir);
  const months = async (period: Partial<typeof all> & object) =>
    (await client.numbers.get({ ...all, ...period })).byMonth.groups.map(({ key, incidents }) => [key, incidents]);
  const [january, february] = [
    { year: 2026, month: 1, day: 31 },
    { year: 2026, month: 2, day: 1 },
  ];
  expect(await months({})).toEqual([
    ['2026-01', 2],
    ['2026-02', 1],
  ]);
  expect((await client.numbers.get({ ...all, until: january })).incidents).toBe(2);
  expect((await client.numbers.get({ ...all, since: february })).incidents).toBe(1);
  expect((await client.numbers.get({ ...all, since: january, until: february })).incidents).toBe(3);
});

it('agree with a slow look at every event of a filled folder', async () => {
  const dataDir = temporaryFolder();
  await fillArchive(dataDir, { incidents: 60, events: 1_500 }, 11);
  const store = await openStore({ dataDir, clock: systemClock, newId: uuidV7, mode: 'read', host: 'test' });
  const known = store.listIncidents().map(({ incidentId }) => store.eventsOf(incidentId));
  store.close();
  const client = await openCoreOn(dataDir);
  for (const drills of [false, true]) {
    const numbers: Numbers = await client.numbers.get({ ...all, drills });
    const own = known.filter((events) =>
      events.some(({ kind, payload }) => kind === 'opened' && payload.drill === drills),
    );
    expect(numbers.incidents).toBe(own.length);
    const spans: [Measure, string, string][] = [
      ['ttd', 'began', 'detected'],
      ['tta', 'detected', 'responseBegan'],
      ['ttm', 'began', 'mitigated'],
      ['ttr', 'began', 'recovered'],
    ];
    for (const [measure, from, to] of spans) {
      const lengths = own.flatMap((events) => {
        const at = (name: string) =>
          events.flatMap((event) =>
            event.kind === 'milestoneSet' && event.payload.milestone === name ? [event.payload.atMs ?? 0] : [],
          )[0];
        const [start, end] = [at(from), at(to)];
        return start === undefined || end === undefined ? [] : [end - start];
      });
      const sorted = lengths.sort((one, other) => one - other);
      const middle = (sorted.length - 1) / 2;
      const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
      const { n, medianMs } = numbers.durations[measure];
      expect([measure, n]).toEqual([measure, sorted.length]);
      expect(medianMs).toBe(low === undefined || high === undefined ? null : (low + high) / 2);
    }
    for (const { key, incidents } of numbers.byService.groups) {
      const named = own.filter((events) =>
        events.some((event) => event.kind === 'opened' && (event.payload.environment?.service ?? null) === key),
      );
      expect([key, incidents]).toEqual([key, named.length]);
    }
  }
});

it('leave as a file without what looks like a secret, and the host is asked where to put it', async () => {
  const dataDir = temporaryFolder();
  const store = await openStore({ dataDir, clock: systemClock, newId: uuidV7, mode: 'own', host: 'test' });
  const cause = {
    kind: 'causeSet',
    happenedAtMs: nightMs,
    payload: {
      cause: { runbookHash: 'h', id: 'c', key: 'c' },
      text: '=password=hunter2-8c1f22aa9d',
      patternNumber: 1,
      state: 'confirmed' as const,
      reason: null,
      evidenceIds: [],
      basedOn: null,
    },
  } as const;
  const events = [opened(), { ...cause, payload: { ...cause.payload, evidenceIds: [] } }];
  store.append({ incidentId: 'i', commandId: null, actor: 'Hana', events, blobs: [] });
  store.close();
  const saved: [string, string][] = [];
  const client = await openCoreOn(dataDir, {
    ...barePorts,
    saveFile: async (name, bytes) => {
      saved.push([name, Buffer.from(bytes).toString('utf8')]);
      return `/chosen/${name}`;
    },
  });
  const file = await client.numbers.csv({ ...all, language: 'ja', save: true });
  expect(file.savedTo).toBe(`/chosen/${file.fileName}`);
  expect(file.fileName).toMatch(/^hikeshi-numbers-2026-11-2\d\.csv$/);
  expect(saved).toEqual([[file.fileName, file.text]]);
  expect(file.text).toContain('"原因別"');
  expect(file.text).not.toContain('hunter2');
  expect(JSON.stringify(await client.numbers.get(all))).not.toContain('hunter2');
  // A formula is held as text whatever was taken out of it.
  expect(file.text).toMatch(/"原因別","'=/);
});
