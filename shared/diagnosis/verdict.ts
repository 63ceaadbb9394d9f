/**
 * Whether what was read fits a symptom. Three answers: it does, it does not, or nothing that was read can say. A reading that
 * failed on the way there (no path, no name, not allowed) never counts, in either direction.
 */
import type { Signal } from '../runbook/signal.ts';
import { isNeighbourProcess } from './neighbour-processes.ts';
import type { LeveledReading, Reading } from './reading.ts';
import { type UsersFact, usersAnswered, usersWaited } from './users-requests.ts';

export type Verdict = {
  verdict: 'matches' | 'doesNotMatch' | 'unknown';
  params: Record<string, string | number>;
  evidenceIds: string[];
};

export type Scene = {
  readings: readonly LeveledReading[];
  /** Processes of the service as its environment names them; empty where it names none. */
  processNames: readonly string[];
  /** Upper end of normal response times; null where the runbook's metrics do not say. */
  normalResponseMs: number | null;
};

type HttpReading = Extract<Reading, { kind: 'http' }>;
type Read<R extends Reading> = { reading: R; evidenceId: string | null };
type Http = Read<HttpReading>;

const unresponsive: ReadonlySet<HttpReading['outcome']> = new Set(['refused', 'timeout', 'reset', 'tls']);
/** A proxy's way of saying that nobody behind it answers. */
const proxyStatuses: ReadonlySet<number> = new Set([502, 503, 504]);
const healthPath = /(^|\/)(health|healthz|healthcheck|live|livez|ready|readyz|ping|status)\/?$/i;

export function verdictOf(signal: Signal, scene: Scene): Verdict {
  const http = httpReadings(scene);
  switch (signal.kind) {
    case 'endpointUnresponsive':
      return decideBy(
        http.filter(({ reading }) => isAt(reading, signal.path)),
        ({ reading }) => isUnresponsive(reading),
        { path: signal.path },
      );
    case 'httpStatus':
      return answersWith(http, usersAnswered(scene, signal.statuses), signal.statuses);
    case 'processAbsent':
      return processAbsent(scene);
    case 'responseSlowerThan':
      return slowerThan(http, usersWaited(scene, signal.ms), signal.ms);
    case 'responseTimesNormal':
      return scene.normalResponseMs === null
        ? unknown({ factor: signal.factor })
        : withParams(
            slowerThan(
              http,
              usersWaited(scene, scene.normalResponseMs * signal.factor),
              scene.normalResponseMs * signal.factor,
            ),
            {
              factor: signal.factor,
            },
          );
    case 'timeoutsFrequent':
      return timeoutsFrequent(http);
    case 'logContains':
      return logContains(scene, signal.texts);
    case 'endpointFails':
      return decideBy(
        http.filter(
          ({ reading }) => isAt(reading, signal.path) && !reading.health && isLetIn(reading, signal.statuses),
        ),
        ({ reading }) => failsWith(reading, signal.statuses),
        { path: signal.path },
      );
    case 'otherEndpointsHealthy':
      return otherEndpointsHealthy(http);
    case 'healthOkOthersFail':
      return healthOkOthersFail(http, signal.path);
    case 'databaseUnreachable':
      return databaseUnreachable(scene);
  }
}

function httpReadings({ readings }: Scene): Http[] {
  return readings.flatMap(({ reading, evidenceId }) =>
    reading.kind === 'http' && (reading.outcome === 'answered' || unresponsive.has(reading.outcome))
      ? [{ reading, evidenceId }]
      : [],
  );
}

/** A runbook says `/orders` where the address is `/api/v1/orders`, and `/health` where it may be `/healthz`. */
function isAt(reading: HttpReading, path: string): boolean {
  const read = reading.path.split('?')[0] ?? '';
  return read === path || read.endsWith(path) || (reading.health && healthPath.test(path));
}

function isUnresponsive({ outcome, status }: HttpReading): boolean {
  return unresponsive.has(outcome) || proxyStatuses.has(status ?? 0);
}

