import { describe, expect, it } from 'vitest';
import type { Level } from '../../../shared/diagnosis/reading.ts';
import type { CauseState } from '../../../shared/incident/event.ts';
import { knownThen } from '../../../shared/replay/known-then.ts';
import { createReplay } from '../../../shared/replay/replay.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';
import { log } from '../diagnosis/readings.ts';
import { memoryRecord } from '../incident/record.ts';

const runbook = parseRunbook(`# Oven

## Escalation criteria

- **Within 30 minutes**: the baker

## Incident patterns

### 1. Cold

#### First checks (within 5 minutes)

\`\`\`bash
# 1. Look
curl http://127.0.0.1/health
\`\`\`

#### Causes

| Cause | How to tell | Action |
|---|---|---|
| No yeast | The log shows "yeast missing" | Buy yeast |
| No flour | The log shows "flour missing" | Buy flour |
`);
const [yeast, flour] = runbook.patterns[0]?.causes ?? [];
const second = 1_000;
const minute = 60 * second;

function kitchen() {
  const record = memoryRecord();
  const check = (checkId: string, level: Level, happenedAtMs: number, found: Record<string, number> = {}) =>
    record.append({
      kind: 'checkRan',
      happenedAtMs,
      payload: {
        ...{ command: null, checkId, sweepId: null, title: checkId, target: checkId, durationMs: 5, level },
        ...{ readings: [{ reading: log(found, ['yeast missing', 'flour missing']), level }], evidence: null },
      },
    });
  const judge = (cause: { id: string; cause: string } | undefined, state: CauseState, happenedAtMs: number) =>
    record.append({
      kind: 'causeSet',
      happenedAtMs,
      payload: {
        ...{ cause: { runbookHash: 'hash', id: cause?.id ?? '', key: '' }, text: cause?.cause ?? '' },
        ...{ patternNumber: 1, state, reason: null, evidenceIds: [], basedOn: null },
      },
    });
  const milestone = (milestone: 'detected' | 'recovered', atMs: number, happenedAtMs: number) =>
    record.append({
      kind: 'milestoneSet',
      happenedAtMs,
      payload: { milestone, atMs, source: 'responder', evidenceIds: [], basedOn: null },
    });
  const then = (known: number, atMs: number) =>
    knownThen(createReplay('incident-1', record.events).at(known).state, runbook, atMs);
  return { check, judge, milestone, then };
}

describe('what was known at a moment', () => {
  it('is the newest reading of each check, the gravest first, and how old it was', () => {
    const { check, then } = kitchen();
    check('oven', 'normal', 10 * second);
    check('log', 'critical', 20 * second);
    check('oven', 'warning', 50 * second);
    // A look at what is prepared says nothing of the service.
    check('preparation/health', 'critical', 55 * second);
    check('log', 'normal', 90 * second);
    const summary = (known: number, atMs: number) =>
      then(known, atMs).readings.map(({ checkId, level, ageMs }) => [checkId, level, ageMs]);
    expect(summary(4, minute)).toEqual([
      ['log', 'critical', 40 * second],
      ['oven', 'warning', 10 * second],
    ]);
    expect(summary(2, 30 * second)).toEqual([
      ['log', 'critical', 10 * second],
      ['oven', 'normal', 20 * second],
    ]);
    expect(summary(0, minute)).toEqual([]);
    // A clock that was set back makes no reading of the future.
    expect(then(1, 0).readings[0]?.ageMs).toBe(0);
  });

  it('is which causes were in question: lit by a log or suspected, then those that were judged', () => {
    const { check, judge, then } = kitchen();
    check('log', 'warning', 1, { 'yeast missing': 2, 'flour missing': 1 });
    judge(flour, 'ruledOut', 2);
    judge(yeast, 'suspected', 3);
    judge(yeast, 'open', 4);
    judge(flour, 'confirmed', 5);
    const summary = (known: number) => then(known, 10).causes.map(({ text, state }) => [text, state]);
    expect(summary(1)).toEqual([
      ['No yeast', 'open'],
      ['No flour', 'open'],
    ]);
    expect(summary(3)).toEqual([
      ['No yeast', 'suspected'],
      ['No flour', 'ruledOut'],
    ]);
    expect(summary(4)).toEqual([
      ['No yeast', 'open'],
      ['No flour', 'ruledOut'],
    ]);
    expect(summary(5)[1]).toEqual(['No flour', 'confirmed']);
  });

  it('is which deadlines ran, and what was left of each', () => {
    const { milestone, then } = kitchen();
    milestone('detected', 0, 1);
    milestone('recovered', 10 * minute, 11 * minute);
    expect(then(0, 0).deadlines).toEqual([]);
    expect(then(1, 7 * minute).deadlines.map(({ kind, leftMs }) => [kind, leftMs])).toEqual([
      ['firstChecks', -2 * minute],
      ['escalation', 23 * minute],
    ]);
    expect(then(2, 12 * minute).deadlines).toEqual([]);
  });
});
