import { describe, expect, it } from 'vitest';
import { decide } from '../../../shared/incident/decide.ts';
import { confirmationFor, decideSignal, type SignalIntent } from '../../../shared/incident/decide-action.ts';
import { owedOf } from '../../../shared/incident/owed.ts';
import { decideUndo } from '../../../shared/incident/undo.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';
import { bakery, opening } from '../postmortem/outage.ts';
import { memoryRecord } from './record.ts';

const atMs = Date.UTC(2026, 10, 23, 18, 12, 0);
const backend = {
  pid: 7,
  backendStart: '2026-11-23T18:00:00.000000Z',
  userName: 'app',
  applicationName: 'oven',
  clientAddress: null,
  state: 'idle',
  queryStart: null,
};
const intent: SignalIntent = {
  actionId: 'action-1',
  command: { runbookHash: 'h', id: 'c', key: 'c' },
  title: 'End connections',
  environmentId: bakery.id,
  target: 'db:5432/shop as ops',
  signal: 'terminate',
  condition: "state = 'idle'",
  backends: [backend],
  approval: { kind: 'reviewed', reviewer: 'Ken', ticket: 'OPS-7', backup: 'none needed' },
  actor: 'Hanako',
  confirmation: bakery.name,
};

function incident(environment = bakery) {
  const record = memoryRecord();
  record.append({ kind: 'opened', happenedAtMs: atMs, payload: { ...opening, environment } });
  return record;
}

const reasonOf = (change: Partial<SignalIntent>, record = incident()) => {
  const decided = decideSignal(record.state(), { ...intent, ...change }, atMs);
  return decided.ok ? 'ok' : decided.problem.data.reason;
};

describe('an order to end sessions', () => {
  it('is one event that says all but what was typed', () => {
    const decided = decideSignal(incident().state(), intent, atMs);
    const { actor: _, confirmation: __, ...payload } = intent;
    expect(decided).toEqual({ ok: true, value: [{ kind: 'actionIntended', happenedAtMs: atMs, payload }] });
  });

  it.each<[string, Partial<SignalIntent>, string]>([
    ['another environment by now', { environmentId: 'env-2' }, 'actionOtherEnvironment'],
    ['nobody', { backends: [] }, 'actionNobodyChosen'],
    ['more than anybody has read', { backends: Array.from({ length: 501 }, () => backend) }, 'actionTooMany'],
    ['no reviewer', { approval: { kind: 'reviewed', reviewer: '', ticket: 't', backup: 'b' } }, 'actionNeedsReviewer'],
    [
      'oneself as the reviewer, in full width',
      { approval: { kind: 'reviewed', reviewer: ' Ｈａｎａｋｏ', ticket: 't', backup: 'b' } },
      'reviewerIsActor',
    ],
    ['no reason', { approval: { kind: 'emergency', reason: '　' } }, 'emergencyNeedsReason'],
    ['another name', { confirmation: `${bakery.name}2` }, 'actionNotConfirmed'],
    ['the number where the name is wanted', { confirmation: '1' }, 'actionNotConfirmed'],
    ['nothing typed', { confirmation: '' }, 'actionNotConfirmed'],
  ])('is refused for %s', (_, change, reason) => {
    expect(reasonOf(change)).toBe(reason);
  });

  it('takes the number elsewhere than in production, whichever digits an input method writes', () => {
    const staging = { ...bakery, kind: 'staging' as const };
    expect(confirmationFor(staging, [1, 2, 3])).toBe('3');
    expect(confirmationFor(bakery, [1, 2, 3])).toBe(bakery.name);
    expect(reasonOf({ confirmation: '１ ' }, incident(staging))).toBe('ok');
    expect(reasonOf({ confirmation: bakery.name }, incident(staging))).toBe('actionNotConfirmed');
  });

  it('is refused once the incident is closed', () => {
    const record = incident();
    record.append({ kind: 'closed', happenedAtMs: atMs, payload: { reason: null } });
    expect(reasonOf({}, record)).toBe('incidentClosed');
  });
});

