/** What the users' requests of an access log say: their levels, and the symptoms they speak for. */
import { describe, expect, it } from 'vitest';
import { levelOf, levelOfCheck, type Thresholds } from '../../../shared/diagnosis/level.ts';
import { showsTrouble } from '../../../shared/diagnosis/rank-patterns.ts';
import type { Level, LeveledReading, Reading } from '../../../shared/diagnosis/reading.ts';
import { type Scene, verdictOf } from '../../../shared/diagnosis/verdict.ts';
import { provesRecovery } from '../../../shared/incident/recovery.ts';
import type { Signal } from '../../../shared/runbook/signal.ts';
import { describeReading } from '../../../shared/text/describe-reading.ts';
import { describeReason } from '../../../shared/text/describe-reason.ts';
import { http, leveled } from './readings.ts';

type Of<K extends Reading['kind']> = Extract<Reading, { kind: K }>;

const about = {
  source: '/srv/oven/access.log',
  path: null,
  fromMs: 0,
  toMs: 300_000,
  n: 400,
  lines: 4_000,
  notUnderstood: 0,
  ownRequests: 12,
};
function errorRate(errors: number, change: Partial<Of<'errorRate'>> = {}): Of<'errorRate'> {
  return { kind: 'errorRate', ...about, errors, statuses: [{ status: 502, count: errors }], ...change };
}
function responseTimes(p95Ms: number | null, change: Partial<Of<'responseTimes'>> = {}): Of<'responseTimes'> {
  return { kind: 'responseTimes', ...about, p95Ms, lacks: null, ...change };
}

const bound = (comparison: '<' | '>', value: number, unit: 'percent' | 'ms') => ({
  text: '',
  parsed: { comparison, value, unit },
});
const thresholds: Thresholds = {
  errorRate: {
    normal: bound('<', 0.1, 'percent'),
    warning: bound('>', 1, 'percent'),
    critical: bound('>', 5, 'percent'),
  },
  responseTimeP95: {
    normal: bound('<', 500, 'ms'),
    warning: bound('>', 1_000, 'ms'),
    critical: bound('>', 3_000, 'ms'),
  },
};

describe('The level', () => {
  it.each<[string, Reading, Level]>([
    ['0 of 400', errorRate(0), 'normal'],
    ['4 of 400, which is 1 %', errorRate(4), 'normal'],
    ['5 of 400', errorRate(5), 'warning'],
    ['21 of 400', errorRate(21), 'critical'],
    ['10 of 19: too few to tell', errorRate(10, { n: 19 }), 'unknown'],
    ['10 of 20', errorRate(10, { n: 20 }), 'critical'],
    ['where most lines are not understood', errorRate(0, { notUnderstood: 2_001 }), 'unknown'],
    ['where half of the lines are', errorRate(0, { notUnderstood: 2_000 }), 'normal'],
    ['P95 1,000 ms', responseTimes(1_000), 'normal'],
    ['P95 1,001 ms', responseTimes(1_001), 'warning'],
    ['P95 3,001 ms', responseTimes(3_001), 'critical'],
    ['P95 of 19', responseTimes(9_000, { n: 19 }), 'unknown'],
    ['P95 of nothing', responseTimes(null, { n: 0 }), 'unknown'],
  ])('of %s', (_, reading, level) => {
    expect(levelOf(reading, thresholds)).toBe(level);
  });

  it('is unknown where the runbook has no bound', () => {
    expect(levelOf(errorRate(400), {})).toBe('unknown');
  });

  it('of a log without durations is that of its error rate', () => {
    const readings = [errorRate(0), responseTimes(null, { n: 0, lacks: 'duration' })];
    const check = readings.map((reading) => ({ reading, level: levelOf(reading, thresholds) }));
    expect(levelOfCheck(check)).toBe('normal');
    expect(levelOfCheck([...check, { reading: errorRate(3, { n: 3 }), level: 'unknown' }])).toBe('unknown');
  });
});

const scene = (...readings: LeveledReading[]): Scene => ({ readings, processNames: [], normalResponseMs: 500 });