function failsWith({ status }: HttpReading, statuses: readonly number[]): boolean {
  if (status === null) return false;
  return statuses.length > 0 ? statuses.includes(status) : status >= 500;
}

function isFailing(reading: HttpReading): boolean {
  return unresponsive.has(reading.outcome) || (reading.status ?? 0) >= 500;
}

/** Turned away at the door: that says something of our token, nothing of the service behind it, unless a symptom asks for it. */
function isLetIn({ status }: HttpReading, asked: readonly number[] = []): boolean {
  return (status !== 401 && status !== 403) || asked.includes(status);
}

/**
 * What users were answered counts for more than what we were. One of us that was turned away might have been answered so; then
 * nobody can say that none is.
 */
function answersWith(http: readonly Http[], users: UsersFact | null, statuses: readonly number[]): Verdict {
  if (users !== null) return matches(users.read, users.params);
  const answered = http.filter(({ reading }) => reading.status !== null);
  const verdict = decideBy(answered, ({ reading }) => statuses.includes(reading.status ?? 0), {});
  const allLetIn = answered.every(({ reading }) => isLetIn(reading, statuses));
  return verdict.verdict === 'doesNotMatch' && !allLetIn ? unknown({}) : verdict;
}

/** Answered, and not turned away by a 4xx, which says nothing about the service's own health. */
function isFine({ status }: HttpReading): boolean {
  return status !== null && status < 400;
}

function processAbsent({ readings, processNames }: Scene): Verdict {
  const processes = readings.flatMap(({ reading, evidenceId }) =>
    reading.kind === 'process' &&
    (processNames.length === 0 ? !isNeighbourProcess(reading.name) : processNames.includes(reading.name))
      ? [{ reading, evidenceId }]
      : [],
  );
  const name = processes[0]?.reading.name;
  return decideBy(processes, ({ reading }) => reading.count === 0, name === undefined ? {} : { name });
}

/** The users' own times come first: a single request of ours is slow by chance, or quick by chance. */
function slowerThan(http: readonly Http[], users: UsersFact | null, ms: number): Verdict {
  if (users !== null) return matches(users.read, { ...users.params, limitMs: ms });
  const slow = http.filter(({ reading }) => reading.outcome !== 'refused' && reading.durationMs >= ms);
  const slowest = Math.max(...slow.map(({ reading }) => reading.durationMs));
  if (slow.length > 0) return matches(slow, { limitMs: ms, ms: Math.round(slowest) });
  // A timeout that ended before the limit is only a lower bound: it could have been slower than the limit.
  const answered = http.filter(({ reading }) => reading.outcome === 'answered');
  const cutShort = http.filter(({ reading }) => reading.outcome === 'timeout');
  if (cutShort.length > 0) {
    const waitedMs = Math.round(Math.max(...cutShort.map(({ reading }) => reading.durationMs)));
    return { verdict: 'unknown', params: { limitMs: ms, waitedMs }, evidenceIds: evidenceOf(cutShort) };
  }
  return answered.length > 0 ? doesNotMatch(answered, { limitMs: ms }) : unknown({ limitMs: ms });
}

/** Frequent: at least two, or at least half of what was tried. */
function timeoutsFrequent(http: readonly Http[]): Verdict {
  const timeouts = http.filter(({ reading }) => reading.outcome === 'timeout');
  const params = { count: timeouts.length, tried: http.length };
  if (http.length === 0) return unknown(params);
  const frequent = timeouts.length >= 2 || timeouts.length * 2 >= http.length;
  return timeouts.length > 0 && frequent ? matches(timeouts, params) : doesNotMatch(http, params);
}