describe('what acting alone leaves owed', () => {
  const emergency = () => {
    const record = incident();
    const { actor: _, confirmation: __, ...payload } = intent;
    record.append({
      kind: 'actionIntended',
      happenedAtMs: atMs,
      payload: { ...payload, approval: { kind: 'emergency', reason: 'alone' } },
    });
    const context = { nowMs: atMs + 1_000, runbook: null, hasRow: () => false };
    const settle = (duty: 'review' | 'ticket' | 'backup', done: string, basedOn: string | null = null) => {
      const command = { kind: 'settleOwed', actionId: 'action-1', duty, done, basedOn } as const;
      const decided = decide(record.state(), command, context);
      const ids = decided.ok ? decided.value.map((event) => record.append(event)) : [];
      return { decided, id: ids[0] ?? '' };
    };
    return { record, settle };
  };
  const open = (record: ReturnType<typeof memoryRecord>) =>
    owedOf(record.state()).flatMap(({ duty, settled }) => (settled === null ? [duty] : []));

  it('is a review, a ticket and a backup until each is made good, after closing too', () => {
    const { record, settle } = emergency();
    expect(open(record)).toEqual(['review', 'ticket', 'backup']);
    record.append({ kind: 'closed', happenedAtMs: atMs, payload: { reason: null } });
    settle('ticket', 'OPS-8');
    expect(open(record)).toEqual(['review', 'backup']);
    expect(settle('review', '').decided).toMatchObject({
      ok: false,
      problem: { data: { reason: 'settlingNeedsWords' } },
    });
  });

  it('can be taken back, and two people who say different things see each other', () => {
    const { record, settle } = emergency();
    const { id } = settle('review', 'Ken read it');
    expect(settle('review', 'Aki read it').decided).toMatchObject({ ok: false, problem: { code: 'CONFLICT' } });
    const undo = decideUndo(record.events, id, 'device-a', atMs + 2_000);
    if (!undo.ok) throw new Error('not undone');
    for (const event of undo.value) record.append(event);
    expect(open(record)).toEqual(['review', 'ticket', 'backup']);
  });

  it('is nothing after a reviewed action, and the order itself cannot be undone', () => {
    const record = incident();
    const { actor: _, confirmation: __, ...payload } = intent;
    const id = record.append({ kind: 'actionIntended', happenedAtMs: atMs, payload });
    expect(owedOf(record.state())).toEqual([]);
    expect(decideUndo(record.events, id, 'device-a', atMs)).toMatchObject({ ok: false });
  });
});

describe('a command that was run elsewhere', () => {
  const runbook = parseRunbook(
    '## 障害パターン\n\n### 1. 窯が冷たい\n\n#### 復旧手順\n\n```bash\n# 1. 窯を入れ直す\nsudo systemctl restart oven\n```\n',
  );
  const command = runbook.patterns[0]?.procedures[0]?.steps[0]?.commands[0];
  const run = (atMsTyped: number | null, runbookCommandId = command?.id ?? '') =>
    decide(
      incident().state(),
      {
        kind: 'recordCommand',
        runbookCommandId,
        text: 'sudo systemctl restart oven-2',
        outcome: 'failed',
        note: null,
        atMs: atMsTyped,
      },
      { nowMs: atMs, runbook, hasRow: () => false },
    );

  it('is written with its text as it was run, its risk, how it went and when', () => {
    expect(command?.risk).toBe('change');
    const decided = run(atMs - 60_000);
    if (!decided.ok) throw new Error('refused');
    expect(decided.value.map(({ kind }) => kind)).toEqual(['commandDone', 'milestoneSet']);
    expect(decided.value[0]).toMatchObject({
      happenedAtMs: atMs - 60_000,
      payload: { title: '窯を入れ直す', text: 'sudo systemctl restart oven-2', risk: 'change', outcome: 'failed' },
    });
  });

  it('cannot have been run in the future, or be one that the runbook does not have', () => {
    expect(run(atMs + 1)).toMatchObject({ ok: false, problem: { data: { reason: 'milestoneInFuture' } } });
    expect(run(null, 'nowhere')).toMatchObject({ ok: false, problem: { code: 'NOT_FOUND' } });
  });
});
