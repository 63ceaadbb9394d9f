/** Backups that the core makes by itself: real processes on a real record; the test owns the time between two looks. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, expect, it, vi } from 'vitest';
import type { Timer } from '../../../core/timer.ts';
import { serverPorts } from '../../../server/ports/server-ports.ts';
import { openTemporaryCore, refusalOf, temporaryFolder } from '../core/temporary-core.ts';

// Each test starts several processes.
vi.setConfig({ testTimeout: 120_000 });

const minuteMs = 60_000;
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** A core beside whose data folder backups may lie; `beat` lets the minute pass after which it looks whether one is due. */
async function openKeeping(dataDir = join(temporaryFolder(), 'hikeshi'), ports = serverPorts('server')) {
  let aheadMs = 0;
  let beats: (() => void)[] = [];
  const timer: Timer = {
    after(delayMs, run) {
      if (delayMs !== minuteMs) return () => undefined;
      beats.push(run);
      return () => {
        beats = beats.filter((each) => each !== run);
      };
    },
  };
  const clock = { nowMs: () => Date.now() + aheadMs, monoNs: () => process.hrtime.bigint() };
  const { core, client } = await openTemporaryCore({ dataDir, ports, clock, watch: { timer } });
  closers.push(() => core.close());
  let commands = 0;
  const by = (incidentId: string) => ({ incidentId, commandId: `keeping-${++commands}` });
  return {
    client,
    dataDir,
    pass: (ms: number) => {
      aheadMs += ms;
    },
    close: () => core.close(),
    /** Settles when the core has looked, and what it then began is done. */
    async beat() {
      for (const run of beats.splice(0)) run();
      await vi.waitFor(() => expect(beats).toHaveLength(1), { timeout: 10_000 });
      return vi.waitUntil(
        async () => {
          const view = await client.backups.get();
          return view.runningSinceMs === null ? view : null;
        },
        { timeout: 60_000, interval: 50 },
      );
    },
    async declare(drill = false) {
      const declared = await client.incidents.declare({
        commandId: `keeping-${++commands}`,
        zone: 'Asia/Tokyo',
        drill,
      });
      return declared.incidentId;
    },
    closeIncident: (incidentId: string) => client.incidents.close({ ...by(incidentId), reason: null }),
    note: (incidentId: string, text: string) =>
      client.incidents.addNote({ ...by(incidentId), text, startedAtMs: null }),
  };
}

it('are made at the start, while an incident is open, and after it closed; not for a drill, not of nothing', async () => {
  const { beat, declare, note, closeIncident, pass, dataDir } = await openKeeping();
  expect((await beat()).backups).toEqual([]);
  expect(existsSync(`${dataDir}-backups`)).toBe(false);

  const incidentId = await declare();
  const [first, ...none] = (await beat()).backups;
  expect(none).toEqual([]);
  expect(first).toMatchObject({ incidents: 1, path: join(`${dataDir}-backups`, first?.name ?? '') });
  expect(first?.verifiedAtMs).toBeGreaterThanOrEqual(first?.madeAtMs ?? Number.POSITIVE_INFINITY);

  await note(incidentId, 'fuse changed');
  pass(58 * minuteMs);
  expect((await beat()).backups).toHaveLength(1);
  pass(2 * minuteMs);
  const [second] = (await beat()).backups;
  expect(second?.events).toBeGreaterThan(first?.events ?? 0);
  const copy = new Database(second?.path, { readonly: true });
  expect(copy.prepare("SELECT count(*) FROM event WHERE kind = 'noteAdded'").pluck().get()).toBe(1);
  copy.close();

  await closeIncident(incidentId);
  expect((await beat()).backups).toHaveLength(3);
  const drill = await declare(true);
  await closeIncident(drill);
  expect((await beat()).backups).toHaveLength(3);
  pass(12 * 60 * minuteMs);
  expect((await beat()).backups).toHaveLength(4);
});

it('say why one failed, keep the last good one, and try again', async () => {
  const { client, beat, declare, pass } = await openKeeping();
  const place = join(temporaryFolder(), 'disk');
  await declare();
  await client.backups.set({ automatic: true, directory: place });
  const [good] = (await beat()).backups;
  expect(good).toMatchObject({ path: join(place, good?.name ?? '') });

  rmSync(place, { recursive: true });
  writeFileSync(place, 'no folder');
  pass(61 * minuteMs);
  const failed = await beat();
  expect(failed).toMatchObject({
    backups: [],
    failure: { problem: { reason: 'backupFolderUnusable', params: { path: place, code: 'ENOTDIR' } } },
  });
  rmSync(place);
  mkdirSync(place);
  expect((await beat()).backups).toEqual([]);
  pass(15 * minuteMs);
  expect(await beat()).toMatchObject({ failure: null, backups: [{ incidents: 1 }] });
});