describe('A symptom', () => {
  const fine = leveled(http('/bread', 200), 'normal', 'e1');

  it('of a status is there when users get it beyond the bounds, whatever we got ourselves', () => {
    const users = leveled(errorRate(21), 'critical', 'e2');
    expect(verdictOf({ kind: 'httpStatus', statuses: [502, 503] }, scene(fine, users))).toEqual({
      verdict: 'matches',
      params: { count: 21, n: 400 },
      evidenceIds: ['e2'],
    });
    const other: Signal = { kind: 'httpStatus', statuses: [503] };
    expect(verdictOf(other, scene(fine, users))).toMatchObject({ verdict: 'doesNotMatch', evidenceIds: ['e1'] });
    const few = leveled(errorRate(1), 'normal', 'e2');
    expect(verdictOf({ kind: 'httpStatus', statuses: [502] }, scene(fine, few)).verdict).toBe('doesNotMatch');
  });

  it('of slowness is there when users wait that long', () => {
    const users = leveled(responseTimes(31_000), 'critical', 'e2');
    expect(verdictOf({ kind: 'responseSlowerThan', ms: 30_000 }, scene(fine, users))).toEqual({
      verdict: 'matches',
      params: { limitMs: 30_000, p95Ms: 31_000, n: 400 },
      evidenceIds: ['e2'],
    });
    expect(verdictOf({ kind: 'responseTimesNormal', factor: 10 }, scene(fine, users))).toMatchObject({
      verdict: 'matches',
      params: { factor: 10, limitMs: 5_000, p95Ms: 31_000 },
    });
    expect(verdictOf({ kind: 'responseSlowerThan', ms: 31_001 }, scene(fine, users)).verdict).toBe('doesNotMatch');
  });

  it('is not told by one endpoint, or by too few requests', () => {
    const one = leveled(errorRate(21, { path: '/bread' }), 'critical', 'e2');
    const few = leveled(errorRate(10, { n: 10 }), 'unknown', 'e3');
    expect(verdictOf({ kind: 'httpStatus', statuses: [502] }, scene(one, few)).verdict).toBe('unknown');
  });

  it('says so with its numbers', () => {
    const reason = { symptomId: 's', text: '', verdict: 'matches' as const, evidenceIds: [] };
    const status = { ...reason, code: 'httpStatus', params: { count: 21, n: 400 } };
    expect(describeReason(status, 'ja')).toBe('アクセスログの 400件中21件がこのステータス');
    const slow = { ...reason, code: 'responseSlowerThan', params: { limitMs: 30_000, p95Ms: 31_000, n: 400 } };
    expect(describeReason(slow, 'ja')).toBe('アクセスログのP95 31 s (基準 30 s以上、n=400)');
    expect(describeReason(slow, 'en')).toBe('P95 31 s in the access log (bound 30 s, n=400)');
  });
});

it('Errors of the last minutes are trouble, and no word about whether it has recovered', () => {
  const users = { reading: errorRate(400), level: 'critical' as const };
  const fine = { reading: http('/bread', 200), level: 'normal' as const };
  expect(showsTrouble([fine, users])).toBe(true);
  expect(provesRecovery([{ readings: [fine] }, { readings: [users] }])).toBe(true);
  expect(provesRecovery([{ readings: [users] }])).toBe(false);
});

describe('In words', () => {
  it.each<[Reading, string, string]>([
    [
      errorRate(50, {
        statuses: [
          { status: 502, count: 38 },
          { status: 500, count: 12 },
        ],
        notUnderstood: 120,
      }),
      'エラー率 12.5% (5xx 50件: 502×38 500×12、n=400、access.log、5分間、4,000行中120行は解釈できず)',
      'error rate 12.5% (50 5xx: 502×38 500×12, n=400, access.log, 5 min, 120 of 4,000 lines not understood)',
    ],
    [
      errorRate(0, { statuses: [], n: 0 }),
      'エラー率 不明 (n=0、access.log、5分間)',
      'error rate unknown (n=0, access.log, 5 min)',
    ],
    [
      responseTimes(1_234, { path: '/bread/:id' }),
      '応答時間P95 1.2 s (n=400、/bread/:id access.log、5分間)',
      'response time P95 1.2 s (n=400, /bread/:id access.log, 5 min)',
    ],
    [
      responseTimes(null, { n: 0, lacks: 'unit' }),
      '応答時間P95 不明 (所要時間の単位が未設定、access.log、5分間)',
      'response time P95 unknown (the unit of the durations is not set, access.log, 5 min)',
    ],
  ])('%#', (reading, ja, en) => {
    expect(describeReading(reading, 'ja')).toBe(ja);
    expect(describeReading(reading, 'en')).toBe(en);
  });
});
