/** A reading in words: 「接続拒否 localhost:5432」「接続 41/100」. Its level stands beside it and is worded by the dictionary. */
import type { Outcome, Reading } from '../diagnosis/reading.ts';
import type { Language } from './dictionary.ts';
import { numberText, oneLine, percentText, shortTimeText } from './figures.ts';
import { readingEn } from './reading-en.ts';
import { type ReadingText, readingJa } from './reading-ja.ts';
import { dateTimeText } from './wall-clock.ts';

type Of<K extends Reading['kind']> = Extract<Reading, { kind: K }>;

/** Outcomes after which nothing is known of the target: its health is 不明, and the outcome says why. */
const sayNothingOfTarget: ReadonlySet<Outcome> = new Set(['dns', 'noPath', 'authFailed', 'notAllowed', 'invalid']);

/**
 * One line about a reading.
 *
 * @param zone IANA zone of the times in it, which are then not named; without one they are in UTC and say so.
 */
export function describeReading(reading: Reading, language: Language, zone?: string): string {
  return oneLine(wordsOf(reading, language === 'ja' ? readingJa : readingEn, zone));
}

/** How an attempt to reach a target ended, as one word. */
export function outcomeWord(outcome: Outcome, language: Language): string {
  return (language === 'ja' ? readingJa : readingEn).outcomes[outcome];
}

/** Why nothing could be read, as one word. */
export function unreadableWord(reason: Of<'unreadable'>['reason'], language: Language): string {
  return (language === 'ja' ? readingJa : readingEn).unreadable[reason];
}

function wordsOf(reading: Reading, text: ReadingText, zone: string | undefined): string {
  switch (reading.kind) {
    case 'http':
      return httpWords(reading, text);
    case 'database':
      return databaseWords(reading, text);
    case 'connections':
      return connectionsWords(reading, text);
    case 'activeQueries':
      return reading.longestMs === null
        ? text.activeQueries(numberText(reading.count))
        : text.activeQueriesLongest(numberText(reading.count), shortTimeText(reading.longestMs));
    case 'slowQuery':
      return reading.pid === null
        ? text.slowOnAverage(shortTimeText(reading.durationMs), numberText(reading.calls ?? 0), reading.query)
        : text.runsLong(shortTimeText(reading.durationMs), String(reading.pid), reading.query);
    case 'log':
      return logWords(reading, text);
    case 'errorRate':
      return errorRateWords(reading, text);
    case 'responseTimes':
      return responseTimesWords(reading, text);
    case 'process':
      return reading.count === 0
        ? text.processAbsent(reading.name, reading.hostname)
        : text.processes(reading.name, numberText(reading.count), reading.hostname);
    case 'disk':
      return text.disk(reading.mount, percentText(reading.usedPercent), reading.hostname);
    case 'memory':
      return text.memory(percentText(reading.usedPercent), reading.hostname);
    case 'cpu':
      return text.cpu(percentText(reading.usedPercent), reading.hostname);
    case 'sockets':
      return reading.port === null
        ? text.sockets(numberText(reading.count), reading.hostname)
        : text.socketsOfPort(String(reading.port), numberText(reading.count), reading.hostname);
    case 'containers':
      return text.containers(numberText(reading.running), numberText(reading.total), reading.hostname);
    case 'restarts':
      return text.restarts(reading.name, numberText(reading.count), reading.hostname);
    case 'states':
      return text.states(
        reading.of,
        reading.counts.map(({ state, count }) => ({ state, count: numberText(count) })),
        reading.hostname,
      );
    case 'load':
      return text.load(reading.averages.map(String).join(' '), reading.hostname);
    case 'deployment':
      return deploymentWords(reading, text, zone);
    case 'version':
      return text.version[reading.of](reading.name);
    case 'path':
      return reading.fault === null
        ? text.pathOpen(reading.through, shortTimeText(reading.durationMs))
        : text.pathBroken(reading.through, text.pathFaults[reading.fault]);
    case 'number':
      return text.number(String(reading.value));
    case 'unreadable':
      return unreadableWords(reading, text);
  }
}

