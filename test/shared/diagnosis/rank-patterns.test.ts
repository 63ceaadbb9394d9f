/** Ranking by a runbook of a bakery: what each symptom makes of readings, what is ambiguous, and what ranks nothing. */
import { describe, expect, it } from 'vitest';
import { rankPatterns } from '../../../shared/diagnosis/rank-patterns.ts';
import type { LeveledReading } from '../../../shared/diagnosis/reading.ts';
import { emptyIncident } from '../../../shared/incident/empty-incident.ts';
import type { ItemState, Reason } from '../../../shared/incident/event.ts';
import type { IncidentState } from '../../../shared/incident/state.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';
import { database, http, leveled, log, processes } from './readings.ts';

const runbook = parseRunbook(`# Oven

## Incident patterns

### 1. The oven is cold

#### Symptoms
- \`/readyz\` does not respond
- 502 Bad Gateway / 503 Service Unavailable
- The process is not running

### 2. The oven is slow

#### Symptoms
- Requests take more than 5 seconds
- Frequent timeouts
- Response times are 10 times the normal

### 3. The pantry is locked

#### Symptoms
- The log shows "pantry refused"
- The API answers 500
- \`/readyz\` is ok but all orders fail

### 4. One counter fails

#### Symptoms
- Only \`/bread\` fails with 500
- All other endpoints are fine

### 5. Trouble after a deployment

#### Immediate rollback
- The error rate is above 10%

## Metrics

| Metric | Normal | Warning | Critical |
|---|---|---|---|
| Response time (P95) | < 200ms | > 400ms | > 2s |
`);

const noticedMs = Date.UTC(2026, 10, 24, 3, 0);
const minutesMs = (minutes: number) => minutes * 60_000;

function incident(change: Partial<IncidentState> = {}): IncidentState {
  const declared = { atMs: noticedMs, source: 'declaration', evidenceIds: [], eventId: 'e1' } as const;
  const state = emptyIncident('i');
  return { ...state, milestones: { ...state.milestones, declared: { ...declared, evidenceIds: [] } }, ...change };
}

const rank = (readings: LeveledReading[], state = incident()) =>
  rankPatterns({ runbook, state, readings, nowMs: noticedMs });
const numbers = (readings: LeveledReading[], state = incident()) => rank(readings, state).map(({ number }) => number);

const healthy = [
  leveled(http('/readyz', 200), 'normal', 'e-health'),
  leveled(http('/bread', 200), 'normal', 'e-bread'),
  leveled(http('/cakes', 200), 'normal', 'e-cakes'),
];
const down = [
  leveled(http('/readyz', 'refused'), 'critical', 'e-health'),
  leveled(http('/bread', 'refused'), 'critical', 'e-bread'),
  leveled(http('/cakes', 'refused'), 'critical', 'e-cakes'),
];

describe('the runbook of these tests', () => {
  it('is understood, or nothing below would mean anything', () => {
    expect(runbook.patterns.map(({ symptoms }) => symptoms.map(({ signal }) => signal?.kind ?? null))).toEqual([
      ['endpointUnresponsive', 'httpStatus', 'processAbsent'],
      ['responseSlowerThan', 'timeoutsFrequent', 'responseTimesNormal'],
      ['logContains', 'httpStatus', 'healthOkOthersFail'],
      ['endpointFails', 'otherEndpointsHealthy'],
      [],
    ]);
    expect(runbook.patterns.map(({ afterDeployment }) => afterDeployment)).toEqual([false, false, false, false, true]);
  });
});

