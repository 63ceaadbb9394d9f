/**
 * Incidents as a responder's evening, a merge and a clock that was set could leave them. Each word in them says which event it is
 * from, so that a word of a later event is seen wherever it comes out.
 */
import fc from 'fast-check';
import type { Environment } from '../../../shared/environment/environment.ts';
import { type EventEnvelope, parseEvent, type RecordedEvent } from '../../../shared/incident/event.ts';

export const incidentId = 'incident-1';

/** As it stands in the texts of the event with this index. */
export const wordOf = (index: number): string => `word-${index}-end`;

/** Indexes of the events whose words are in a text. */
export function wordsIn(text: string): number[] {
  return [...text.matchAll(/word-(\d+)-end/g)].map(([, index]) => Number(index));
}

const environment: Environment = {
  ...{ id: 'env', name: '', kind: 'production', service: 'TODO API', api: null, database: null, hosts: [], logs: [] },
  ...{ accessDurationUnit: null, deployments: null, thresholds: [], contacts: [], dashboards: [], runbookHash: null },
};

type Draft = {
  kind: string;
  device: number;
  step: number;
  laterMs: number;
  clockMs: number;
  target: number;
  state: number;
  black: boolean;
};

const kinds = [
  ...['opened', 'titleSet', 'severitySet', 'environmentChanged', 'runbookBound', 'patternSet', 'itemSet', 'causeSet'],
  ...['checkRan', 'noteAdded', 'noteRevised', 'struck', 'starSet', 'undone', 'milestoneSet', 'rollbackDecided'],
  ...[
    'escalated',
    'commandDone',
    'roleSet',
    'handedOver',
    'factSet',
    'evidenceAttached',
    'evidenceLinked',
    'rowChosen',
  ],
  ...['deadlineHandled', 'deadlineSnoozed', 'messageSent', 'postmortemSectionSet', 'closed', 'reopened', 'ofTheFuture'],
];

const draft: fc.Arbitrary<Draft> = fc.record({
  kind: fc.constantFrom(...kinds),
  device: fc.nat(1),
  step: fc.nat(2),
  laterMs: fc.constantFrom(0, 0, 1_000, 600_000),
  clockMs: fc.constantFrom(0, 1_000, 1_000, 60_000, -30_000),
  target: fc.nat(40),
  state: fc.nat(2),
  black: fc.integer({ min: 0, max: 19 }).map((one) => one === 0),
});

/** In the order of writing; each device's chain has no gap. */
export const anyIncident: fc.Arbitrary<RecordedEvent[]> = fc.array(draft, { maxLength: 40 }).map((drafts) => {
  const chainSeqs = [0, 0];
  const lamports = [0, 0];
  let nowMs = Date.UTC(2026, 10, 24);
  return drafts.map((each, index): RecordedEvent => {
    nowMs += each.clockMs;
    const chainSeq = (chainSeqs[each.device] ?? 0) + 1;
    const lamport = (lamports[each.device] ?? 0) + 1 + each.step;
    chainSeqs[each.device] = chainSeq;
    lamports[each.device] = lamport;
    const envelope: EventEnvelope = {
      seq: index + 1,
      id: `e${index}`,
      incidentId,
      deviceId: `device-${each.device}`,
      chainSeq,
      lamport,
      actor: wordOf(index),
      v: 1,
      happenedAtMs: nowMs - each.laterMs,
      recordedAtMs: nowMs,
    };
    if (each.black) return { ...envelope, kind: 'blackedOut', payload: { kind: each.kind } };
    return parseEvent(envelope, each.kind, payloadOf(each, index));
  });
});

function payloadOf({ kind, target: targetIndex, state }: Draft, index: number): unknown {
  const word = wordOf(index);
  const target = `e${targetIndex}`;
  const basedOn = null;
  const place = { runbookHash: 'hash', id: `place-${state}`, key: word };
  const http = { kind: 'http', url: `http://127.0.0.1/${word}`, path: `/${word}`, method: 'GET', health: true };
  const reading = { ...http, outcome: 'refused', status: null, durationMs: 5 };
  const evidence = {
    id: `evidence-${index}`,
    number: index + 1,
    title: word,
    contentType: 'text/plain',
    blobHash: word,
    storedBytes: 1,
    wholeBytes: 1,
    wholeHash: word,
  };
  const common = { text: word, title: word, reason: word, target, basedOn };
  switch (kind) {
    case 'opened':
      return {
        ...{ title: word, zone: 'Asia/Tokyo', language: 'ja', drill: false, backdated: false },
        ...{ environment: null, runbook: { hash: word, title: word }, alert: word },
      };
    case 'severitySet':
      return { severity: state + 1, basedOn };
    case 'environmentChanged':
      return { environment: { ...environment, name: word }, basedOn };
    case 'runbookBound':
      return { hash: word, title: word };
    case 'patternSet':
      return { pattern: place, number: state, title: word, active: targetIndex % 2 === 0, basedOn };
    case 'itemSet':
      return { item: place, list: 'step', text: word, state: 'ok', reason: word, basedOn };
    case 'causeSet':
      return {
        ...{ cause: place, text: word, patternNumber: 1, reason: word, evidenceIds: [], basedOn },
        state: ['suspected', 'confirmed', 'ruledOut'][state],
      };
    case 'checkRan':
      return {
        ...{ command: null, checkId: `check-${state}`, sweepId: null, title: word, target: word, durationMs: 5 },
        ...{ level: 'unknown', readings: targetIndex % 3 === 0 ? [{ reading, level: 'critical' }] : [], evidence },
      };
    case 'noteRevised':
      return { target, text: word, happenedAtMs: null };
    case 'starSet':
      return { target, starred: state > 0 };
    case 'milestoneSet':
      return {
        ...{ milestone: ['began', 'detected', 'recovered'][state], atMs: 1_000 * targetIndex },
        ...{ source: 'responder', evidenceIds: [], basedOn },
      };
    case 'rollbackDecided':
      return { decision: state === 0 ? 'rollBack' : 'doNot', reason: word, readings: [] };
    case 'escalated':
      return {
        ...{ role: word, person: word, contact: word, ruleId: null, need: 'help', outcome: 'away', note: word },
      };
    case 'commandDone':
      return { command: place, title: word, text: word, risk: 'change', outcome: 'unclear', note: word };
    case 'roleSet':
      return { role: 'commander', names: word, basedOn };
    case 'handedOver':
      return { to: word, nextStep: word };
    case 'factSet':
      return { fact: 'usersAffected', value: word, basedOn };
    case 'evidenceAttached':
      return { evidence };
    case 'evidenceLinked':
      return { target, evidenceIds: [`evidence-${targetIndex}`] };
    case 'rowChosen':
      return { target, inDocument: state > 0 };
    case 'deadlineHandled':
      return { deadlineId: `deadline-${state}`, outcome: 'done', reason: word };
    case 'deadlineSnoozed':
      return { deadlineId: `deadline-${state}`, minutes: 5, untilMs: 1_000 };
    case 'messageSent':
      return {
        ...{ kind: 'first', audience: 'internal', language: 'ja', format: 'plain', text: word, impact: word },
        ...{ nextUpdateAtMs: 1_000, way: 'copied' },
      };
    case 'postmortemSectionSet':
      return { section: 'impact', markdown: word, basedOn };
    default:
      return common;
  }
}
