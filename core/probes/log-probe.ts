/** Looking into a log: its last lines as evidence, and which of the runbook's signatures are in them. */
import type { Reading } from '../../shared/diagnosis/reading.ts';
import { applyFilters } from '../../shared/runbook/filters.ts';
import type { Filter, LogSource } from '../../shared/runbook/model.ts';
import { lookAtHost } from './host/look-at-host.ts';
import type { ReachedHost } from './host/reach-host.ts';
import { findSignatures } from './log/find-signatures.ts';
import { readLog } from './log/read-log.ts';
import { searchLog } from './log/search-log.ts';
import { plainNumber } from './plain-number.ts';
import type { CheckOutcome, ProbeContext } from './probe.ts';

export type LogRequest = {
  source: LogSource;
  /** How many of the last (or first, when negative) lines; null for all. */
  lines: number | null;
  filters: readonly Filter[];
  signatures: readonly string[];
};

const lineLength = 4_000;

/** Signatures are looked for in every line that was read; the filters decide what is shown. */
export function runLog(
  request: LogRequest,
  context: ProbeContext,
  hostId: string | null = null,
): Promise<CheckOutcome> {
  const { source, signatures, filters, lines: wanted } = request;
  return lookAtHost(titleOf(request), hostId, context, async (host) => {
    const { redact, cancel } = context;
    const sinceMs = context.sinceMs ?? null;
    const { lines, origins, cut } = await readLog(source, { lines: wanted, sinceMs }, host, cancel);
    const isPart = cut && wanted === null && signatures.length > 0;
    const whole = isPart ? await searchLog(source, { signatures, sinceMs, redact }, host, cancel) : null;
    const shown = applyFilters(lines, [...filters]);
    const number = filters.length > 0 && !cut ? plainNumber(shown) : [];
    const more = cut ? [`(only the part within the limit was read${whole ? '; all of it was searched' : ''})`] : [];
    const reading = logReading(source, lines, whole === null ? signatures : [], redact, host);
    return {
      readings: [whole === null ? reading : { ...reading, ...whole, searched: [...signatures] }, ...number],
      origins: [...originLines(source, origins), ...more],
      text: shown.map(shortened).join('\n'),
    };
  });
}

/** What lines of a log say, wherever they come from. */
export function logReading(
  source: LogSource,
  lines: readonly string[],
  signatures: readonly string[],
  redact: (text: string) => string,
  host: Pick<ReachedHost, 'name' | 'sshAlias'> | null = null,
): Extract<Reading, { kind: 'log' }> {
  const found = findSignatures(lines, signatures, redact);
  return {
    kind: 'log',
    source: redact(nameOf(source)),
    ...(host === null || host.sshAlias === null ? {} : { hostname: host.name }),
    lines: lines.length,
    found,
    searched: [...signatures],
  };
}

function nameOf(source: LogSource): string {
  switch (source.kind) {
    case 'file':
      return source.path;
    case 'journal':
      return source.unit === null ? 'journalctl' : `journalctl -u ${source.unit}`;
    case 'container':
      return `docker logs ${source.container}`;
  }
}

function titleOf({ source, lines }: LogRequest): string {
  const end = lines === null ? '' : lines < 0 ? ` (head ${-lines})` : ` (tail ${lines})`;
  return `${nameOf(source)}${end}`;
}

/** Which files a pattern stood for. */
function originLines(source: LogSource, origins: readonly string[]): readonly string[] {
  const isPlain = source.kind !== 'file' || (origins.length === 1 && origins[0] === source.path);
  return isPlain ? [] : origins;
}

function shortened(line: string): string {
  return line.length > lineLength
    ? `${line.slice(0, lineLength)}… (${line.length - lineLength} more characters)`
    : line;
}
