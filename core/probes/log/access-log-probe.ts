/** Looking into an access log: how many of the users' requests of the last minutes failed, and how long they took. */
import type { AccessEntry } from '../../../shared/access-log/access-entry.ts';
import { isOwnRequest, type Measured, measureAccessLog } from '../../../shared/access-log/measure.ts';
import { usualWindowMs } from '../../../shared/access-log/measure-lines.ts';
import type { Reading } from '../../../shared/diagnosis/reading.ts';
import { lookAtHost } from '../host/look-at-host.ts';
import type { CheckOutcome, ProbeContext } from '../probe.ts';
import { Unreadable } from '../unreadable.ts';
import { type AccessLines, readAccessWindow } from './access-window.ts';
import { filesOverSsh } from './files-over-ssh.ts';
import { filesHere } from './log-files.ts';

export type AccessLogRequest = { path: string; hostId: string | null };

/** Endpoints that get figures of their own: the ones with most errors. */
const mostEndpoints = 5;
const tableRows = 30;
const sampleLines = 20;
const lineLength = 1_000;

/** Error rate and P95 of all requests, and of the endpoints that fail; nothing that our own watch asked. */
export function runAccessLog({ path, hostId }: AccessLogRequest, context: ProbeContext): Promise<CheckOutcome> {
  return lookAtHost(path, hostId, context, async (host) => {
    const files = host.sshAlias === null ? filesHere(context.cancel) : filesOverSsh(host, context.cancel);
    const unit = context.environment.accessDurationUnit;
    const read = await readAccessWindow(files, path, { windowMs: usualWindowMs, nowMs: context.nowMs(), unit });
    if (context.cancel.aborted) throw new Unreadable('cancelled', '');
    if (read.format === null && read.lines.length > 0) {
      throw new Unreadable('failed', `${path}: none of ${read.lines.length} lines is in a known format`);
    }
    const measured = measureAccessLog(read.entries, read.window, path);
    const there = host.sshAlias === null ? {} : { hostname: host.name };
    return { readings: readingsOf(measured, context, there), origins: read.origins, text: textOf(read, measured) };
  });
}

/** Paths come from whoever asked, and may hold anything. */
function readingsOf({ all, endpoints }: Measured, { redact }: ProbeContext, there: { hostname?: string }): Reading[] {
  const failing = endpoints.filter(({ errorRate }) => errorRate.errors > 0).slice(0, mostEndpoints);
  return [...all, ...failing.map(({ errorRate }) => errorRate)].map((reading) => ({
    ...reading,
    ...there,
    source: redact(reading.source),
    path: reading.path === null ? null : redact(reading.path),
  }));
}

function textOf(read: AccessLines, { all, endpoints }: Measured): string {
  const { lines, entries, window, format } = read;
  const [errorRate] = all;
  const newest = entries.findLast((entry) => entry !== null);
  const isInside = (entry: AccessEntry) => entry.atMs >= window.fromMs && entry.atMs <= window.toMs;
  const isUsersError = (entry: AccessEntry | null | undefined) =>
    entry != null && isInside(entry) && entry.status >= 500 && !isOwnRequest(entry);
  const rows = endpoints.slice(0, tableRows).map(({ path, errorRate, responseTimes }) => {
    const p95 = responseTimes.kind === 'responseTimes' && responseTimes.p95Ms !== null ? responseTimes.p95Ms : null;
    return [errorRate.n, errorRate.errors, p95 === null ? '-' : Math.round(p95), path].join('\t');
  });
  const failed = lines.filter((_, index) => isUsersError(entries[index])).slice(-sampleLines);
  const strange = lines.filter((_, index) => entries[index] === null).slice(-sampleLines);
  return [
    `format: ${format ?? '-'}`,
    `window: ${new Date(window.fromMs).toISOString()} – ${new Date(window.toMs).toISOString()}`,
    `newest line: ${newest ? new Date(newest.atMs).toISOString() : '-'}`,
    `lines: ${errorRate?.lines ?? 0}, not understood: ${errorRate?.notUnderstood ?? 0}, our own requests: ${errorRate?.ownRequests ?? 'not told apart'}`,
    '',
    ['requests', '5xx', 'P95 ms', 'endpoint'].join('\t'),
    ...rows,
    ...(endpoints.length > rows.length ? [`(${endpoints.length - rows.length} more)`] : []),
    ...sample('last requests answered with 5xx', failed),
    ...sample('last lines not understood', strange),
  ].join('\n');
}

function sample(title: string, lines: readonly string[]): string[] {
  const shown = lines.map((line) => (line.length > lineLength ? `${line.slice(0, lineLength)}…` : line));
  return shown.length === 0 ? [] : ['', `${title}:`, ...shown];
}
