/** What our own watch measured of each target, from the runs of its checks. */
import type { Level, Outcome, Reading } from '../diagnosis/reading.ts';
import type { CheckRecord } from '../incident/state.ts';

/** Readings that measure a target from outside; logs and hosts speak of causes, not of what users met. */
export type OutsideReading = Extract<Reading, { kind: 'http' | 'database' }>;

export type WatchedTarget = {
  target: string;
  runs: number;
  /** Runs in which the target spoke at all, be it an error. */
  answered: number;
  failed: number;
  unknown: number;
  criticalMs: number;
  warningMs: number;
  last: OutsideReading;
  evidenceIds: string[];
  /** The rows of those runs. */
  eventIds: string[];
};

/** Two readings further apart say nothing of the time between them. */
const longestGapMs = 10 * 60_000;

/** A refused login or query is an answer of the database as well. */
const answers: ReadonlySet<Outcome> = new Set(['answered', 'queryFailed', 'authFailed']);
const failures: ReadonlySet<Outcome> = new Set(['refused', 'timeout', 'reset', 'tls', 'tooManyConnections']);

/** In the order in which targets were first read; `checks` oldest first. */
export function watchedTargets(checks: readonly CheckRecord[]): WatchedTarget[] {
  const byTarget = Map.groupBy(checks.flatMap(runsOf), ({ reading }) => keyOfTarget(reading));
  return [...byTarget].flatMap(([target, runs]) => {
    const last = runs.at(-1);
    return last ? [{ target, last: last.reading, ...countsOf(runs) }] : [];
  });
}

type Run = { reading: OutsideReading; level: Level; atMs: number; evidenceId: string | null; eventId: string };

function runsOf({ readings, happenedAtMs, evidenceId, eventId }: CheckRecord): Run[] {
  return readings.flatMap(({ reading, level }) =>
    reading.kind === 'http' || reading.kind === 'database'
      ? [{ reading, level, atMs: happenedAtMs, evidenceId, eventId }]
      : [],
  );
}

function keyOfTarget(reading: OutsideReading): string {
  return reading.kind === 'http'
    ? `${reading.method} ${reading.url}`
    : `${reading.host}:${reading.port}/${reading.database}`;
}

function countsOf(runs: readonly Run[]): Omit<WatchedTarget, 'target' | 'last'> {
  const failing = runs.filter(({ reading }) => hasFailed(reading));
  return {
    runs: runs.length,
    answered: runs.filter(({ reading }) => answers.has(reading.outcome)).length,
    failed: failing.length,
    unknown: runs.filter((run) => run.level === 'unknown' && !hasFailed(run.reading)).length,
    criticalMs: timeAt('critical', runs),
    warningMs: timeAt('warning', runs),
    ...citedOf(failing.length > 0 ? failing : runs),
  };
}

export function hasFailed(reading: OutsideReading): boolean {
  return failures.has(reading.outcome) || (reading.kind === 'http' && (reading.status ?? 0) >= 500);
}

/** What was read twice in a row, not too far apart, is taken to have held in between; nothing else is. */
function timeAt(level: Level, runs: readonly Run[]): number {
  const inOrder = [...runs].sort((one, other) => one.atMs - other.atMs);
  return inOrder.slice(1).reduce((sum, run, index) => {
    const before = inOrder[index];
    if (before?.level !== level || run.level !== level) return sum;
    const gapMs = run.atMs - before.atMs;
    return gapMs <= longestGapMs ? sum + gapMs : sum;
  }, 0);
}

/** The first and the last: the whole list stands in the annex. */
function citedOf(runs: readonly Run[]): Pick<WatchedTarget, 'evidenceIds' | 'eventIds'> {
  const ends = <T>(all: readonly T[]): T[] => [...new Set([...all.slice(0, 1), ...all.slice(-1)])];
  return {
    evidenceIds: ends(runs.flatMap(({ evidenceId }) => (evidenceId === null ? [] : [evidenceId]))),
    eventIds: ends(runs.map(({ eventId }) => eventId)),
  };
}
