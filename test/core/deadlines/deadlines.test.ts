import { readFileSync } from 'node:fs';
import { createRouterClient } from '@orpc/server';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Core, openCore } from '../../../core/core.ts';
import { nextUpdateAtMs as nextUpdateOf } from '../../../shared/incident/message-record.ts';
import { barePorts, nightMs, temporaryFolder } from '../core/temporary-core.ts';
import { testTime } from '../watch/test-time.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The bundled runbook sets these from detection, and 48 hours from recovery. */
const responseMinutes = [0, 5, 30, 60];

type Notification = { title: string; body: string; incidentId: string };

let ids = 0;

async function bed(startMs = nightMs) {
  const dataDir = temporaryFolder();
  const time = testTime(startMs);
  const notifications: Notification[] = [];
  let core: Core | null = null;
  const open = async () => {
    core = await openCore({
      dataDir,
      clock: time.clock,
      newId: () => `deadlines-${String(++ids).padStart(12, '0')}`,
      ports: { ...barePorts, notify: async (notification) => void notifications.push(notification) },
      mode: 'own',
      version: '0.0.0',
      watch: { timer: time.timer },
    });
    return createRouterClient(core.router, { context: { window: 'window-1', actor: null } });
  };
  let client = await open();
  const close = async () => {
    await core?.close();
    core = null;
  };
  onTestFinished(close);
  const self = {
    time,
    dataDir,
    notifications,
    get client() {
      return client;
    },
    command: (incidentId: string) => ({ incidentId, commandId: `command-${++ids}` }),
    pass: (durationMs: number) => time.advance(durationMs, async () => undefined),
    async restart(closedMs: number) {
      await close();
      time.skip({ wallMs: closedMs, monoMs: closedMs });
      client = await open();
      await self.pass(0);
    },
    async declare(title = '応答なし') {
      const { incidentId } = await client.incidents.declare({ commandId: `command-${++ids}`, title });
      await self.pass(0);
      return incidentId;
    },
    async rows(incidentId: string) {
      const rows = await client.incidents.timeline({ incidentId });
      return rows.flatMap(({ event, actor }) => (event.kind === 'deadlineDue' ? [{ ...event.payload, actor }] : []));
    },
    /** Minutes after the start that each was due, with how it was told. */
    async told(incidentId: string) {
      return (await self.rows(incidentId)).map(({ dueAtMs, timing }) => [(dueAtMs - startMs) / minute, timing]);
    },
    notices: async () => (await client.deadlines.get()).notices,
  };
  return self;
}

describe('a deadline', () => {
  it('comes by the wall clock: on the record, as a notice, as a notification of the desktop, once each', async () => {
    const app = await bed();
    const incidentId = await app.declare();
    await app.pass(4 * minute + 59_000);
    expect(app.notifications).toHaveLength(1);
    expect((await app.client.deadlines.get()).next).toMatchObject({ incidentId, minutes: 5, kind: 'firstChecks' });
    await app.pass(1_000);
    expect(app.notifications).toEqual([
      { title: '期限 エスカレーション 即時 (#1)', body: '応答なし', incidentId },
      { title: '期限 初動確認 5分 (#1)', body: '応答なし', incidentId },
    ]);
    await app.pass(3 * day);
    expect(await app.told(incidentId)).toEqual(responseMinutes.map((minutes) => [minutes, 'onTime']));
    expect(new Set((await app.rows(incidentId)).map(({ actor }) => actor))).toEqual(new Set(['Hikeshi']));
    expect(app.notifications).toHaveLength(4);
    expect((await app.notices()).map(({ minutes, timing }) => [minutes, timing])).toEqual(
      responseMinutes.map((minutes) => [minutes, 'onTime']),
    );
  });

  it('rings in one window only, and not long after', async () => {
    const app = await bed();
    await app.declare();
    const [one, other] = await Promise.all([app.client.deadlines.claimRings(), app.client.deadlines.claimRings()]);
    expect([one.length, other.length].sort()).toEqual([0, 1]);
    await app.pass(5 * minute);
    app.time.skip({ wallMs: 2 * minute, monoMs: 2 * minute });
    expect(await app.client.deadlines.claimRings()).toEqual([]);
  });

  it('is no notice any more once it is handled, snoozed or put aside, and rings again when the snooze ends', async () => {
    const app = await bed();
    const incidentId = await app.declare();
    await app.pass(5 * minute);
    const [atOnce, firstChecks] = await app.notices();
    if (!atOnce || !firstChecks) throw new Error('no notices');
    await app.client.deadlines.dismiss({ noticeIds: [atOnce.noticeId] });
    await app.client.incidents.snoozeDeadline({ ...app.command(incidentId), deadlineId: 'first-checks', minutes: 10 });
    expect(await app.notices()).toEqual([]);
    const before = app.notifications.length;
    await app.restart(minute);
    await app.pass(9 * minute);
    expect(app.notifications).toHaveLength(before + 1);
    expect(await app.notices()).toMatchObject([{ deadlineId: 'first-checks', timing: 'onTime' }]);
    await app.client.incidents.handleDeadline({
      ...app.command(incidentId),
      deadlineId: 'first-checks',
      outcome: 'done',
      reason: null,
    });
    expect(await app.notices()).toEqual([]);
  });

  it('of a closed incident still comes 48 hours after recovery', async () => {
    const app = await bed();
    const incidentId = await app.declare();
    const basedOn = null;
    await app.client.incidents.setMilestone({
      ...app.command(incidentId),
      milestone: 'recovered',
      atMs: app.time.clock.nowMs(),
      basedOn,
    });
    await app.client.incidents.close({ ...app.command(incidentId), reason: null });
    await app.restart(day);
    await app.pass(2 * day);
    expect(await app.told(incidentId)).toEqual([
      [0, 'onTime'],
      [48 * 60, 'onTime'],
    ]);
  });
});