describe('each symptom', () => {
  it('nothing answers: the first pattern, and why', () => {
    const ranked = rank([...down, leveled(processes('oven', 0), 'critical', 'e-ps')]);
    expect(ranked.map(({ number }) => number)).toEqual([1]);
    expect(ranked[0]).toMatchObject({ matched: 2, readable: 2, total: 3 });
    expect(ranked[0]?.reasons.map(({ code, verdict, evidenceIds }) => [code, verdict, evidenceIds])).toEqual([
      ['endpointUnresponsive', 'matches', ['e-health']],
      ['httpStatus', 'unknown', []],
      ['processAbsent', 'matches', ['e-ps']],
    ]);
  });

  it('a proxy answers 503 for a service that is not there', () => {
    const proxied = ['/readyz', '/bread'].map((path) => leveled(http(path, 503), 'critical'));
    expect(rank(proxied)[0]).toMatchObject({ number: 1, matched: 2 });
  });

  it('slow answers', () => {
    const slow = ['/bread', '/cakes'].map((path) => leveled(http(path, 200, { durationMs: 6_000 }), 'critical'));
    const [first] = rank([healthy[0] as LeveledReading, ...slow]);
    expect(first).toMatchObject({ number: 2, matched: 2, readable: 3 });
    expect(first?.reasons[0]?.params).toEqual({ limitMs: 5_000, ms: 6_000 });
    expect(first?.reasons[2]?.params).toEqual({ limitMs: 2_000, ms: 6_000, factor: 10 });
  });

  it('timeouts: what was cut short at 3 s may have been slower than 5 s, which nobody knows', () => {
    const cut = ['/bread', '/cakes'].map((path) => leveled(http(path, 'timeout', { durationMs: 3_000 }), 'critical'));
    const [first] = rank([healthy[0] as LeveledReading, ...cut]);
    expect(first?.number).toBe(2);
    expect(first?.reasons.map(({ verdict }) => verdict)).toEqual(['unknown', 'matches', 'matches']);
  });

  it('one timeout of three is not frequent', () => {
    const once = leveled(http('/bread', 'timeout', { durationMs: 300 }), 'critical');
    expect(numbers([healthy[0] as LeveledReading, once, healthy[2] as LeveledReading])).not.toContain(2);
  });

  it('the database is gone: health is fine, all else fails, the log says so', () => {
    const failing = ['/bread', '/cakes'].map((path) => leveled(http(path, 500), 'critical', `e-${path}`));
    const said = leveled(log({ 'pantry refused': 4 }, ['pantry refused']), 'warning', 'e-log');
    const ranked = rank([healthy[0] as LeveledReading, ...failing, said]);
    expect(ranked[0]).toMatchObject({ number: 3, matched: 3, total: 3, score: 1 });
    expect(ranked[0]?.reasons[0]?.params).toEqual({ text: 'pantry refused', count: 4 });
  });

  it('only one endpoint fails', () => {
    const readings = [leveled(http('/bread', 500), 'critical'), leveled(http('/cakes', 200), 'normal'), healthy[0]];
    const ranked = rank(readings as LeveledReading[]);
    expect(ranked[0]).toMatchObject({ number: 4, matched: 2, total: 2 });
  });

  it('the path of a runbook may be the end of the real one', () => {
    const readings = [leveled(http('/api/v2/bread', 500), 'critical'), leveled(http('/api/v2/cakes', 200), 'normal')];
    expect(numbers(readings)[0]).toBe(4);
  });
});

describe('the process', () => {
  const verdict = (readings: LeveledReading[], processName: string | null) => {
    const environment = processName === null ? null : ({ hosts: [{ processName }] } as IncidentState['environment']);
    const ranked = rank([...down, ...readings], incident({ environment }));
    return ranked[0]?.reasons.find(({ code }) => code === 'processAbsent')?.verdict;
  };

  it('counts by the name that the environment gives', () => {
    expect(verdict([leveled(processes('oven', 0), 'critical')], 'oven')).toBe('matches');
    expect(verdict([leveled(processes('oven', 2), 'normal')], 'oven')).toBe('doesNotMatch');
    expect(verdict([leveled(processes('mixer', 0), 'critical')], 'oven')).toBe('unknown');
  });

  it('without a name the database’s absence is not the service’s', () => {
    expect(verdict([leveled(processes('postgres', 0), 'critical')], null)).toBe('unknown');
    expect(verdict([leveled(processes('oven', 0), 'critical')], null)).toBe('matches');
  });
});

describe('a deployment', () => {
  const failing = leveled(http('/readyz', 500), 'critical');
  const deployed = (minutesBefore: number, version = 'v9') =>
    leveled({ kind: 'deployment', version, atMs: noticedMs - minutesMs(minutesBefore) }, 'unknown', `e-${version}`);
  const reasonOf = (readings: LeveledReading[], state = incident()): Reason | undefined =>
    rank(readings, state)
      .find(({ number }) => number === 5)
      ?.reasons.find(({ code }) => code === 'deployedBefore');

  it('in the hour before is why', () => {
    expect(reasonOf([failing, deployed(300, 'v8'), deployed(7)])).toMatchObject({
      verdict: 'matches',
      params: { version: 'v9', minutes: 7 },
      evidenceIds: ['e-v9'],
    });
  });

  it.each([
    ['exactly an hour before', 60, true],
    ['longer than an hour before', 61, false],
    ['after it was noticed', -1, false],
  ])('%s', (_, minutesBefore, ranked) => {
    expect(reasonOf([failing, deployed(minutesBefore)]) !== undefined).toBe(ranked);
  });

  it('counts back from when it began, where that is known', () => {
    const began = { atMs: noticedMs - minutesMs(50), source: 'responder', evidenceIds: [], eventId: 'e2' } as const;
    const state = incident();
    const known = { ...state, milestones: { ...state.milestones, began: { ...began, evidenceIds: [] } } };
    expect(reasonOf([failing, deployed(55)], known)?.params).toEqual({ version: 'v9', minutes: 5 });
    expect(reasonOf([failing, deployed(40)], known)).toBeUndefined();
  });

  it('without a time says nothing', () => {
    const untimed = leveled({ kind: 'deployment', version: 'abc123', atMs: null }, 'unknown');
    expect(reasonOf([failing, untimed])).toBeUndefined();
  });

  it('explains what fits equally well, and so comes before it', () => {
    const readings = [leveled(http('/bread', 500), 'critical'), leveled(http('/cakes', 200), 'normal'), deployed(5)];
    expect(numbers(readings).slice(0, 2)).toEqual([5, 4]);
  });

  it('of a healthy system ranks nothing', () => {
    expect(numbers([...healthy, deployed(5)])).toEqual([]);
  });
});

