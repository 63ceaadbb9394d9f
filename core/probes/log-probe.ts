/** Looking into a log: its last lines as evidence, and which of the runbook's signatures are in them. */
import type { Reading } from '../../shared/diagnosis/reading.ts';
import { applyFilters } from '../../shared/runbook/filters.ts';
import type { Filter, LogSource } from '../../shared/runbook/model.ts';
import { toEvidence } from './evidence.ts';
import { findSignatures } from './log/find-signatures.ts';
import { readLog } from './log/read-log.ts';
import { plainNumber } from './plain-number.ts';
import type { CheckOutcome, ProbeContext } from './probe.ts';
import { expectHere, Unreadable, unreadableOutcome } from './unreadable.ts';

export type LogRequest = {
  source: LogSource;
  /** How many of the last (or first, when negative) lines; null for all. */
  lines: number | null;
  filters: readonly Filter[];
  signatures: readonly string[];
};

const lineLength = 4_000;

/** Signatures are looked for in every line that was read; the filters decide what is shown. */
export async function runLog(request: LogRequest, context: ProbeContext): Promise<CheckOutcome> {
  const { source, signatures } = request;
  const startedAtMs = context.nowMs();
  const startedMs = performance.now();
  const title = titleOf(request);
  try {
    expectHere(context);
    const { lines, origins, cut } = await readLog(source, request.lines, context.cancel);
    const shown = applyFilters(lines, [...request.filters]);
    const found = findSignatures(lines, signatures, context.redact);
    const name = context.redact(nameOf(source));
    const reading: Reading = { kind: 'log', source: name, lines: lines.length, found, searched: [...signatures] };
    const number = request.filters.length > 0 && !cut ? plainNumber(shown) : [];
    const head = [`${title} @ ${context.hostname}`, ...originLines(source, origins)];
    const more = cut ? ['(only the part within the limit was read)'] : [];
    const text = [...head, ...more, '', ...shown.map(shortened), ''].join('\n');
    return {
      target: context.redact(`${title} @ ${context.hostname}`),
      startedAtMs,
      durationMs: Math.round(performance.now() - startedMs),
      readings: [reading, ...number],
      evidence: toEvidence(text, 'text/plain', context.redact),
      clockOffsetMs: null,
    };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return unreadableOutcome(error, { title, startedAtMs }, context);
  }
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