const message = {
  language: 'ja',
  format: 'slack',
  text: '*第一報* 窯が冷えた',
  impact: '注文できない',
} as const;

describe('an update that was promised', () => {
  it('comes as any other deadline, for each audience, until the next message takes its place', async () => {
    const app = await bed();
    const incidentId = await app.declare();
    const startMs = app.time.clock.nowMs();
    const send = (kind: 'first' | 'update', audience: 'internal' | 'external', nextMinutes: number) =>
      app.client.messages.recordCopied({
        ...app.command(incidentId),
        ...message,
        kind,
        audience,
        nextUpdateAtMs: startMs + nextMinutes * minute,
      });
    await send('first', 'internal', 10);
    await send('first', 'external', 20);
    await app.pass(9 * minute);
    const before = app.notifications.length;
    expect((await app.client.deadlines.get()).next).toMatchObject({ incidentId, kind: 'internalUpdate', minutes: 10 });
    await app.pass(minute);
    expect(app.notifications.slice(before)).toEqual([{ title: '期限 続報 (社内) (#1)', body: '応答なし', incidentId }]);
    expect((await app.client.deadlines.claimRings()).map(({ kind }) => kind)).toContain('internalUpdate');

    // Sent: its notice is gone, and the next promise is waited for. The one to the outside was kept before its time.
    await send('update', 'internal', 40);
    await send('update', 'external', 60);
    expect((await app.notices()).filter(({ kind }) => kind === 'internalUpdate')).toEqual([]);
    await app.pass(25 * minute);
    expect(app.notifications.slice(before + 1).map(({ title }) => title)).toEqual(['期限 エスカレーション 30分 (#1)']);
    // Passed while the app was closed: on the record, and silent.
    await app.restart(20 * minute);
    expect((await app.notices()).map(({ kind, timing }) => [kind, timing])).toEqual([['internalUpdate', 'missed']]);
    expect(await app.client.deadlines.claimRings()).toEqual([]);
    const updates = (await app.rows(incidentId)).filter(({ deadlineId }) => deadlineId.includes('-update/'));
    expect(updates.map(({ dueAtMs, timing }) => [(dueAtMs - startMs) / minute, timing])).toEqual([
      [10, 'onTime'],
      [40, 'missed'],
    ]);
  });

  it('can be put off, or said to be not needed, which ends its clock', async () => {
    const app = await bed();
    const incidentId = await app.declare();
    const nextUpdateAtMs = app.time.clock.nowMs() + 10 * minute;
    await app.client.messages.recordCopied({
      ...app.command(incidentId),
      ...message,
      kind: 'first',
      audience: 'internal',
      nextUpdateAtMs,
    });
    await app.pass(10 * minute);
    const [notice] = (await app.notices()).filter(({ kind }) => kind === 'internalUpdate');
    const deadlineId = notice?.deadlineId ?? '';
    await app.client.incidents.snoozeDeadline({ ...app.command(incidentId), deadlineId, minutes: 5 });
    const before = app.notifications.length;
    await app.pass(5 * minute);
    expect(app.notifications.slice(before).map(({ title }) => title)).toEqual(['期限 続報 (社内) (#1)']);
    await app.client.incidents.handleDeadline({
      ...app.command(incidentId),
      deadlineId,
      outcome: 'notNeeded',
      reason: '電話で伝えた',
    });
    const { state } = await app.client.incidents.get({ incidentId });
    expect(nextUpdateOf(state)).toBeNull();
    expect((await app.notices()).filter(({ kind }) => kind === 'internalUpdate')).toEqual([]);
  });
});