function logContains({ readings }: Scene, texts: readonly string[]): Verdict {
  const logs = readings.flatMap(({ reading, evidenceId }) =>
    reading.kind === 'log' && reading.searched.some((text) => texts.includes(text)) ? [{ reading, evidenceId }] : [],
  );
  // One line often holds several of the texts: lines are counted for one of them, the most frequent.
  const counts = texts.map((text) => ({
    text,
    count: logs
      .flatMap(({ reading }) => reading.found)
      .filter(({ signature }) => signature === text)
      .reduce((sum, each) => sum + each.count, 0),
  }));
  const most = counts.reduce((one, other) => (other.count > one.count ? other : one), { text: '', count: 0 });
  const holding = logs.filter(({ reading }) =>
    reading.found.some((each) => texts.includes(each.signature) && each.count > 0),
  );
  if (most.count > 0) return matches(holding, most);
  return logs.length > 0 ? doesNotMatch(logs, { text: texts.join(', ') }) : unknown({ text: texts.join(', ') });
}

function otherEndpointsHealthy(http: readonly Http[]): Verdict {
  const endpoints = http.filter(({ reading }) => !reading.health && isLetIn(reading));
  const fine = endpoints.filter(({ reading }) => isFine(reading));
  const failing = endpoints.filter(({ reading }) => isFailing(reading));
  if (endpoints.length < 2) return unknown({});
  return failing.length > 0 && fine.length > 0
    ? matches(fine, { count: fine.length })
    : doesNotMatch(endpoints, { count: fine.length });
}

function healthOkOthersFail(http: readonly Http[], path: string): Verdict {
  const health = http.filter(({ reading }) => isAt(reading, path));
  const others = http.filter(({ reading }) => !reading.health && !isAt(reading, path) && isLetIn(reading));
  if (health.length === 0 || others.length === 0) return unknown({ path });
  const allFail = others.every(({ reading }) => isFailing(reading));
  return health.every(({ reading }) => isFine(reading)) && allFail
    ? matches([...health, ...others], { path, count: others.length })
    : doesNotMatch([...health, ...others], { path });
}

function databaseUnreachable({ readings }: Scene): Verdict {
  const database = readings.flatMap(({ reading, evidenceId }) =>
    reading.kind === 'database' &&
    ['answered', 'queryFailed', 'refused', 'timeout', 'reset', 'tooManyConnections'].includes(reading.outcome)
      ? [{ reading, evidenceId }]
      : [],
  );
  return decideBy(database, ({ reading }) => !['answered', 'queryFailed'].includes(reading.outcome), {});
}

/** Matches where one fits; does not where some were read and none fits; else nothing can be said. */
function decideBy<R extends Reading>(
  read: readonly Read<R>[],
  fits: (one: Read<R>) => boolean,
  params: Verdict['params'],
): Verdict {
  const fitting = read.filter(fits);
  if (fitting.length > 0) return matches(fitting, { ...params, ...factsOf(fitting[0]?.reading) });
  return read.length > 0 ? doesNotMatch(read, { ...params, ...factsOf(read[0]?.reading) }) : unknown(params);
}

/** What the reason's sentence may quote of a reading. */
function factsOf(reading: Reading | undefined): Verdict['params'] {
  switch (reading?.kind) {
    case 'http':
      return reading.status === null
        ? { path: reading.path, outcome: reading.outcome }
        : { path: reading.path, outcome: reading.outcome, status: reading.status };
    case 'process':
      return { name: reading.name, count: reading.count };
    case 'database':
      return { outcome: reading.outcome };
    default:
      return {};
  }
}

function evidenceOf(read: readonly Read<Reading>[]): string[] {
  return [...new Set(read.flatMap(({ evidenceId }) => (evidenceId === null ? [] : [evidenceId])))];
}

function matches(read: readonly Read<Reading>[], params: Verdict['params']): Verdict {
  return { verdict: 'matches', params, evidenceIds: evidenceOf(read) };
}

function doesNotMatch(read: readonly Read<Reading>[], params: Verdict['params']): Verdict {
  return { verdict: 'doesNotMatch', params, evidenceIds: evidenceOf(read) };
}

function unknown(params: Verdict['params']): Verdict {
  return { verdict: 'unknown', params, evidenceIds: [] };
}

function withParams(verdict: Verdict, params: Verdict['params']): Verdict {
  return { ...verdict, params: { ...verdict.params, ...params } };
}
