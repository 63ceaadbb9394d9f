/** The events of one made-up incident, as a responder's evening would have written them. */
import { hash } from 'node:crypto';
import type { NewBlob } from '../../core/store/store.ts';
import type { EnvironmentSnapshot, Evidence, NewEvent, Severity } from '../../shared/incident/event.ts';
import { pick, wholeBetween } from '../random.ts';
import { people, type Scenario, scenarios, services } from './vocabulary.ts';

export type MadeIncident = { events: NewEvent[]; blobs: NewBlob[]; actor: string };

/** Opened, its cause found, mended, written up and closed: an incident has at least so many events. */
export const fewestEvents = 20;

const minuteMs = 60_000;
const runbookHash = hash('sha256', 'the runbook of a generated archive', 'hex');

/** @throws RangeError where `eventCount` is too small for a whole incident. */
export function makeIncident(random: () => number, openedAtMs: number, eventCount: number): MadeIncident {
  if (eventCount < fewestEvents) throw new RangeError(`an incident has at least ${fewestEvents} events`);
  const scenario = pick(random, scenarios);
  const names = people[scenario.language];
  const actor = pick(random, names);
  const worded = (template: string) => fillIn(random, template, names);
  const stepMs = Math.min(minuteMs, (6 * 60 * minuteMs) / eventCount);
  let atMs = openedAtMs;
  const events: NewEvent[] = [];
  const blobs: NewBlob[] = [];
  const put = (event: Omit<NewEvent, 'happenedAtMs'>) => {
    atMs += Math.round(stepMs * (0.2 + random()));
    events.push({ ...event, happenedAtMs: atMs } as NewEvent);
  };
  const ref = (id: string) => ({ runbookHash, id, key: id });
  const { number, title } = scenario.pattern;
  let evidenceCount = 0;

  put(opening(random, scenario, worded));
  const severity = pick<Severity>(random, [1, 2, 2, 3, 3, 3, 4]);
  put({ kind: 'severitySet', payload: { severity, basedOn: null } });
  const began = beganAtMs(openedAtMs);
  if (began !== null) put({ kind: 'milestoneSet', payload: milestone('began', began, 'responder') });
  put({ kind: 'milestoneSet', payload: milestone('detected', openedAtMs, 'alert') });
  put({ kind: 'milestoneSet', payload: milestone('responseBegan', atMs, 'responder') });
  put({ kind: 'roleSet', payload: { role: 'commander', names: actor, basedOn: null } });
  put({
    kind: 'patternSet',
    payload: { pattern: ref(`pattern-${number}`), number, title, active: true, basedOn: null },
  });

  const after = closing();
  for (let left = eventCount - events.length - after.length; left > 0; left -= 1) {
    if (random() < 0.45) put({ kind: 'noteAdded', payload: { text: worded(pick(random, scenario.notes)) } });
    else putCheck();
  }
  for (const event of after) put(event());
  return { events, blobs, actor };

  function putCheck(): void {
    const check = pick(random, scenario.checks);
    const target = worded(check.target);
    const level = pick(random, ['normal', 'normal', 'warning', 'critical', 'unknown'] as const);
    const durationMs = wholeBetween(random, 2, 900);
    let evidence: Evidence | null = null;
    if (random() < 0.3) {
      const output = Array.from({ length: wholeBetween(random, 1, 12) }, () => worded(pick(random, scenario.lines)));
      const bytes = Buffer.from(`${output.join('\n')}\n`);
      const blobHash = hash('sha256', bytes, 'hex');
      evidenceCount += 1;
      blobs.push({ hash: blobHash, bytes, contentType: 'text/plain' });
      evidence = {
        id: `evidence-${evidenceCount}`,
        number: evidenceCount,
        title: target,
        contentType: 'text/plain',
        blobHash,
        storedBytes: bytes.byteLength,
        wholeBytes: bytes.byteLength,
        wholeHash: blobHash,
      };
    }
    put({
      kind: 'checkRan',
      payload: {
        command: ref(`pattern-${number}/check`),
        checkId: `pattern-${number}/${check.title}`,
        sweepId: null,
        title: check.title,
        target,
        durationMs,
        level,
        readings: [{ reading: { kind: 'number', value: wholeBetween(random, 0, 999) }, level }],
        evidence,
      },
    });
  }

  /** What ends an incident; each is made when its turn comes, since it needs the time of its own. */
  function closing(): (() => Omit<NewEvent, 'happenedAtMs'>)[] {
    const [confirmed, ...others] = [...scenario.causes].sort(() => random() - 0.5).map(worded);
    const cause = (text: string, state: 'confirmed' | 'ruledOut') => () => ({
      kind: 'causeSet' as const,
      payload: {
        cause: ref(`pattern-${number}/cause-${text}`),
        text,
        patternNumber: number,
        state,
        reason: worded(pick(random, scenario.notes)),
        evidenceIds: state === 'confirmed' && evidenceCount > 0 ? [`evidence-${evidenceCount}`] : [],
        basedOn: null,
      },
    });
    const actions = scenario.actions.map((text, index) => () => ({
      kind: 'actionItemSet' as const,
      payload: {
        itemId: `action-${index + 1}`,
        number: index + 1,
        proposal: null,
        item: {
          text: worded(text),
          kind: pick(random, ['prevent', 'detect', 'mitigate'] as const),
          term: 'permanent' as const,
          owner: pick(random, names),
          due: new Date(openedAtMs + 14 * 24 * 60 * minuteMs).toISOString().slice(0, 10),
          doneWhen: worded(text),
          priority: null,
          ticket: null,
        },
        basedOn: null,
      },
    }));
    return [
      ...others.map((text) => cause(text, 'ruledOut')),
      cause(confirmed ?? title, 'confirmed'),
      () => ({ kind: 'milestoneSet', payload: milestone('mitigated', atMs, 'responder') }),
      () => ({ kind: 'milestoneSet', payload: milestone('recovered', atMs, 'responder') }),
      ...actions,
      () => ({
        kind: 'postmortemSectionSet',
        payload: { section: 'summary', markdown: worded(scenario.summary), basedOn: null },
      }),
      () => ({ kind: 'closed', payload: { reason: null } }),
    ];
  }
}

