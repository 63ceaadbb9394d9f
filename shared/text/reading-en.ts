/** Words of readings: what was measured and no more; what could not be measured is unknown, with why. */
import type { ReadingText } from './reading-ja.ts';

const count = (number: string, one: string, many = `${one}s`) => `${number} ${number === '1' ? one : many}`;

export const readingEn: ReadingText = {
  outcomes: {
    answered: 'answered',
    refused: 'connection refused',
    timeout: 'timed out',
    reset: 'connection reset',
    dns: 'name not resolved',
    tls: 'TLS error',
    noPath: 'no path',
    authFailed: 'authentication failed',
    tooManyConnections: 'too many connections',
    queryFailed: 'query failed',
    notAllowed: 'not allowed',
    invalid: 'invalid request',
  },
  unreadable: {
    noPath: 'no path',
    notFound: 'not found',
    notAllowed: 'not allowed',
    notInstalled: 'not installed',
    failed: 'could not be read',
    timeout: 'out of time',
    cancelled: 'cancelled',
    justFull: 'no connection was left a moment ago; read again shortly',
  },
  unknown: (why, target) => `unknown (${why}) ${target}`.trim(),
  unknownSaying: (why, target, detail) => `unknown (${why}) ${target}: ${detail}`,
  answered: (request, status, took) => `${request} ${status} (${took})`,
  failed: (what, address, request) => `${what} ${address} (${request})`,
  timedOut: (what, atLeast, address, request) => `${what} ${address} (${request}, no answer in ${atLeast})`,
  noStatus: 'without a status',
  databaseAnswered: (address, took) => `database connected ${address} (${took})`,
  databaseFailed: (what, address, sqlState) =>
    sqlState === null ? `database ${what} ${address}` : `database ${what} ${address} (SQLSTATE ${sqlState})`,
  databaseTarget: (address) => `database ${address}`,
  connections: (used, max) => `connections ${used}/${max}`,
  activeQueries: (queries) => `${count(queries, 'active query', 'active queries')}`,
  activeQueriesLongest: (queries, longest) =>
    `${count(queries, 'active query', 'active queries')} (longest ${longest})`,
  logFound: (source, found) =>
    `${source}: ${found.map(({ signature, count: lines }) => `"${signature}" in ${count(lines, 'line')}`).join(', ')}`,
  logNothingFound: (source, lines) => `nothing found in ${source} (${count(lines, 'line')})`,
  logRead: (source, lines) => `${source} ${count(lines, 'line')}`,
  comma: ', ',
  lastMinutes: (minutes) => `${minutes} min`,
  notUnderstood: (lines, all) => `${lines} of ${all} lines not understood`,
  errorRate: (share, errors, n, span, statuses) =>
    statuses === ''
      ? `error rate ${share} (n=${n}, ${span})`
      : `error rate ${share} (${errors} 5xx: ${statuses}, n=${n}, ${span})`,
  errorRateWithoutRequests: (span) => `error rate unknown (n=0, ${span})`,
  responseTimes: (p95, n, span) => `response time P95 ${p95} (n=${n}, ${span})`,
  responseTimesWithoutRequests: (span) => `response time P95 unknown (n=0, ${span})`,
  responseTimesLack: {
    duration: (span) => `response time P95 unknown (the log has no durations, ${span})`,
    unit: (span) => `response time P95 unknown (the unit of the durations is not set, ${span})`,
  },
  processAbsent: (name, host) => `no process ${name} (${host})`,
  processes: (name, processes, host) => `${count(processes, 'process', 'processes')} ${name} (${host})`,
  disk: (mount, percent, host) => `disk ${mount} ${percent} (${host})`,
  memory: (percent, host) => `memory ${percent} (${host})`,
  cpu: (percent, host) => `CPU ${percent} (${host})`,
  sockets: (sockets, host) => `${count(sockets, 'socket')} (${host})`,
  socketsOfPort: (port, sockets, host) => `${count(sockets, 'socket')} on port ${port} (${host})`,
  containers: (running, total, host) => `containers running ${running}/${total} (${host})`,
  deployedAt: (version, when) => `deployed ${version} (${when})`,
  deployed: (version) => `version ${version} (when it was deployed is unknown)`,
  number: (value) => `value ${value}`,
};
