/**
 * Error rate and P95 of the users' requests in a window, from the lines of an access log and from nothing else. What our own watch
 * asked is left out, and what is not understood is counted.
 */
import type { Reading } from '../diagnosis/reading.ts';
import type { AccessEntry } from './access-entry.ts';
import { endpointOf } from './endpoint.ts';

export type Window = { fromMs: number; toMs: number };
export type Figure = Extract<Reading, { kind: 'errorRate' | 'responseTimes' }>;

export type Measured = {
  /** Error rate and P95 of all requests. */
  all: Figure[];
  /** Of each endpoint, the one with most errors first, then the one with most requests. */
  endpoints: { path: string; errorRate: Extract<Figure, { kind: 'errorRate' }>; responseTimes: Figure }[];
};

/** The name under which every probe of ours asks. */
const ownAgent = /^hikeshi(?:$|[\s/;(])/i;

export function isOwnRequest({ userAgent }: Pick<AccessEntry, 'userAgent'>): boolean {
  return userAgent !== null && ownAgent.test(userAgent);
}

/**
 * @param lines the log's lines in their order, null for each that was not understood; such a one belongs to the window where the
 * last understood line before it does, or, at the beginning, where the first one does.
 */
export function measureAccessLog(lines: readonly (AccessEntry | null)[], window: Window, source: string): Measured {
  const isInside = ({ atMs }: AccessEntry) => atMs >= window.fromMs && atMs <= window.toMs;
  let belongs = lines.find((line) => line !== null);
  let inWindow = 0;
  let notUnderstood = 0;
  const entries: AccessEntry[] = [];
  for (const line of lines) {
    belongs = line ?? belongs;
    // A log of which nothing is understood is in the window as a whole: nobody can say that it is not.
    if (belongs && !isInside(belongs)) continue;
    inWindow += 1;
    if (line === null) notUnderstood += 1;
    else entries.push(line);
  }
  const users = entries.filter((entry) => !isOwnRequest(entry));
  const namesClients = entries.some(({ userAgent }) => userAgent !== null);
  const about = {
    source,
    ...window,
    lines: inWindow,
    notUnderstood,
    ownRequests: namesClients || entries.length === 0 ? entries.length - users.length : null,
  };
  const byEndpoint = Map.groupBy(
    users.filter(({ path }) => path !== null),
    ({ path }) => endpointOf(path ?? ''),
  );
  const endpoints = [...byEndpoint].map(([path, own]) => ({
    path,
    errorRate: errorRateOf(own, { ...about, path }),
    responseTimes: responseTimesOf(own, { ...about, path }),
  }));
  return {
    all: [errorRateOf(users, { ...about, path: null }), responseTimesOf(users, { ...about, path: null })],
    endpoints: endpoints.sort(
      (one, other) => other.errorRate.errors - one.errorRate.errors || other.errorRate.n - one.errorRate.n,
    ),
  };
}

type About = Omit<Extract<Reading, { kind: 'errorRate' }>, 'kind' | 'n' | 'errors' | 'statuses'>;

function errorRateOf(entries: readonly AccessEntry[], about: About): Extract<Figure, { kind: 'errorRate' }> {
  const errors = entries.filter(({ status }) => status >= 500);
  const statuses = [...Map.groupBy(errors, ({ status }) => status)]
    .map(([status, each]) => ({ status, count: each.length }))
    .sort((one, other) => other.count - one.count || one.status - other.status);
  return { kind: 'errorRate', ...about, n: entries.length, errors: errors.length, statuses };
}

function responseTimesOf(entries: readonly AccessEntry[], about: About): Figure {
  const durations = Float64Array.from(entries.flatMap(({ durationMs }) => durationMs ?? [])).sort();
  const lacks = entries.some(({ lacksUnit }) => lacksUnit) ? 'unit' : 'duration';
  const isLacking = durations.length === 0 && entries.length > 0;
  return {
    kind: 'responseTimes',
    ...about,
    n: durations.length,
    p95Ms: nearestRank(durations, 0.95),
    lacks: isLacking ? lacks : null,
  };
}

/** The smallest value that at least this share of the values does not exceed; null of none. */
export function nearestRank(sorted: ArrayLike<number>, share: number): number | null {
  return sorted[Math.ceil(sorted.length * share) - 1] ?? null;
}
