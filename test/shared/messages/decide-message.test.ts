import { describe, expect, it } from 'vitest';
import { decide } from '../../../shared/incident/decide.ts';
import type { NewEvent, Payload } from '../../../shared/incident/event.ts';
import { nextUpdateAtMs } from '../../../shared/incident/message-record.ts';
import { memoryRecord } from '../incident/record.ts';
import { opening } from '../postmortem/outage.ts';

const nowMs = 1_000_000;
const message = (change: Partial<Payload<'messageSent'>> = {}): Payload<'messageSent'> => ({
  kind: 'first',
  audience: 'internal',
  language: 'ja',
  format: 'slack',
  text: '窯が冷えた',
  impact: '注文できない',
  nextUpdateAtMs: nowMs + 60_000,
  way: 'copied',
  ...change,
});
const sent = (change: Partial<Payload<'messageSent'>>, happenedAtMs: number): NewEvent => ({
  kind: 'messageSent',
  happenedAtMs,
  payload: message(change),
});

function stateAfter(...events: NewEvent[]) {
  const record = memoryRecord();
  record.append({ kind: 'opened', happenedAtMs: 0, payload: opening });
  for (const event of events) record.append(event);
  return record.state();
}

function refusal(change: Partial<Payload<'messageSent'>>, ...events: NewEvent[]) {
  const context = { nowMs, runbook: null, hasRow: () => true };
  const command = { kind: 'recordMessage' as const, message: message(change), actor: 'Kato' };
  const decided = decide(stateAfter(...events), command, context);
  return decided.ok ? decided.value.map(({ kind }) => kind) : decided.problem.data.reason;
}

describe('a message goes out', () => {
  it('with its impact and its next update', () => {
    expect(refusal({})).toContain('messageSent');
    expect(refusal({ impact: ' ' })).toBe('messageNeedsImpact');
    expect(refusal({ nextUpdateAtMs: null })).toBe('messageNeedsNextUpdate');
    expect(refusal({ kind: 'update', nextUpdateAtMs: null })).toBe('messageNeedsNextUpdate');
    expect(refusal({ nextUpdateAtMs: nowMs })).toBe('nextUpdateIsPast');
  });

  it('as a recovery notice once it is recovered', () => {
    const last = { kind: 'recovery', nextUpdateAtMs: null } as const;
    expect(refusal(last)).toBe('messageNotRecovered');
    expect(
      refusal(last, {
        kind: 'milestoneSet',
        happenedAtMs: 5,
        payload: { milestone: 'recovered', atMs: 5, source: 'responder', evidenceIds: [], basedOn: null },
      }),
    ).toContain('messageSent');
  });

  it('to the outside without guesses and names', () => {
    expect(refusal({ audience: 'external', impact: 'DBの可能性' })).toBe('externalSaysTooMuch');
    expect(refusal({ audience: 'external', text: 'Kato が対応中' })).toBe('externalSaysTooMuch');
    expect(refusal({ audience: 'internal', impact: 'DBの可能性' })).toContain('messageSent');
    expect(refusal({ audience: 'external' })).toContain('messageSent');
  });
});

describe('the clock of the next update', () => {
  it('runs from the last message to each audience, the soonest first', () => {
    expect(nextUpdateAtMs(stateAfter())).toBeNull();
    const inside = sent({ nextUpdateAtMs: 500 }, 1);
    expect(nextUpdateAtMs(stateAfter(inside))).toBe(500);
    const outside = sent({ audience: 'external', nextUpdateAtMs: 900 }, 2);
    expect(nextUpdateAtMs(stateAfter(inside, outside))).toBe(500);
    expect(nextUpdateAtMs(stateAfter(inside, outside, sent({ kind: 'update', nextUpdateAtMs: 1500 }, 3)))).toBe(900);
  });

  it('is not started by a webhook that is not known to have taken it', () => {
    const record = memoryRecord();
    record.append({ kind: 'opened', happenedAtMs: 0, payload: opening });
    const messageId = record.append(sent({ way: 'webhook', nextUpdateAtMs: 700 }, 1));
    expect(nextUpdateAtMs(record.state())).toBeNull();
    record.append({
      kind: 'messageDelivered',
      happenedAtMs: 2,
      payload: { messageId, outcome: 'delivered', status: 200 },
    });
    expect(nextUpdateAtMs(record.state())).toBe(700);
  });

  it('stops with a last one and with the end of the incident', () => {
    const inside = sent({ nextUpdateAtMs: 500 }, 1);
    expect(nextUpdateAtMs(stateAfter(inside, sent({ kind: 'recovery', nextUpdateAtMs: null }, 2)))).toBeNull();
    const closed: NewEvent = { kind: 'closed', happenedAtMs: 3, payload: { reason: null } };
    expect(nextUpdateAtMs(stateAfter(inside, closed))).toBeNull();
  });
});