/** Some minutes earlier; of one in eleven nobody found out. */
function beganAtMs(openedAtMs: number): number | null {
  const minutes = Math.floor(openedAtMs / minuteMs);
  return minutes % 11 === 0 ? null : openedAtMs - (1 + (minutes % 23)) * minuteMs;
}

type MadeMilestone = 'began' | 'detected' | 'responseBegan' | 'mitigated' | 'recovered';

function milestone(name: MadeMilestone, atMs: number, source: 'alert' | 'responder') {
  return { milestone: name, atMs, source, evidenceIds: [], basedOn: null };
}

function opening(random: () => number, scenario: Scenario, worded: (template: string) => string) {
  const drill = random() < 0.1;
  const service = pick(random, services);
  const environment: EnvironmentSnapshot = {
    id: drill ? 'drill' : 'production',
    name: drill ? '訓練' : pick(random, ['本番', '本番', '検証']),
    kind: drill ? 'drill' : 'production',
    service,
    api: null,
    database: null,
    logs: [],
    hosts: [],
    accessDurationUnit: null,
    thresholds: [],
    contacts: [],
    dashboards: [],
    deployments: null,
    runbookHash,
  };
  return {
    kind: 'opened' as const,
    payload: {
      title: worded(pick(random, scenario.titles)),
      zone: 'Asia/Tokyo',
      language: scenario.language,
      drill,
      backdated: false,
      environment,
      runbook: { hash: runbookHash, title: `${service} Runbook` },
      alert: random() < 0.5 ? worded(`[FIRING:{n}] ${service} {host} latency {ms}ms`) : null,
    },
  };
}

function fillIn(random: () => number, template: string, names: readonly string[]): string {
  return template.replace(/\{(\w+)\}/gu, (_, name: string) => {
    switch (name) {
      case 'n':
        return String(wholeBetween(random, 1, 999));
      case 'ms':
        return String(wholeBetween(random, 200, 9_999));
      case 'pct':
        return (random() * 100).toFixed(1);
      case 'host':
        return `${pick(random, ['web', 'api', 'db', 'batch'])}-${String(wholeBetween(random, 1, 40)).padStart(2, '0')}`;
      case 'id':
        return Math.floor(random() * 0xfffffff)
          .toString(16)
          .padStart(7, '0');
      case 'who':
        return pick(random, names);
      default:
        throw new RangeError(`{${name}} stands for nothing`);
    }
  });
}