describe('time that does not pass evenly', () => {
  it('a machine that slept tells right after it', async () => {
    const app = await bed();
    const incidentId = await app.declare();
    await app.pass(20 * minute);
    const before = app.notifications.length;
    app.time.skip({ wallMs: 20 * minute, monoMs: 0 });
    await app.pass(5_000);
    expect(app.notifications).toHaveLength(before + 1);
    await app.pass(hour);
    expect(await app.told(incidentId)).toEqual([
      [0, 'onTime'],
      [5, 'onTime'],
      [30, 'late'],
      [60, 'onTime'],
    ]);
  });

  it('what passed while the app was closed is shown as missed, and nothing rings', async () => {
    const app = await bed();
    const incidentId = await app.declare();
    await app.pass(20 * minute);
    const before = app.notifications.length;
    await app.restart(15 * minute);
    expect(app.notifications).toHaveLength(before);
    expect(await app.client.deadlines.claimRings()).toEqual([]);
    expect(await app.notices()).toMatchObject([{ minutes: 30, timing: 'missed' }]);
    const { deadlines } = await app.client.incidents.get({ incidentId });
    expect(deadlines.map(({ told }) => told)).toEqual(['onTime', 'onTime', 'missed', null, null]);
    await app.restart(minute);
    expect(await app.notices()).toEqual([]);
    await app.pass(hour);
    expect((await app.told(incidentId)).slice(2)).toEqual([
      [30, 'missed'],
      [60, 'onTime'],
    ]);
  });

  it.each([
    ['an hour back', -hour, ['onTime', 'onTime', 'onTime', 'onTime']],
    ['a day forward', day, ['onTime', 'onTime', 'missed', 'missed']],
  ])('a clock set %s tells of none twice', async (_, wallMs, timings) => {
    const app = await bed();
    const incidentId = await app.declare();
    await app.pass(20 * minute);
    app.time.skip({ wallMs, monoMs: 0 });
    await app.pass(3 * hour);
    app.time.skip({ wallMs: -wallMs, monoMs: 0 });
    await app.pass(3 * hour);
    expect((await app.told(incidentId)).map(([, timing]) => timing)).toEqual(timings);
  });

  it('the hour that summer time gives back is no hour of a deadline', async () => {
    // 01:40 in New York, twenty minutes before it is 01:00 again.
    const app = await bed(Date.UTC(2026, 10, 1, 5, 40));
    const { incidentId } = await app.client.incidents.declare({ commandId: 'summer', zone: 'America/New_York' });
    await app.pass(2 * hour);
    expect(await app.told(incidentId)).toEqual(responseMinutes.map((minutes) => [minutes, 'onTime']));
  });

  it('two incidents at once each have their own, and a year-old one that is still open never rings', async () => {
    const app = await bed();
    const old = await app.declare('一年前');
    await app.restart(365 * day);
    const told = await app.told(old);
    expect(told.slice(1).map(([, timing]) => timing)).toEqual(['missed', 'missed', 'missed']);
    const before = app.notifications.length;
    const one = await app.declare('一つめ');
    await app.pass(2 * minute);
    const other = await app.declare('二つめ');
    await app.pass(2 * hour);
    const rung = app.notifications.slice(before).map(({ body }) => body);
    expect(rung.filter((body) => body === '一つめ')).toHaveLength(4);
    expect(rung.filter((body) => body === '二つめ')).toHaveLength(4);
    expect(rung).toHaveLength(8);
    expect(await app.told(old)).toEqual(told);
    expect((await app.rows(one)).length + (await app.rows(other)).length).toBe(8);
  });

  it('an edited time never rings again, and never rings for what it puts into the past', async () => {
    const app = await bed();
    const incidentId = await app.declare();
    await app.pass(20 * minute);
    const before = app.notifications.length;
    const edit = async (atMs: number) => {
      const { state } = await app.client.incidents.get({ incidentId });
      const basedOn = state.lastEventOf['milestone:detected'] ?? null;
      await app.client.incidents.setMilestone({ ...app.command(incidentId), milestone: 'detected', atMs, basedOn });
      await app.pass(0);
    };
    await edit(nightMs + 18 * minute);
    await app.pass(10 * minute);
    expect(app.notifications).toHaveLength(before);
    await edit(nightMs - 10 * minute);
    expect(app.notifications).toHaveLength(before);
    expect((await app.told(incidentId)).slice(2)).toEqual([[20, 'missed']]);
    await app.pass(hour);
    expect((await app.told(incidentId)).slice(2)).toEqual([
      [20, 'missed'],
      [50, 'onTime'],
    ]);
  });
});

it('a record that cannot be written to silences no deadline, and makes none ring on', async () => {
  const app = await bed();
  await app.declare();
  const db = new Database(`${app.dataDir}/record.db`);
  db.exec("CREATE TRIGGER full BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'no more'); END");
  const before = app.notifications.length;
  await app.pass(10 * minute);
  expect(app.notifications).toHaveLength(before + 1);
  db.exec('DROP TRIGGER full');
  db.close();
  expect(readFileSync(`${app.dataDir}/faults.log`, 'utf8')).toContain('deadlines');
});
