/**
 * How bad a reading is, by the runbook's own metrics table and the bounds of the environment. Where neither has a bound for what was
 * read, the level is unknown, unless the reading speaks for itself (refused, 5xx, no process, a full disk).
 */
import type { Environment } from '../environment/environment.ts';
import { boundOf } from '../runbook/bound.ts';
import type { Bound, Metric, MetricKind, Runbook } from '../runbook/model.ts';
import type { Level, Reading } from './reading.ts';

type Bounds = { normal: Bound | null; warning: Bound | null; critical: Bound | null };
export type Thresholds = Partial<Record<MetricKind, Bounds>>;

/**
 * Bounds by metric. Of two rows about the same metric the first one counts; a bound that the environment names takes the place of the
 * runbook's, those it leaves out stay. Without either there are no bounds.
 */
export function thresholdsOf(runbook: Runbook | null, environment: Pick<Environment, 'thresholds'> | null): Thresholds {
  const thresholds: Thresholds = {};
  for (const { kind, normal, warning, critical } of runbook?.metrics ?? ([] as Metric[])) {
    if (kind) thresholds[kind] ??= { normal, warning, critical };
  }
  for (const { metric, normal, warning, critical } of environment?.thresholds ?? []) {
    const written = thresholds[metric];
    const own = (text: string | null, standing: Bound | null = null) => {
      const bound = text === null ? null : boundOf(text);
      return bound?.parsed ? bound : standing;
    };
    thresholds[metric] = {
      normal: own(normal, written?.normal),
      warning: own(warning, written?.warning),
      critical: own(critical, written?.critical),
    };
  }
  return thresholds;
}

/** The upper end of normal response times in milliseconds, where the table names one. */
export function normalResponseMs(thresholds: Thresholds): number | null {
  const parsed = thresholds.responseTimeP95?.normal?.parsed;
  return parsed?.unit === 'ms' ? parsed.value : null;
}

export function levelOf(reading: Reading, thresholds: Thresholds): Level {
  switch (reading.kind) {
    case 'http':
      return httpLevel(reading, thresholds);
    case 'database':
      return databaseLevel(reading.outcome);
    case 'connections':
      // To the service a place that is reserved for others is none.
      if (reading.used >= reading.max - (reading.reserved ?? 0)) return 'critical';
      return byBounds(reading.used, thresholds.databaseConnections, reading.max);
    case 'activeQueries':
      return reading.longestMs === null ? 'normal' : byBounds(reading.longestMs, thresholds.responseTimeP95);
    case 'log':
      if (reading.found.some(({ count }) => count > 0)) return 'warning';
      // An empty log holds no trouble and no health either: its service may write elsewhere.
      return reading.searched.length > 0 && reading.lines > 0 ? 'normal' : 'unknown';
    case 'errorRate':
      return isTelling(reading) ? byBounds((reading.errors / reading.n) * 100, thresholds.errorRate) : 'unknown';
    case 'responseTimes':
      return reading.p95Ms !== null && isTelling(reading)
        ? byBounds(reading.p95Ms, thresholds.responseTimeP95)
        : 'unknown';
    case 'process':
      return reading.count > 0 ? 'normal' : 'critical';
    case 'disk':
      return reading.usedPercent >= 100 ? 'critical' : byBounds(reading.usedPercent, thresholds.disk);
    case 'memory':
      return byBounds(reading.usedPercent, thresholds.memory);
    case 'cpu':
      return byBounds(reading.usedPercent, thresholds.cpu);
    case 'containers':
      return reading.total > 0 && reading.running === 0 ? 'critical' : 'unknown';
    case 'states':
      return reading.counts.some(({ state, count }) => count > 0 && isBrokenState(state)) ? 'warning' : 'unknown';
    case 'path':
      return reading.fault === null ? 'normal' : 'unknown';
    case 'restarts':
    case 'load':
    case 'slowQuery':
    case 'deployment':
    case 'version':
    case 'sockets':
    case 'number':
    case 'unreadable':
      return 'unknown';
  }
}

/** Of fewer requests, one more or less would change the level; a log that is mostly not understood may hide anything. */
const fewestRequests = 20;

/** Whether a figure of the users' requests can be judged. */
export function isTelling({
  n,
  lines,
  notUnderstood,
}: Extract<Reading, { kind: 'errorRate' | 'responseTimes' }>): boolean {
  return n >= fewestRequests && notUnderstood * 2 <= lines;
}

