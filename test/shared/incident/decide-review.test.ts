/** Choices about the document: what is written of them, what is refused, and what they add up to. */
import { describe, expect, it } from 'vitest';
import { decide, type IncidentCommand } from '../../../shared/incident/decide.ts';
import type { NewEvent } from '../../../shared/incident/event.ts';
import { rowLabel } from '../../../shared/incident/row-label.ts';
import { evidence, opening } from '../postmortem/outage.ts';
import { memoryRecord } from './record.ts';

const basedOn = null;

function begun() {
  const record = memoryRecord();
  record.append({ kind: 'opened', happenedAtMs: 1_000, payload: opening });
  const note = record.append({ kind: 'noteAdded', happenedAtMs: 2_000, payload: { text: 'DBが遅い' } });
  record.append({ kind: 'evidenceAttached', happenedAtMs: 3_000, payload: { evidence: evidence(1) } });
  const run = (command: IncidentCommand) => {
    const hasRow = (id: string) => record.events.some((event) => event.id === id);
    const decided = decide(record.state(), command, { nowMs: 9_000, runbook: null, hasRow });
    if (decided.ok) for (const event of decided.value) record.append(event as NewEvent);
    return decided;
  };
  return { record, note, run };
}

describe('a row of the document', () => {
  it('is chosen, kept out, and left to the rule again', () => {
    const { record, note, run } = begun();
    const chosen = () => record.rows().find(({ eventId }) => eventId === note)?.inDocument;
    expect(chosen()).toBeNull();
    run({ kind: 'chooseRow', target: note, inDocument: false });
    expect(chosen()).toBe(false);
    run({ kind: 'chooseRow', target: note, inDocument: true });
    expect(chosen()).toBe(true);
    run({ kind: 'chooseRow', target: note, inDocument: null });
    expect(chosen()).toBeNull();
    expect(record.rows()).toHaveLength(3);
  });

  it('must be in the record', () => {
    const { run } = begun();
    expect(run({ kind: 'chooseRow', target: 'nowhere', inDocument: true })).toMatchObject({
      ok: false,
      problem: { code: 'NOT_FOUND' },
    });
  });

  it('has a label that stays, by device', () => {
    const { record } = begun();
    const [first, second] = record.events;
    if (!first || !second) throw new Error('no events');
    expect(rowLabel(second, ['device-a'])).toBe('R-002');
    expect(rowLabel({ ...first, chainSeq: 1_234, deviceId: 'device-b' }, ['device-a', 'device-b'])).toBe('R-B1234');
  });
});

describe('evidence linked later', () => {
  it('stands with the row, and with the cause and the milestone that the row set', () => {
    const { record, note, run } = begun();
    const cause = { runbookHash: '', id: 'c1', key: 'c1' };
    const set = record.append({
      kind: 'causeSet',
      happenedAtMs: 4_000,
      payload: { cause, text: '枯渇', patternNumber: 1, state: 'confirmed', reason: null, evidenceIds: [], basedOn },
    });
    const began = record.append({
      kind: 'milestoneSet',
      happenedAtMs: 5_000,
      payload: { milestone: 'began', atMs: 500, source: 'responder', evidenceIds: [], basedOn },
    });
    for (const target of [note, set, began]) run({ kind: 'linkEvidence', target, evidenceIds: ['evidence-1'] });
    const linked = record.rows().filter(({ linkedEvidenceIds }) => linkedEvidenceIds.length > 0);
    expect(linked.map(({ eventId }) => eventId)).toEqual([note, set, began]);
    expect(record.state().causes.c1?.evidenceIds).toEqual(['evidence-1']);
    expect(record.state().milestones.began?.evidenceIds).toEqual(['evidence-1']);
    expect(record.state().milestones.declared?.evidenceIds).toEqual([]);
  });

  it('must exist', () => {
    const { note, run } = begun();
    expect(run({ kind: 'linkEvidence', target: note, evidenceIds: ['evidence-7'] })).toMatchObject({
      ok: false,
      problem: { code: 'NOT_FOUND' },
    });
  });
});

describe('findings, sections and proposed edits', () => {
  it('waves a finding through with a reason only, and brings it back', () => {
    const { record, run } = begun();
    expect(run({ kind: 'waiveFinding', finding: 'gap:a', reason: '  ', basedOn })).toMatchObject({ ok: false });
    run({ kind: 'waiveFinding', finding: 'gap:a', reason: '待機中', basedOn });
    expect(record.state().review.waived).toMatchObject({ 'gap:a': { reason: '待機中', actor: 'Sato' } });
    const seen = record.state().lastEventOf['finding:gap:a'] ?? null;
    expect(run({ kind: 'waiveFinding', finding: 'gap:a', reason: null, basedOn })).toMatchObject({
      ok: false,
      problem: { code: 'CONFLICT' },
    });
    run({ kind: 'waiveFinding', finding: 'gap:a', reason: null, basedOn: seen });
    expect(record.state().review.waived).toEqual({});
  });

  it('keeps who confirmed what, and what was before them', () => {
    const { record, run } = begun();
    const seen = [{ deviceId: 'device-a', chainSeq: 3 }];
    run({ kind: 'confirmReview', seen, included: ['event-1'], excluded: ['event-2'], openFindings: 1 });
    expect(record.state().review.confirmed).toEqual({
      seen,
      included: ['event-1'],
      excluded: ['event-2'],
      openFindings: 1,
      eventId: 'event-4',
      actor: 'Sato',
      happenedAtMs: 9_000,
    });
  });

  it('adds a section once and takes it out', () => {
    const { record, run } = begun();
    run({ kind: 'addSection', title: ' 費用 ', present: true, basedOn });
    expect(record.state().review.addedSections).toEqual(['費用']);
    const last = record.state().lastEventOf['addedSection:費用'] ?? null;
    expect(run({ kind: 'addSection', title: '費用', present: true, basedOn: last })).toEqual({ ok: true, value: [] });
    run({ kind: 'addSection', title: '費用', present: false, basedOn: last });
    expect(record.state().review.addedSections).toEqual([]);
    expect(run({ kind: 'addSection', title: ' ', present: true, basedOn })).toMatchObject({ ok: false });
  });

  it('accepts a proposed edit, and declines one with a reason', () => {
    const { record, run } = begun();
    run({ kind: 'decideRunbookEdit', edit: 'note:a', state: 'accepted', reason: null, basedOn });
    expect(run({ kind: 'decideRunbookEdit', edit: 'note:b', state: 'declined', reason: '', basedOn })).toMatchObject({
      ok: false,
    });
    run({ kind: 'decideRunbookEdit', edit: 'note:b', state: 'declined', reason: '一度きり', basedOn });
    expect(record.state().review.runbookEdits).toMatchObject({
      'note:a': { state: 'accepted', reason: null },
      'note:b': { state: 'declined', reason: '一度きり' },
    });
  });

  it('may still be decided when the incident is closed', () => {
    const { record, run } = begun();
    record.append({ kind: 'closed', happenedAtMs: 6_000, payload: { reason: null } });
    expect(run({ kind: 'addSection', title: '費用', present: true, basedOn })).toMatchObject({ ok: true });
  });
});
