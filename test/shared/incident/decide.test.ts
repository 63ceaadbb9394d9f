import { describe, expect, it } from 'vitest';
import { decide, type IncidentCommand } from '../../../shared/incident/decide.ts';
import type { NewEvent, RecordedEvent } from '../../../shared/incident/event.ts';
import { fold } from '../../../shared/incident/fold.ts';
import type { IncidentState } from '../../../shared/incident/state.ts';
import { decideUndo } from '../../../shared/incident/undo.ts';
import type { Runbook } from '../../../shared/runbook/model.ts';

const place = { line: 1, column: 1 };
const item = (id: string, text: string) => ({ id, key: text, text, ...place });
const runbook: Runbook = {
  title: 'Bakery',
  overview: null,
  contacts: [],
  escalation: [],
  preparation: [{ ...item('preparation/1', 'Keys at hand'), check: null }],
  patterns: [
    {
      id: 'pattern-1',
      key: 'oven cold',
      ...place,
      number: 1,
      title: 'Oven cold',
      afterDeployment: false,
      symptoms: [],
      procedures: [],
      causes: [
        {
          id: 'pattern-1/cause-1',
          key: 'fuse',
          ...place,
          cause: 'Fuse',
          howToTell: null,
          action: null,
          signatures: [],
          seePattern: null,
        },
      ],
    },
  ],
  metrics: [],
  logs: [],
  recoveryChecklist: [],
  postmortemDueMinutes: null,
  postmortemSections: [],
  faq: [],
  appendix: [],
  rollbackRules: [],
  changelog: [],
  other: [],
  diagnostics: [],
};

/** A record in memory: events get the identity and order that a store would give them. */
function record() {
  const events: RecordedEvent[] = [];
  const append = (event: NewEvent): string => {
    const lamport = events.length + 1;
    const id = `e${lamport}`;
    const envelope = {
      id,
      seq: lamport,
      incidentId: 'i',
      deviceId: 'd',
      chainSeq: lamport,
      lamport,
      actor: 'a',
      v: 1,
      recordedAtMs: 0,
    };
    events.push({ ...envelope, ...event } as RecordedEvent);
    return id;
  };
  append({
    kind: 'opened',
    happenedAtMs: 1_000,
    payload: {
      title: 'Cold bread',
      zone: 'Asia/Tokyo',
      language: 'ja',
      drill: false,
      backdated: false,
      environment: null,
      runbook: { hash: 'h', title: 'Bakery' },
      alert: null,
    },
  });
  const state = (): IncidentState => fold('i', events);
  const run = (command: IncidentCommand, nowMs = 2_000) => {
    const hasRow = (id: string) => events.some((event) => event.id === id);
    const decision = decide(state(), command, { nowMs, runbook, hasRow });
    if (decision.ok) decision.value.forEach(append);
    return decision;
  };
  return { events, append, state, run };
}

const code = (result: ReturnType<typeof decide>) => (result.ok ? 'ok' : result.problem.code);