function httpWords(reading: Of<'http'>, text: ReadingText): string {
  const { outcome, status, durationMs, method, path, url } = reading;
  const request = `${method} ${path}`;
  if (outcome === 'answered') {
    return text.answered(request, status === null ? text.noStatus : String(status), shortTimeText(durationMs));
  }
  const what = text.outcomes[outcome];
  const address = addressOf(url);
  if (sayNothingOfTarget.has(outcome)) return text.unknown(what, `${address} (${request})`);
  if (outcome === 'timeout') return text.timedOut(what, shortTimeText(durationMs), address, request);
  return text.failed(what, address, request);
}

function databaseWords(reading: Of<'database'>, text: ReadingText): string {
  const { outcome, host, port, database, durationMs, sqlState, limit } = reading;
  const address = `${host}:${port}`;
  if (outcome === 'answered') return text.databaseAnswered(`${address}/${database}`, shortTimeText(durationMs));
  const what = text.outcomes[outcome];
  if (sayNothingOfTarget.has(outcome)) return text.unknown(what, text.databaseTarget(address));
  return text.databaseFailed(
    limit === undefined ? what : `${what} (${text.connectionLimits[limit]})`,
    address,
    sqlState,
  );
}

function connectionsWords({ used, max, reserved = 0 }: Of<'connections'>, text: ReadingText): string {
  const counts: [string, string] = [numberText(used), numberText(max)];
  if (reserved === 0 || used < max - reserved) return text.connections(...counts);
  // Our own connection is one of those counted: beyond the open places it can only have taken a reserved one.
  const words = used > max - reserved ? text.connectionsInReserve : text.connectionsUpToReserve;
  return words(...counts, numberText(reserved));
}

function logWords({ source: path, hostname, lines, found, searched }: Of<'log'>, text: ReadingText): string {
  const source = hostname === undefined ? path : `${hostname}:${path}`;
  const holding = found.filter(({ count }) => count > 0);
  if (holding.length > 0) {
    return text.logFound(
      source,
      holding.map(({ signature, count }) => ({ signature, count: numberText(count) })),
    );
  }
  return searched.length > 0
    ? text.logNothingFound(source, numberText(lines))
    : text.logRead(source, numberText(lines));
}

function errorRateWords(reading: Of<'errorRate'>, text: ReadingText): string {
  const { errors, n, statuses } = reading;
  const span = spanOf(reading, text);
  if (n === 0) return text.errorRateWithoutRequests(span);
  const share = percentText((errors / n) * 100);
  const each = statuses.map(({ status, count }) => `${status}×${numberText(count)}`).join(' ');
  return text.errorRate(share, numberText(errors), numberText(n), span, each);
}

function responseTimesWords(reading: Of<'responseTimes'>, text: ReadingText): string {
  const { p95Ms, n, lacks } = reading;
  const span = spanOf(reading, text);
  if (lacks !== null) return text.responseTimesLack[lacks](span);
  return p95Ms === null
    ? text.responseTimesWithoutRequests(span)
    : text.responseTimes(shortTimeText(p95Ms), numberText(n), span);
}

/** Where and of how long: "access.log, 5 min, 120 of 4,000 lines not understood". */
function spanOf(
  { source, hostname, path, fromMs, toMs, lines, notUnderstood }: Of<'errorRate' | 'responseTimes'>,
  text: ReadingText,
) {
  const minutes = numberText((toMs - fromMs) / 60_000);
  // Its evidence names the whole path.
  const file = source.slice(source.lastIndexOf('/') + 1);
  const name = hostname === undefined ? file : `${hostname} ${file}`;
  const parts = [path === null ? name : `${path} ${name}`, text.lastMinutes(minutes)];
  if (notUnderstood > 0) parts.push(text.notUnderstood(numberText(notUnderstood), numberText(lines)));
  return parts.join(text.comma);
}

function deploymentWords({ version, atMs }: Of<'deployment'>, text: ReadingText, zone: string | undefined): string {
  if (atMs === null) return text.deployed(version);
  return text.deployedAt(version, zone === undefined ? `${dateTimeText(atMs, 'UTC')} UTC` : dateTimeText(atMs, zone));
}

/** Only a failure has more to say than its reason: what the system or the program said of it. */
function unreadableWords({ target, reason, detail }: Of<'unreadable'>, text: ReadingText): string {
  const why = text.unreadable[reason];
  return reason === 'failed' && detail !== '' ? text.unknownSaying(why, target, detail) : text.unknown(why, target);
}

function addressOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { host, port, protocol } = new URL(url);
  return port === '' ? `${host}:${protocol === 'https:' ? 443 : 80}` : host;
}