describe('what is ambiguous', () => {
  it('shows both, the one with less against it first, and says what contradicts', () => {
    // Health answers, one endpoint fails, the other was not read: a locked pantry or one counter.
    const readings = [healthy[0], leveled(http('/bread', 500), 'critical')] as LeveledReading[];
    const ranked = rank(readings);
    expect(ranked.map(({ number, matched, readable }) => [number, matched, readable])).toEqual([
      [3, 2, 2],
      [4, 1, 1],
    ]);
    expect(ranked[1]?.reasons.map(({ verdict }) => verdict)).toEqual(['matches', 'unknown']);
  });

  it('a contradiction costs half of a match', () => {
    const readings = [leveled(http('/readyz', 'refused'), 'critical'), leveled(processes('oven', 1), 'normal')];
    const [first] = rank(
      readings,
      incident({ environment: { hosts: [{ processName: 'oven' }] } as IncidentState['environment'] }),
    );
    expect(first).toMatchObject({ number: 1, matched: 1, readable: 2 });
    expect(first?.score).toBeCloseTo(0.5 / 3);
  });
});

describe('what a responder ticks', () => {
  const symptom = runbook.patterns[2]?.symptoms[0];
  const ticked = (state: ItemState) => {
    const id = symptom?.id ?? '';
    const item = { runbookHash: '', id, key: '' };
    return incident({
      items: {
        [id]: { item, list: 'symptom', text: '', state, reason: null, eventId: 'e', happenedAtMs: 0 },
      },
    });
  };

  it('ranks by itself, whatever could be read', () => {
    const ranked = rank([], ticked('ok'));
    expect(ranked.map(({ number }) => number)).toEqual([3]);
    expect(ranked[0]?.reasons[0]).toMatchObject({ code: 'tickedByResponder', verdict: 'matches' });
  });

  it('counts for more than a reading', () => {
    const failing = ['/bread', '/cakes'].map((path) => leveled(http(path, 500), 'critical'));
    const said = leveled(log({ 'pantry refused': 4 }, ['pantry refused']), 'warning');
    const ranked = rank([healthy[0] as LeveledReading, ...failing, said], ticked('contradicts'));
    expect(ranked[0]?.reasons[0]).toMatchObject({ code: 'deniedByResponder', verdict: 'doesNotMatch' });
  });
});

describe('nothing is ranked', () => {
  it.each<[string, LeveledReading[]]>([
    ['for a healthy system', healthy],
    [
      'for a healthy system whose log holds an older outage',
      [...healthy, leveled(log({ 'pantry refused': 4 }, ['pantry refused']), 'warning')],
    ],
    [
      'where the path is broken',
      [
        leveled(http('/readyz', 'noPath'), 'unknown'),
        leveled(http('/bread', 'noPath'), 'unknown'),
        leveled(database('noPath'), 'unknown'),
      ],
    ],
    ['where names do not resolve', [leveled(http('/readyz', 'dns'), 'unknown'), leveled(database('dns'), 'unknown')]],
    [
      'where our token is not accepted',
      [leveled(http('/bread', 401), 'unknown'), leveled(http('/cakes', 403), 'unknown')],
    ],
    [
      'where nothing could be read',
      [leveled({ kind: 'unreadable', target: 'ps', reason: 'notAllowed', detail: '' }, 'unknown')],
    ],
    ['without readings', []],
  ])('%s', (_, readings) => {
    expect(rank(readings)).toEqual([]);
  });
});

describe('a token that is not accepted', () => {
  it('counts neither for nor against the service behind it', () => {
    const readings = [
      healthy[0],
      leveled(http('/bread', 401), 'unknown'),
      leveled(http('/cakes', 401), 'unknown'),
      leveled(log({ 'pantry refused': 4 }, ['pantry refused']), 'warning'),
      leveled(database('refused'), 'critical'),
    ] as LeveledReading[];
    const third = rank(readings).find(({ number }) => number === 3);
    expect(third?.reasons.map(({ verdict }) => verdict)).toEqual(['matches', 'unknown', 'unknown']);
  });
});
