import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Awaited, dueDeadlines } from '../../../shared/incident/due-deadlines.ts';
import type { Audience } from '../../../shared/incident/message-payloads.ts';
import { describeEvent, eventContext } from '../../../shared/text/describe-event.ts';
import { opening } from '../postmortem/outage.ts';
import { memoryRecord } from './record.ts';

const minute = 60_000;

/** An app that is awake all the time over an incident without a runbook, minute by minute. */
function desk() {
  const record = memoryRecord();
  record.append({ kind: 'opened', happenedAtMs: 0, payload: { ...opening, runbook: null } });
  let nowMs = 0;
  let awaited: Awaited = new Map();
  return {
    record,
    send(audience: Audience, nextMinutes: number | null) {
      record.append({
        kind: 'messageSent',
        happenedAtMs: nowMs,
        payload: {
          kind: 'update',
          audience,
          language: 'ja',
          format: 'plain',
          text: '窯が冷えた',
          impact: '注文できない',
          nextUpdateAtMs: nextMinutes === null ? null : nowMs + nextMinutes * minute,
          way: 'copied',
        },
      });
    },
    pass(minutes: number) {
      const rung: { audience: string | undefined; atMinute: number }[] = [];
      for (const untilMs = nowMs + minutes * minute; ; nowMs += minute) {
        const seen = dueDeadlines(record.state(), null, { nowMs, awaited });
        awaited = seen.awaited;
        for (const { payload } of seen.due) {
          expect(payload.timing).toBe('onTime');
          record.append({ kind: 'deadlineDue', happenedAtMs: payload.dueAtMs, payload });
          rung.push({ audience: payload.deadlineId.split('-')[0], atMinute: payload.dueAtMs / minute });
        }
        if (nowMs >= untilMs) return rung;
      }
    },
  };
}

describe('the update that a message promised', () => {
  it('is due to each audience at its own time, also without a runbook', () => {
    const app = desk();
    app.send('internal', 30);
    app.send('external', 60);
    expect(app.pass(90)).toEqual([
      { audience: 'internal', atMinute: 30 },
      { audience: 'external', atMinute: 60 },
    ]);
    const row = app.record.rows().find(({ event }) => event.kind === 'deadlineDue');
    if (row === undefined) throw new Error('no row');
    const context = eventContext(app.record.state(), null);
    expect(describeEvent(row, context, 'ja').text).toBe('期限到来: 続報 (社内)');
    expect(describeEvent(row, context, 'en').text).toBe('Deadline due: update (inside)');
  });

  it('rings once where nothing was sent before its time, and never where something was', () => {
    const steps = fc.array(
      fc.record({
        audience: fc.constantFrom<Audience>('internal', 'external'),
        next: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
        pass: fc.integer({ min: 0, max: 30 }),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        const app = desk();
        const promised: Partial<Record<Audience, number>> = {};
        let now = 0;
        for (const { audience, next, pass } of all) {
          app.send(audience, next);
          if (next === null) delete promised[audience];
          else promised[audience] = now + next;
          now += pass;
          const expected = Object.entries(promised).filter(([, at]) => at <= now);
          for (const [to] of expected) delete promised[to as Audience];
          const rung = app.pass(pass).map(({ audience: to, atMinute }) => [to, atMinute]);
          expect(rung.sort()).toEqual(expected.sort());
        }
      }),
    );
  });
});
