/**
 * A severity by what is read now. The rules stand from the gravest on, the first that holds counts, and it is shown with its figures;
 * the person decides. `docs/decisions/0018-severity-is-suggested-by-fixed-rules.md` has them in words.
 */
import type { LeveledReading, Outcome, Reading } from '../diagnosis/reading.ts';
import type { Severity } from './event.ts';

export type SeverityRule =
  | 'everyRequestFails'
  | 'healthFails'
  | 'databaseFails'
  | 'halfFails'
  | 'errorRateCritical'
  | 'someFail'
  | 'someCritical'
  | 'someWarning';

export type SeveritySuggestion = {
  severity: Severity;
  rule: SeverityRule;
  /** Requests of our own that failed, of those that say anything of the service. */
  failed: number;
  total: number;
  evidenceIds: string[];
};

/** Says nothing of the target: the way was broken, or we were not let in. */
const saysNothing: ReadonlySet<Outcome> = new Set(['noPath', 'notAllowed', 'invalid', 'authFailed', 'queryFailed']);

type Of<K extends Reading['kind']> = LeveledReading & { reading: Extract<Reading, { kind: K }> };

/** Null where all is normal, or nothing was read. */
export function suggestSeverity(readings: readonly LeveledReading[]): SeveritySuggestion | null {
  const requests = readings.filter((each): each is Of<'http'> => each.reading.kind === 'http').filter(speaks);
  const databases = readings.filter((each): each is Of<'database'> => each.reading.kind === 'database').filter(speaks);
  const failing = requests.filter(requestFails);
  const judged = readings.filter(({ reading }) => speaksOfService.has(reading.kind));
  const rules: [Severity, SeverityRule, readonly LeveledReading[]][] = [
    [1, 'everyRequestFails', failing.length === requests.length ? failing : []],
    [2, 'healthFails', failing.filter(({ reading }) => reading.health)],
    [2, 'databaseFails', databases.filter(({ reading }) => reading.outcome !== 'answered')],
    [2, 'halfFails', failing.length * 2 >= requests.length ? failing : []],
    [
      2,
      'errorRateCritical',
      judged.filter(({ reading, level }) => reading.kind === 'errorRate' && level === 'critical'),
    ],
    [3, 'someFail', failing],
    [3, 'someCritical', judged.filter(({ level }) => level === 'critical')],
    [4, 'someWarning', judged.filter(({ level }) => level === 'warning')],
  ];
  const first = rules.find(([, , grounds]) => grounds.length > 0);
  if (first === undefined) return null;
  const [severity, rule, grounds] = first;
  const evidenceIds = [...new Set(grounds.flatMap(({ evidenceId }) => evidenceId ?? []))];
  return { severity, rule, failed: failing.length, total: requests.length, evidenceIds };
}

/** What users feel, or will soon; a log's old lines and a host's load alone make no severity. */
const speaksOfService: ReadonlySet<Reading['kind']> = new Set([
  'http',
  'database',
  'connections',
  'errorRate',
  'responseTimes',
]);

function speaks({ reading }: { reading: { outcome: Outcome } }): boolean {
  return !saysNothing.has(reading.outcome);
}

function requestFails({ reading }: Of<'http'>): boolean {
  return reading.outcome !== 'answered' || (reading.status ?? 0) >= 500;
}
