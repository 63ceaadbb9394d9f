import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlinesOf } from '../../../shared/incident/deadlines.ts';
import { decide, type IncidentCommand } from '../../../shared/incident/decide.ts';
import { type Awaited, dueDeadlines } from '../../../shared/incident/due-deadlines.ts';
import type { Milestone } from '../../../shared/incident/event.ts';
import { decideUndo } from '../../../shared/incident/undo.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';
import { describeEvent, eventContext } from '../../../shared/text/describe-event.ts';
import { memoryRecord } from './record.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** 2026-11-24 03:02 in Tokyo. */
const declaredMs = Date.UTC(2026, 10, 23, 18, 2);

const runbook = parseRunbook(readFileSync('runbooks/todo-api.ja.md', 'utf8'));
const [atOnce, half, whole] = runbook.escalation.map(({ id }) => id) as [string, string, string];
const everyMinutes: Record<string, number> = { [atOnce]: 0, 'first-checks': 5, [half]: 30, [whole]: 60 };

/** One app over one record: a wall clock that can be moved in every way, and what the app waits for while it runs. */
function desk(zone = 'Asia/Tokyo', startMs = declaredMs) {
  const record = memoryRecord();
  record.append({
    kind: 'opened',
    happenedAtMs: startMs,
    payload: {
      title: '応答なし',
      zone,
      language: 'ja',
      drill: false,
      backdated: false,
      environment: null,
      runbook: { hash: 'hash', title: runbook.title ?? '' },
      alert: null,
    },
  });
  let nowMs = startMs;
  let awaited: Awaited = new Map();

  function look() {
    const seen = dueDeadlines(record.state(), runbook, { nowMs, awaited });
    awaited = seen.awaited;
    for (const { payload } of seen.due) {
      record.append({ kind: 'deadlineDue', happenedAtMs: payload.dueAtMs, payload }, { recordedAtMs: nowMs });
    }
    return seen;
  }

  const self = {
    record,
    now: () => nowMs,
    look,
    /** Awake: looks whenever something comes. */
    pass(durationMs: number) {
      const untilMs = nowMs + durationMs;
      for (let { nextAtMs } = look(); nextAtMs !== null && nextAtMs <= untilMs; { nextAtMs } = look()) nowMs = nextAtMs;
      nowMs = untilMs;
      look();
    },
    /** The wall clock goes on, or back, and nothing runs meanwhile. */
    skip(durationMs: number) {
      nowMs += durationMs;
      look();
    },
    closedFor(durationMs: number) {
      awaited = new Map();
      self.skip(durationMs);
    },
    do(command: IncidentCommand) {
      const decided = decide(record.state(), command, { nowMs, runbook, hasRow: () => true });
      if (decided.ok) for (const event of decided.value) record.append(event);
      return decided;
    },
    setMilestone(milestone: Milestone, atMs: number) {
      const basedOn = record.state().lastEventOf[`milestone:${milestone}`] ?? null;
      return self.do({ kind: 'setMilestone', milestone, atMs, basedOn });
    },
    told(): [string, string, number][] {
      return record.events.flatMap((event) =>
        event.kind === 'deadlineDue'
          ? [[event.payload.deadlineId, event.payload.timing, (event.payload.dueAtMs - startMs) / minute] as const]
          : [],
      ) as [string, string, number][];
    },
  };
  return self;
}

describe('deadlines of a runbook', () => {
  it('come at once, after 5, 30 and 60 minutes from detection, and 48 hours from recovery', () => {
    const { record } = desk();
    const atMinute = deadlinesOf(record.state(), runbook).map(({ id, dueAtMs }) => [
      id,
      dueAtMs === null ? null : (dueAtMs - declaredMs) / minute,
    ]);
    expect(atMinute).toEqual([
      [atOnce, 0],
      ['first-checks', 5],
      [half, 30],
      [whole, 60],
      ['postmortem', null],
    ]);
  });

  it('each come once, in time', () => {
    const app = desk();
    app.pass(3 * day);
    expect(app.told()).toEqual([
      [atOnce, 'onTime', 0],
      ['first-checks', 'onTime', 5],
      [half, 'onTime', 30],
      [whole, 'onTime', 60],
    ]);
    app.pass(400 * day);
    expect(app.told()).toHaveLength(4);
  });

  it('of the postmortem comes 48 hours after recovery, also once the incident is closed', () => {
    const app = desk();
    app.pass(10 * minute);
    app.setMilestone('recovered', app.now());
    app.do({ kind: 'close', reason: null });
    app.pass(3 * day);
    expect(app.told().slice(2)).toEqual([['postmortem', 'onTime', 10 + 48 * 60]]);
  });

  it('that are handled, overtaken by recovery or by the end of the incident, do not come', () => {
    const app = desk();
    app.look();
    app.do({ kind: 'handleDeadline', deadlineId: 'first-checks', outcome: 'done', reason: null });
    app.pass(40 * minute);
    app.do({ kind: 'close', reason: '誤報' });
    app.pass(day);
    expect(app.told().map(([id]) => id)).toEqual([atOnce, half]);
  });
});

