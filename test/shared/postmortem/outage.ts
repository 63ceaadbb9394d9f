/** An outage of a bakery's order service, entered event by event, and what is drafted of it. */
import type { Level, Reading } from '../../../shared/diagnosis/reading.ts';
import type { EnvironmentSnapshot, Evidence, Milestone, Payload } from '../../../shared/incident/event.ts';
import { type ResultTable, resultContentType } from '../../../shared/incident/result-table.ts';
import { draftPostmortem } from '../../../shared/postmortem/draft.ts';
import { postmortemMarkdown, postmortemView } from '../../../shared/postmortem/markdown.ts';
import type { DraftInput } from '../../../shared/postmortem/scene.ts';
import type { Runbook } from '../../../shared/runbook/model.ts';
import { memoryRecord } from '../incident/record.ts';

/** 2026-11-24 03:02:10 in Tokyo. */
export const declaredMs = Date.UTC(2026, 10, 23, 18, 2, 10);
export const minute = 60_000;

export const bakery: EnvironmentSnapshot = {
  id: 'env-1',
  name: '本番',
  kind: 'production',
  service: 'パンの注文',
  api: null,
  database: null,
  logs: [],
  hosts: [],
  accessDurationUnit: null,
  thresholds: [],
  contacts: [],
  dashboards: [],
  deployments: null,
  runbookHash: null,
};

export const opening: Payload<'opened'> = {
  title: '注文できない',
  zone: 'Asia/Tokyo',
  language: 'ja',
  drill: false,
  backdated: false,
  environment: bakery,
  runbook: { hash: 'f'.repeat(64), title: '窯の手引き' },
  alert: null,
};

export function evidence(number: number, change: Partial<Evidence> = {}): Evidence {
  return {
    id: `evidence-${number}`,
    number,
    title: `GET http://10.0.0.9:7000/${number}`,
    contentType: 'text/plain',
    blobHash: 'b'.repeat(64),
    storedBytes: 120,
    wholeBytes: 120,
    wholeHash: 'c'.repeat(64),
    ...change,
  };
}

/** An incident that grows: times are minutes after declaring. */
export function outage(opened: Partial<Payload<'opened'>> = {}) {
  const record = memoryRecord();
  const at = (minutes: number) => declaredMs + minutes * minute;
  let evidenceCount = 0;
  const results = new Map<string, string>();
  record.append({ kind: 'opened', happenedAtMs: declaredMs, payload: { ...opening, ...opened } });
  return {
    record,
    at,
    /** One run of a check; answers the label of its evidence. */
    check(minutes: number, checkId: string, readings: { reading: Reading; level: Level }[], level: Level): string {
      evidenceCount += 1;
      const payload: Payload<'checkRan'> = {
        command: null,
        checkId,
        sweepId: null,
        title: '',
        target: `GET http://10.0.0.9:7000${checkId}`,
        durationMs: 5,
        level,
        readings,
        evidence: evidence(evidenceCount),
      };
      record.append({ kind: 'checkRan', happenedAtMs: at(minutes), payload });
      return `E-${String(evidenceCount).padStart(3, '0')}`;
    },
    /** One look at a database, its answer kept as a result. */
    result(minutes: number, target: string, tables: ResultTable[]): string {
      evidenceCount += 1;
      const blobHash = `result ${evidenceCount}`;
      results.set(blobHash, JSON.stringify({ target, tables }));
      const kept = { ...evidence(evidenceCount), contentType: resultContentType, blobHash };
      const check = { command: null, checkId: target, sweepId: null, title: '', target, durationMs: 5 };
      const payload: Payload<'checkRan'> = { ...check, level: 'normal', readings: [], evidence: kept };
      record.append({ kind: 'checkRan', happenedAtMs: at(minutes), payload });
      return `E-${String(evidenceCount).padStart(3, '0')}`;
    },
    note(minutes: number, text: string, recordedMinutes = minutes): string {
      const event = { kind: 'noteAdded', happenedAtMs: at(minutes), payload: { text } } as const;
      return record.append(event, { recordedAtMs: at(recordedMinutes) });
    },
    milestone(
      milestone: Milestone,
      minutes: number,
      source: Payload<'milestoneSet'>['source'] = 'responder',
      evidenceIds: string[] = [],
    ): string {
      const payload = { milestone, atMs: at(minutes), source, evidenceIds, basedOn: null };
      return record.append({ kind: 'milestoneSet', happenedAtMs: at(Math.max(0, minutes)), payload });
    },
    cause(minutes: number, text: string, state: Payload<'causeSet'>['state'], evidenceIds: string[], reason: string) {
      const cause = { runbookHash: '', id: `cause ${text}`, key: text };
      const payload = { cause, text, patternNumber: 1, state, reason, evidenceIds, basedOn: null };
      return record.append({ kind: 'causeSet', happenedAtMs: at(minutes), payload });
    },
    section(minutes: number, section: string, markdown: string) {
      const payload = { section, markdown, basedOn: null };
      return record.append({ kind: 'postmortemSectionSet', happenedAtMs: at(minutes), payload });
    },
    draft(
      runbook: Runbook | null = null,
      chains: { events: number; hash: string }[] = [],
      more: Pick<DraftInput, 'runbookFile' | 'pastActions'> = {},
    ) {
      const draft = draftPostmortem({
        state: record.state(),
        rows: record.rows(),
        runbook,
        chains,
        ...more,
        number: 42,
        nowMs: at(120),
        textOf: (blobHash) => results.get(blobHash) ?? null,
      });
      return { draft, view: postmortemView(draft), markdown: postmortemMarkdown(draft) };
    },
  };
}