/** Kinds that are facts without a good or bad end: they never decide the level of a check that read something else too. */
const withoutLevel: ReadonlySet<Reading['kind']> = new Set([
  'slowQuery',
  'deployment',
  'version',
  'sockets',
  'number',
  'containers',
  'restarts',
  'states',
  'load',
]);

/** States that no healthy thing is in, as systemd, Kubernetes and the clouds name them. */
function isBrokenState(state: string): boolean {
  return /^(?:failed|error|unhealthy|alarm|degraded|notready|crashloopbackoff|imagepullbackoff|errimagepull|oomkilled|evicted|createcontainerconfigerror|impaired)$/i.test(
    state,
  );
}

/** A fact that no level can be given to, as opposed to one whose level is not known. */
export function isWithoutLevel({ reading, level }: { reading: Reading; level: Level }): boolean {
  // An access log without durations is no trouble: it says what it can.
  const isTimeless = reading.kind === 'responseTimes' && reading.lacks !== null;
  return level === 'unknown' && (isTimeless || withoutLevel.has(reading.kind));
}

/**
 * The level of a whole check; one that read nothing that can be judged is unknown. A check that counts lines of a log asks how many,
 * which no bound judges: that none of them holds a signature does not make the count a normal one.
 */
export function levelOfCheck(readings: readonly { reading: Reading; level: Level }[]): Level {
  const counts = readings.some(({ reading }) => reading.kind === 'number');
  const judged = readings.filter((each) => {
    if (counts && each.reading.kind === 'log' && each.level === 'normal') return false;
    return !isWithoutLevel(each);
  });
  return worstLevel(judged.map(({ level }) => level));
}

export const byGravity: readonly Level[] = ['critical', 'warning', 'unknown', 'normal'];

/** The gravest; what is unknown is graver than normal, since it may hide anything. Nothing at all is unknown. */
export function worstLevel(levels: readonly Level[]): Level {
  return byGravity.find((level) => levels.includes(level)) ?? 'unknown';
}

function httpLevel(reading: Extract<Reading, { kind: 'http' }>, thresholds: Thresholds): Level {
  switch (reading.outcome) {
    case 'answered':
      break;
    case 'refused':
    case 'timeout':
    case 'reset':
    case 'tls':
      return 'critical';
    default:
      // A name that does not resolve, or a path that is broken, may be this machine's own trouble.
      return 'unknown';
  }
  const status = reading.status ?? 0;
  if (status >= 500) return 'critical';
  // The request was turned away at the door: that says something of our token, nothing of the service behind it.
  if (status === 401 || status === 403) return 'unknown';
  if (status >= 400) return 'warning';
  const bounds = thresholds.responseTimeP95;
  return bounds ? byBounds(reading.durationMs, bounds) : 'normal';
}

function databaseLevel(outcome: Extract<Reading, { kind: 'database' }>['outcome']): Level {
  switch (outcome) {
    case 'answered':
      return 'normal';
    case 'refused':
    case 'timeout':
    case 'reset':
    case 'tls':
    case 'tooManyConnections':
      return 'critical';
    case 'queryFailed':
      return 'warning';
    default:
      return 'unknown';
  }
}

/**
 * Critical and warning by their bounds. Between the normal bound and the warning one the table says nothing; there it is
 * still called normal, since no alarm of the runbook is crossed.
 */
export function byBounds(value: number, bounds: Bounds | undefined, max: number | null = null): Level {
  if (!bounds) return 'unknown';
  if (crosses(value, bounds.critical, max)) return 'critical';
  if (crosses(value, bounds.warning, max)) return 'warning';
  if (bounds.warning?.parsed || bounds.critical?.parsed) return 'normal';
  const { normal } = bounds;
  if (!normal?.parsed) return 'unknown';
  return crosses(value, normal, max) ? 'normal' : 'warning';
}

function crosses(value: number, bound: Bound | null, max: number | null): boolean {
  const parsed = bound?.parsed;
  if (!parsed) return false;
  const limit = parsed.unit === 'ofMax' ? (max === null ? null : parsed.value * max) : parsed.value;
  if (limit === null) return false;
  switch (parsed.comparison) {
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
  }
}
