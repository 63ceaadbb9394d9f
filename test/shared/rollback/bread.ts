/** A bakery that says twice when to go back to the recipe of yesterday, and what was read of its orders. */
import type { Reading } from '../../../shared/diagnosis/reading.ts';
import { emptyIncident } from '../../../shared/incident/empty-incident.ts';
import type { CheckRecord, IncidentState, ItemRecord } from '../../../shared/incident/state.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';

export const minuteMs = 60_000;
export const declaredMs = Date.UTC(2026, 10, 24, 3);

export const runbook = parseRunbook(`# Bread orders

## Incident patterns

### 1. Trouble after a release

#### Rollback criteria

Roll back before you search if:

- エラー率が10%を超える
- The cause is not found within 5 minutes
- Orders may be lost

#### Rollback steps

\`\`\`bash
# 1. Take the image of before
docker pull bread:v1.2.3
git checkout <previous_version>
\`\`\`

## FAQ

### Q1. Should we roll back?

- エラー率が10%を超えている
- Many customers are affected
`);

export const ids = {
  errorRate: 'pattern-1/rollbackCriteria/item-2',
  cause: 'pattern-1/rollbackCriteria/item-3',
  lost: 'pattern-1/rollbackCriteria/item-4',
  affected: 'faq-rollback-1/item-2',
};

/** `minutes` after declaring. */
export function orders(minutes: number, readings: readonly Reading[], evidenceId: string | null = null): CheckRecord {
  return {
    checkId: 'baseline/access-log',
    sweepId: null,
    title: '',
    target: '/srv/bread/access.log',
    level: 'unknown',
    readings: readings.map((reading) => ({ reading, level: 'unknown' })),
    evidenceId,
    eventId: `read-${minutes}`,
    happenedAtMs: declaredMs + minutes * minuteMs,
    durationMs: 3,
  };
}

const window = { source: '/srv/bread/access.log', path: null, fromMs: 0, toMs: 1, notUnderstood: 0, ownRequests: 0 };

/** Of `n` orders so many failed. */
export function failing(errors: number, n: number): Reading {
  return { kind: 'errorRate', ...window, lines: n, n, errors, statuses: [{ status: 500, count: errors }] };
}

export function slow(p95Ms: number, n: number): Reading {
  return { kind: 'responseTimes', ...window, lines: n, n, p95Ms, lacks: null };
}

export function deployed(version: string, minutes: number): Reading {
  return { kind: 'deployment', version, atMs: declaredMs + minutes * minuteMs };
}

export function incident(part: Partial<IncidentState> = {}): IncidentState {
  const state = emptyIncident('bread');
  const declared = { atMs: declaredMs, source: 'declaration' as const, evidenceIds: [], eventId: 'declared' };
  return { ...state, milestones: { ...state.milestones, declared }, ...part };
}

export function said(itemId: string, state: ItemRecord['state']): Record<string, ItemRecord> {
  const item = { runbookHash: 'hash', id: itemId, key: itemId };
  return {
    [itemId]: { item, list: 'procedureItem', text: itemId, state, reason: null, eventId: 'said', happenedAtMs: 1 },
  };
}
