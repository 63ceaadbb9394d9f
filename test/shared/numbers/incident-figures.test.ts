import { expect, it } from 'vitest';
import type { NewEvent } from '../../../shared/incident/event.ts';
import { incidentFiguresOf } from '../../../shared/numbers/incident-figures.ts';
import { memoryRecord } from '../incident/record.ts';
import { opening } from '../postmortem/outage.ts';

const minute = 60_000;

function milestone(name: 'began' | 'detected' | 'mitigated' | 'recovered', atMinute: number): NewEvent {
  return {
    kind: 'milestoneSet',
    happenedAtMs: 0,
    payload: { milestone: name, atMs: atMinute * minute, source: 'responder', evidenceIds: [], basedOn: null },
  };
}

function check(title: string, number: number): NewEvent {
  const evidence = {
    id: `e-${number}`,
    number,
    title,
    contentType: 'text/plain',
    blobHash: 'h',
    storedBytes: 1,
    wholeBytes: 1,
    wholeHash: 'h',
  };
  const command = { runbookHash: 'h', id: title, key: title };
  return {
    kind: 'checkRan',
    happenedAtMs: 0,
    payload: {
      command,
      checkId: title,
      sweepId: null,
      title,
      target: 't',
      durationMs: 1,
      level: 'critical',
      readings: [],
      evidence,
    },
  };
}

function cause(
  id: string,
  text: string,
  state: 'suspected' | 'confirmed' | 'ruledOut',
  evidenceIds: string[],
): NewEvent {
  const payload = {
    cause: { runbookHash: 'h', id, key: id },
    text,
    patternNumber: 1,
    state,
    reason: null,
    evidenceIds,
  };
  return { kind: 'causeSet', happenedAtMs: 0, payload: { ...payload, basedOn: null } };
}

function related(incidentId: string, relation: 'recurrenceOf' | 'recurredAs' | 'unrelatedTo'): NewEvent {
  return {
    kind: 'incidentRelated',
    happenedAtMs: 0,
    payload: { relation, incidentId, title: 'もと', declaredAtMs: 7 },
  };
}

function figuresOf(events: NewEvent[]) {
  const record = memoryRecord();
  record.append({ kind: 'opened', happenedAtMs: 0, payload: opening });
  for (const event of events) record.append(event);
  return incidentFiguresOf(record.state());
}

it('take durations from milestones, unknown where one is missing or before the other', () => {
  const began = milestone('began', 10);
  expect(
    figuresOf([began, milestone('detected', 12), milestone('mitigated', 9), milestone('recovered', 70)]).durationsMs,
  ).toEqual([2 * minute, null, null, 60 * minute]);
});

it('keep confirmed causes with the checks that were cited, whatever else was cited or suspected', () => {
  expect(
    figuresOf([
      check('ログ', 1),
      check('接続数', 2),
      check('ログ', 3),
      cause('c-1', '枯渇', 'confirmed', ['e-1', 'e-3', 'picture']),
      cause('c-2', '枯渇', 'confirmed', ['e-2']),
      cause('c-3', '設定', 'suspected', ['e-2']),
      cause('c-4', '負荷', 'confirmed', []),
      cause('c-4', '負荷', 'ruledOut', []),
    ]).causes,
  ).toEqual([{ text: '枯渇', foundBy: ['ログ', '接続数'] }]);
});

it('keep the earlier incident that was named last, unless it was told apart again', () => {
  const earlier = { incidentId: 'x', title: 'もと', declaredAtMs: 7 };
  expect(figuresOf([related('x', 'recurrenceOf'), related('later', 'recurredAs')]).recurrenceOf).toEqual(earlier);
  expect(figuresOf([related('x', 'recurrenceOf'), related('x', 'unrelatedTo')]).recurrenceOf).toBeNull();
  expect(figuresOf([related('y', 'recurredAs')]).recurrenceOf).toBeNull();
});