describe('decide', () => {
  it('sets a checklist item and notes that the response began, once', () => {
    const { run, state, events } = record();
    const tick = { kind: 'setItem', itemId: 'preparation/1', state: 'ok', reason: null, basedOn: null } as const;
    expect(code(run(tick, 5_000))).toBe('ok');
    expect(state().items['preparation/1']?.state).toBe('ok');
    expect(state().milestones.responseBegan?.atMs).toBe(5_000);
    run({ ...tick, state: 'failed', basedOn: 'e2' }, 9_000);
    expect(events.filter((event) => event.kind === 'milestoneSet')).toHaveLength(1);
    expect(state().milestones.responseBegan?.atMs).toBe(5_000);
  });

  it('adds notes written elsewhere at their own moments, all or none, and counts none as the response having begun', () => {
    const { run, state, events } = record();
    const notes = [
      { text: 'Dough prepared', atMs: 500 },
      { text: 'Ovens cold', atMs: 1_500 },
    ];
    expect(code(run({ kind: 'addNotes', notes: [...notes, { text: 'Not yet', atMs: 2_001 }] }, 2_000))).toBe('INVALID');
    expect(events).toHaveLength(1);
    expect(code(run({ kind: 'addNotes', notes }, 2_000))).toBe('ok');
    expect(events.slice(1).map(({ kind, payload, happenedAtMs }) => ({ kind, payload, happenedAtMs }))).toEqual([
      { kind: 'noteAdded', payload: { text: 'Dough prepared' }, happenedAtMs: 500 },
      { kind: 'noteAdded', payload: { text: 'Ovens cold' }, happenedAtMs: 1_500 },
    ]);
    expect(state().milestones.responseBegan).toBeNull();
  });

  it('writes nothing where the value already stands', () => {
    const { run } = record();
    expect(run({ kind: 'setTitle', title: 'Cold bread', basedOn: null })).toEqual({ ok: true, value: [] });
    expect(run({ kind: 'setMilestone', milestone: 'began', atMs: null, basedOn: null })).toEqual({
      ok: true,
      value: [],
    });
  });

  it('refuses a setter whose author saw an older value, and leaves the newer one', () => {
    const { run, state } = record();
    run({ kind: 'setSeverity', severity: 2, basedOn: null });
    const stale = run({ kind: 'setSeverity', severity: 1, basedOn: null });
    expect(code(stale)).toBe('CONFLICT');
    expect(state().severity).toBe(2);
    expect(code(run({ kind: 'setSeverity', severity: 1, basedOn: 'e2' }))).toBe('ok');
    expect(state().severity).toBe(1);
  });

  it('never lets notes conflict, and dates them by the first keystroke, never later than now', () => {
    const { run, events } = record();
    run({ kind: 'addNote', text: 'smoke', startedAtMs: 1_500 }, 2_000);
    run({ kind: 'addNote', text: 'more smoke', startedAtMs: 9_000 }, 2_500);
    const notes = events.filter((event) => event.kind === 'noteAdded');
    expect(notes.map((event) => event.happenedAtMs)).toEqual([1_500, 2_500]);
  });

  it('wants a reason for a skip, a known place in the runbook, and a time that has come', () => {
    const { run } = record();
    const skip = { kind: 'setItem', itemId: 'preparation/1', state: 'skipped', basedOn: null } as const;
    expect(code(run({ ...skip, reason: ' ' }))).toBe('INVALID');
    expect(code(run({ ...skip, reason: 'no time' }))).toBe('ok');
    expect(code(run({ ...skip, itemId: 'preparation/9', reason: 'x' }))).toBe('NOT_FOUND');
    expect(code(run({ kind: 'setPattern', patternId: 'pattern-9', active: true, basedOn: null }))).toBe('NOT_FOUND');
    expect(code(run({ kind: 'setMilestone', milestone: 'began', atMs: 2_001, basedOn: null }, 2_000))).toBe('INVALID');
    expect(code(run({ kind: 'strike', target: 'e99', reason: 'x' }))).toBe('NOT_FOUND');
  });

  it('keeps two patterns active in the order they were chosen, and lets one go', () => {
    const { run, state } = record();
    run({ kind: 'setPattern', patternId: 'pattern-1', active: true, basedOn: null });
    expect(state().activePatterns.map(({ number }) => number)).toEqual([1]);
    const basedOn = state().lastEventOf['pattern:pattern-1'] ?? null;
    run({ kind: 'setPattern', patternId: 'pattern-1', active: false, basedOn });
    expect(state().activePatterns).toEqual([]);
  });

  it('lets a closed incident be put right, but not be worked on', () => {
    const { run, state } = record();
    run({ kind: 'close', reason: null });
    expect(code(run({ kind: 'setPattern', patternId: 'pattern-1', active: true, basedOn: null }))).toBe('INVALID');
    expect(code(run({ kind: 'addNote', text: 'afterwards', startedAtMs: null }))).toBe('ok');
    expect(state().milestones.responseBegan).toBeNull();
    expect(code(run({ kind: 'reopen', reason: 'came back' }))).toBe('ok');
    expect(state().status).toBe('open');
  });
});

describe('decideUndo', () => {
  it('takes back the last decision of this device, then the one before, and keeps measurements', () => {
    const { run, events, append, state } = record();
    run({ kind: 'setSeverity', severity: 2, basedOn: null });
    run({ kind: 'setSeverity', severity: 1, basedOn: 'e2' });
    append({ kind: 'clockOffsetMeasured', happenedAtMs: 3_000, payload: { target: 'api', offsetMs: 2_000 } });
    const undo = () => {
      const decision = decideUndo(events, null, 'd', 4_000);
      if (decision.ok) decision.value.forEach(append);
      return decision.ok;
    };
    expect(undo()).toBe(true);
    expect(state().severity).toBe(2);
    expect(undo()).toBe(true);
    expect(state().severity).toBeNull();
    expect(undo()).toBe(false);
    expect(state().clockOffsets).toHaveLength(1);
  });

  it('gives a setter its older base back, so that the next change is no conflict', () => {
    const { run, events, append } = record();
    run({ kind: 'setSeverity', severity: 2, basedOn: null });
    const decision = decideUndo(events, 'e2', 'd', 4_000);
    if (decision.ok) decision.value.forEach(append);
    expect(code(run({ kind: 'setSeverity', severity: 3, basedOn: null }))).toBe('ok');
  });

  it('leaves what another device decided alone', () => {
    const { run, events } = record();
    run({ kind: 'setSeverity', severity: 2, basedOn: null });
    expect(decideUndo(events, null, 'other', 4_000).ok).toBe(false);
  });
});