describe('time that does not pass evenly', () => {
  it('a sleep across one: told late, right after it, once', () => {
    const app = desk();
    app.pass(20 * minute);
    app.skip(25 * minute);
    app.pass(hour);
    expect(app.told().slice(2)).toEqual([
      [half, 'late', 30],
      [whole, 'onTime', 60],
    ]);
  });

  it('a night asleep: missed, and nothing rings in the morning', () => {
    const app = desk();
    app.pass(20 * minute);
    app.skip(7 * hour);
    app.pass(hour);
    expect(app.told().slice(2)).toEqual([
      [half, 'missed', 30],
      [whole, 'missed', 60],
    ]);
  });

  it('a restart across one: missed; what comes after it comes in time', () => {
    const app = desk();
    app.pass(20 * minute);
    app.closedFor(15 * minute);
    app.pass(hour);
    app.closedFor(5 * minute);
    expect(app.told().slice(2)).toEqual([
      [half, 'missed', 30],
      [whole, 'onTime', 60],
    ]);
  });

  it('the clock set back an hour: what came does not come again, and the next waits for the clock', () => {
    const app = desk();
    app.pass(31 * minute);
    app.skip(-hour);
    app.pass(3 * hour);
    expect(app.told().slice(2)).toEqual([
      [half, 'onTime', 30],
      [whole, 'onTime', 60],
    ]);
  });

  it('the clock set forward a day: missed, also when it is set right again', () => {
    const app = desk();
    app.pass(10 * minute);
    app.skip(day);
    app.skip(-day);
    app.pass(2 * hour);
    expect(app.told().slice(2)).toEqual([
      [half, 'missed', 30],
      [whole, 'missed', 60],
    ]);
  });

  it('the end of summer time changes nothing but the words', () => {
    // 01:40 in New York, twenty minutes before 02:00 becomes 01:00.
    const startMs = Date.UTC(2026, 10, 1, 5, 40);
    const app = desk('America/New_York', startMs);
    app.pass(2 * hour);
    expect(app.told().map(([, timing, at]) => [timing, at])).toEqual([
      ['onTime', 0],
      ['onTime', 5],
      ['onTime', 30],
      ['onTime', 60],
    ]);
  });

  it('a year-old incident that is still open: shown as missed, and nothing rings', () => {
    const app = desk();
    app.closedFor(365 * day);
    expect(new Set(app.told().map(([, timing]) => timing))).toEqual(new Set(['missed']));
    expect(app.told()).toHaveLength(4);
    app.pass(day);
    expect(app.told()).toHaveLength(4);
  });

  it('two incidents at once: each has its own', () => {
    const [one, other] = [desk(), desk('Asia/Tokyo', declaredMs + 2 * minute)];
    for (const app of [one, other]) app.pass(2 * hour);
    expect(one.told()).toHaveLength(4);
    expect(other.told()).toEqual(one.told());
  });
});

describe('an edit of a milestone', () => {
  it('moves what is to come, and what came does not come again', () => {
    const app = desk();
    app.pass(6 * minute);
    app.setMilestone('detected', declaredMs + 4 * minute);
    app.pass(2 * hour);
    expect(app.told()).toEqual([
      [atOnce, 'onTime', 0],
      ['first-checks', 'onTime', 5],
      [half, 'onTime', 34],
      [whole, 'onTime', 64],
    ]);
  });

  it('never rings what it puts into the past', () => {
    const app = desk();
    app.pass(20 * minute);
    app.setMilestone('detected', declaredMs - 20 * minute);
    app.pass(hour);
    expect(app.told().slice(2)).toEqual([
      [half, 'missed', 10],
      [whole, 'onTime', 40],
    ]);
  });

  it('does not hide what holds at once from somebody who declares what was detected earlier', () => {
    const app = desk();
    app.setMilestone('detected', declaredMs - 3 * minute);
    app.pass(minute);
    expect(app.told()).toEqual([[atOnce, 'onTime', 0]]);
  });
});