it('can be asked for, switched off and put elsewhere, and two are never made at once', async () => {
  const { client, beat, declare, dataDir } = await openKeeping();
  await declare();
  const usual = `${dataDir}-backups`;
  expect(await client.backups.set({ automatic: false, directory: null })).toMatchObject({
    automatic: false,
    folder: usual,
  });
  expect((await beat()).backups).toEqual([]);

  const asked = await Promise.all([client.backups.make(), client.backups.make()]);
  expect(new Set(asked.map(({ runningSinceMs }) => runningSinceMs)).size).toBe(1);
  expect((await beat()).backups).toHaveLength(1);

  for (const [directory, reason] of [
    [join(dataDir, 'inside'), 'backupFolderInside'],
    ['relative', 'backupFolderRelative'],
    [join(dirname(dataDir), 'none', 'deep'), 'backupFolderUnusable'],
  ] as const) {
    expect(await refusalOf(client.backups.set({ automatic: true, directory }))).toMatchObject({ reason });
  }
  expect(await client.backups.get()).toMatchObject({ automatic: false, folder: usual });
});

it('are compared with the record: what would go, and what would come back', async () => {
  const { client, beat, declare, note } = await openKeeping();
  const incidentId = await declare();
  const [backup] = (await beat()).backups;
  await note(incidentId, 'fuse changed');
  const name = backup?.name ?? '';
  const { events } = backup ?? { events: 0 };
  const now = (await client.incidents.events({ incidentId, afterSeq: 0 })).length;
  expect(now).toBeGreaterThan(events);
  expect(await client.backups.preview({ name })).toMatchObject({
    backup: { incidents: 1, events },
    current: {
      state: 'readable',
      counts: { incidents: 1, events: now },
      lost: { incidents: 1, events: now - events },
      returning: { erasedIncidents: 0, blackedOut: 0 },
    },
  });
  writeFileSync(backup?.path ?? '', 'no database');
  expect(await refusalOf(client.backups.preview({ name }))).toMatchObject({ reason: 'backupDamaged' });
  expect(await refusalOf(client.backups.preview({ name: '../hikeshi/record.db' }))).toMatchObject({
    reason: 'noSuchBackup',
  });
});

it('take the place of the record at the next start when asked, unless it was called off', async () => {
  const { client, beat, declare, note, dataDir, close } = await openKeeping();
  const incidentId = await declare();
  const [backup] = (await beat()).backups;
  const name = backup?.name ?? '';
  await note(incidentId, 'written after the backup');
  await client.backups.askRestore({ name });
  expect((await client.backups.withdrawRestore()).askedRestore).toBeNull();
  expect(await client.backups.askRestore({ name })).toMatchObject({
    askedRestore: { name, madeAtMs: backup?.madeAtMs },
    restoreOutcome: null,
  });
  await close();

  const again = await openKeeping(dataDir);
  const events = await again.client.incidents.events({ incidentId, afterSeq: 0 });
  expect(events.map(({ kind }) => kind)).not.toContain('noteAdded');
  const view = await again.client.backups.get();
  expect(view).toMatchObject({
    askedRestore: null,
    restoreOutcome: { name, restored: { incidents: 1, events: backup?.events }, problem: null },
  });
  const replaced = new Database(view.restoreOutcome?.keptAside ?? '', { readonly: true });
  expect(replaced.prepare("SELECT count(*) FROM event WHERE kind = 'noteAdded'").pluck().get()).toBe(1);
  replaced.close();

  // One that is no backup any more leaves the record as it is, and is not tried for ever.
  await again.client.backups.askRestore({ name });
  await again.close();
  writeFileSync(backup?.path ?? '', 'no database');
  const third = await openKeeping(dataDir);
  expect(await third.client.incidents.events({ incidentId, afterSeq: 0 })).toHaveLength(events.length);
  expect(await third.client.backups.get()).toMatchObject({
    askedRestore: null,
    restoreOutcome: { restored: null, problem: { reason: 'backupDamaged' } },
  });
});

it('end with the app, and what was cut off is cleared away by the next', async () => {
  const { client, declare, dataDir, close } = await openKeeping();
  await declare();
  await client.backups.make();
  await close();
  const again = await openKeeping(dataDir);
  await again.client.backups.make();
  const { backups } = await again.beat();
  expect(backups).toHaveLength(1);
  expect(readdirSync(`${dataDir}-backups`).sort()).toEqual([backups[0]?.name, `${backups[0]?.name}.json`]);
});

it('are not to be had where no process can be started, and the screens can say so', async () => {
  const { client } = await openTemporaryCore();
  expect(await client.backups.get()).toMatchObject({ possible: false, backups: [], failure: null });
  expect(await refusalOf(client.backups.make())).toMatchObject({ reason: 'backupNotPossible' });
});
