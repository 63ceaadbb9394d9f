/** Output that a person brought from elsewhere, read as if the app had run the command itself. */
import { measureLines } from '../../shared/access-log/measure-lines.ts';
import type { Reading } from '../../shared/diagnosis/reading.ts';
import type { Filter, Probe } from '../../shared/runbook/model.ts';
import { toEvidence } from './evidence.ts';
import { hostReadings } from './host/host-readings.ts';
import { linesOf, plainText } from './host/plain-text.ts';
import { lastScreen } from './host/prepare-words.ts';
import { logReading } from './log-probe.ts';
import { plainNumber } from './plain-number.ts';
import type { CheckOutcome, ProbeContext } from './probe.ts';

export type Pasted = {
  /** The command as it was copied, its values filled in. */
  command: string;
  /** What it is where it is understood; else the output is evidence alone. */
  probe: Probe | null;
  text: string;
  /** The host it was run on, as the environment calls it; null where it has none. */
  host: { name: string; processName: string | null } | null;
};

export function readPasted({ command, probe, text, host }: Pasted, context: PastedContext): CheckOutcome {
  const { redact, nowMs } = context;
  const lines = withoutPrompt(linesOf(plainText(text)), command);
  const target = host === null ? command : `${command} @ ${host.name}`;
  return {
    target: redact(target),
    startedAtMs: nowMs(),
    durationMs: 0,
    readings: probe === null ? [] : readingsOf(probe, lines, host, context),
    evidence: toEvidence(`${target}\n\n${lines.join('\n')}\n`, 'text/plain', redact),
    clockOffsetMs: null,
  };
}

type PastedContext = Pick<ProbeContext, 'environment' | 'redact' | 'signatures' | 'nowMs'>;

function readingsOf(probe: Probe, lines: string[], host: Pasted['host'], context: PastedContext): Reading[] {
  const { signatures, redact } = context;
  switch (probe.type) {
    case 'http':
      return [];
    case 'sql':
      return numberOfTable(lines);
    case 'log':
      return isCounted(probe.filters) ? plainNumber(lines) : readingsOfLog(probe, lines, context);
    case 'host': {
      const { argv, filters } = probe;
      // Of the lines themselves nothing is left but how many they were.
      if (isCounted(filters)) return plainNumber(lines);
      const printed = /(?:^|\/)top$/.test(argv[0] ?? '') ? lastScreen(lines) : lines;
      const { name: hostname, processName } = host ?? { name: '', processName: null };
      const own = new Set<number>();
      return hostReadings({
        argv,
        filters,
        lines: printed,
        shown: printed,
        hostname,
        processName,
        own,
        signatures,
        redact,
      });
    }
  }
}

/** Where nothing was taken out of an access log, it measures what the users were answered too. */
function readingsOfLog(
  { source, filters }: Extract<Probe, { type: 'log' }>,
  lines: readonly string[],
  { environment, signatures, redact }: PastedContext,
): Reading[] {
  const reading = logReading(source, lines, signatures, redact);
  const isWhole = filters.every(({ kind }) => kind === 'head' || kind === 'tail');
  return isWhole ? [reading, ...measureLines(lines, environment.accessDurationUnit, reading.source)] : [reading];
}

/** The filters ran where the output comes from; what they counted or cut out are no lines of the program any more. */
function isCounted(filters: readonly Filter[]): boolean {
  return filters.some(
    (filter) =>
      filter.kind === 'count' ||
      filter.kind === 'cut' ||
      filter.kind === 'uniq' ||
      (filter.kind === 'grep' && filter.count),
  );
}

/** A table of one number, as psql prints it. */
function numberOfTable(lines: readonly string[]): Reading[] {
  const rule = lines.findIndex((line) => /^-+$/.test(line.trim()));
  const isOneRow = rule > 0 && /^\(1 \S+\)$/.test((lines[rule + 2] ?? '').trim());
  return plainNumber(isOneRow ? [lines[rule + 1] ?? ''] : lines);
}

/** A terminal's own first line, with the command in it, was often marked along with its output. */
function withoutPrompt(lines: string[], command: string): string[] {
  const [first = ''] = lines;
  const isPrompt = /^\S*[$#%>]\s/.test(first) || (command !== '' && first.trimEnd().endsWith(command));
  return isPrompt && (first.trimEnd().endsWith(command) || lines.length > 1) ? lines.slice(1) : lines;
}