describe('what a person does about one', () => {
  const snooze = (deadlineId: string, minutes: number): IncidentCommand => ({
    kind: 'snoozeDeadline',
    deadlineId,
    minutes,
  });

  it('a snooze tells again when it ends, once, and the last one counts', () => {
    const app = desk();
    app.pass(5 * minute);
    app.do(snooze('first-checks', 10));
    app.pass(2 * minute);
    app.do(snooze('first-checks', 10));
    expect(deadlinesOf(app.record.state(), runbook).find(({ id }) => id === 'first-checks')).toMatchObject({
      told: 'onTime',
      snoozedUntilMs: declaredMs + 17 * minute,
    });
    app.pass(15 * minute);
    expect(app.told().slice(1)).toEqual([
      ['first-checks', 'onTime', 5],
      ['first-checks', 'onTime', 17],
    ]);
    const rows = app.record
      .rows()
      .map((row) => describeEvent(row, eventContext(app.record.state(), runbook), 'ja').text);
    expect(rows).toContain('期限到来: 初動確認');
    expect(rows).toContain('期限 初動確認: 10分スヌーズ');
    expect(rows).toContain('期限 初動確認: スヌーズ終了');
  });

  it('a snooze that is undone, or whose deadline is handled, tells nothing', () => {
    const app = desk();
    app.pass(5 * minute);
    app.do(snooze('first-checks', 10));
    const undone = decideUndo(app.record.events, null, 'device-a', app.now());
    if (!undone.ok) throw new Error('not undone');
    for (const event of undone.value) app.record.append(event);
    app.do(snooze(atOnce, 10));
    app.do({ kind: 'handleDeadline', deadlineId: atOnce, outcome: 'done', reason: null });
    app.pass(20 * minute);
    expect(app.told()).toHaveLength(2);
  });

  it('is refused without a reason where one is owed, of what is handled, and of what the runbook does not set', () => {
    const app = desk();
    const notNeeded = { kind: 'handleDeadline', deadlineId: half, outcome: 'notNeeded' } as const;
    expect(app.do({ ...notNeeded, reason: ' ' })).toMatchObject({
      ok: false,
      problem: { data: { reason: 'deadlineNeedsReason' } },
    });
    expect(app.do({ ...notNeeded, reason: '復旧間近' })).toMatchObject({ ok: true });
    expect(app.do(snooze(half, 5))).toMatchObject({ ok: false, problem: { data: { reason: 'deadlineHandled' } } });
    expect(app.do(snooze('nowhere', 5))).toMatchObject({ ok: false, problem: { data: { reason: 'noSuchDeadline' } } });
  });
});

describe('whatever happens to time', () => {
  type Step =
    | { kind: 'pass' | 'skip' | 'closedFor'; minutes: number }
    | { kind: 'detected' | 'recovered'; minutes: number }
    | { kind: 'snooze' | 'handle'; deadlineId: string; minutes: number };

  const ids = [atOnce, 'first-checks', half, whole, 'postmortem'];
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ kind: fc.constantFrom('pass' as const), minutes: fc.integer({ min: 0, max: 90 }) }),
    fc.record({ kind: fc.constantFrom('skip' as const), minutes: fc.integer({ min: -1_500, max: 4_000 }) }),
    fc.record({ kind: fc.constantFrom('closedFor' as const), minutes: fc.integer({ min: 1, max: 4_000 }) }),
    fc.record({
      kind: fc.constantFrom('detected' as const, 'recovered' as const),
      minutes: fc.integer({ min: 0, max: 90 }),
    }),
    fc.record({
      kind: fc.constantFrom('snooze' as const, 'handle' as const),
      deadlineId: fc.constantFrom(...ids),
      minutes: fc.integer({ min: 1, max: 60 }),
    }),
  );

  function take(app: ReturnType<typeof desk>, { kind, ...given }: Step): void {
    const { minutes } = given;
    if (kind === 'pass' || kind === 'skip' || kind === 'closedFor') app[kind](minutes * minute);
    else if (kind === 'detected' || kind === 'recovered') app.setMilestone(kind, app.now() - minutes * minute);
    else if ('deadlineId' in given && kind === 'snooze') {
      app.do({ kind: 'snoozeDeadline', deadlineId: given.deadlineId, minutes });
    } else if ('deadlineId' in given) {
      app.do({ kind: 'handleDeadline', deadlineId: given.deadlineId, outcome: 'done', reason: null });
    }
    app.look();
  }

  it('each is told of once at most, nothing old rings, and nothing that passed is left out', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const app = desk();
        app.look();
        for (const each of steps) {
          const before = app.record.events.length;
          take(app, each);
          const added = app.record.events
            .slice(before)
            .flatMap((event) => (event.kind === 'deadlineDue' ? [event] : []));
          for (const { payload, recordedAtMs } of added) {
            const passedMs = recordedAtMs - payload.dueAtMs;
            expect(passedMs).toBeGreaterThanOrEqual(0);
            if (payload.timing !== 'missed') expect(passedMs).toBeLessThanOrEqual(hour);
            if (each.kind === 'pass') continue;
            // While the app was closed, or by an edit: only what is of this very moment may ring.
            if (each.kind !== 'skip' && passedMs > minute) expect(payload.timing).toBe('missed');
          }
        }
        const told = app.record.events.flatMap((event) =>
          event.kind === 'deadlineDue' ? [`${event.payload.deadlineId} ${event.payload.snoozeId}`] : [],
        );
        expect(new Set(told).size).toBe(told.length);
        const { milestones, deadlinesHandled } = app.record.state();
        if (milestones.recovered !== null) return;
        const startMs = milestones.detected?.atMs ?? declaredMs;
        for (const [id, minutes] of Object.entries(everyMinutes)) {
          const hasPassed = Math.max(startMs, minutes === 0 ? declaredMs : 0) + minutes * minute <= app.now();
          if (hasPassed && !(id in deadlinesHandled)) expect(told).toContain(`${id} null`);
        }
      }),
      { numRuns: 300 },
    );
  });
});
