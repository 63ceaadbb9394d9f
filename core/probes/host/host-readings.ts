/** From the lines that a program of the host printed to readings. */
import { isNeighbourProcess } from '../../../shared/diagnosis/neighbour-processes.ts';
import type { Reading } from '../../../shared/diagnosis/reading.ts';
import { applyFilters } from '../../../shared/runbook/filters.ts';
import type { Filter } from '../../../shared/runbook/model.ts';
import { plainNumber } from '../plain-number.ts';
import { containersOf, deploymentOfGitLog, disksOf, memoryOfFree, readingsOfTop, socketsOf } from './parse-readings.ts';
import { countNamed, rowsOfPs } from './processes.ts';

export type Printed = {
  argv: readonly string[];
  filters: readonly Filter[];
  /** Before and after the filters. */
  lines: readonly string[];
  shown: readonly string[];
  hostname: string;
  /** The service's process as the environment names it: it overrides the word that was grepped for. */
  processName: string | null;
};

/** Measured values only; a plain number is one where nothing better is known of it. */
export function hostReadings(printed: Printed): Reading[] {
  const named = readingsByProgram(printed);
  return printed.filters.length > 0 ? [...named, ...plainNumber(printed.shown)] : named;
}

function readingsByProgram({ argv, filters, lines, shown, hostname, processName }: Printed): Reading[] {
  const [file = '', ...words] = argv;
  const grepped = filters.find((filter) => filter.kind === 'grep' && !filter.invert);
  const pattern = grepped?.kind === 'grep' ? grepped.pattern : null;
  switch (file.split('/').at(-1)) {
    case 'df':
      return disksOf(shown, lines[0] ?? '', hostname);
    case 'free':
      return memoryOfFree(lines, hostname);
    case 'top':
      return readingsOfTop(lines, hostname);
    case 'ps':
      return pattern === null ? [] : [processReading(lines, filters, pattern, processName, hostname)];
    case 'ss':
    case 'netstat':
      return [socketsOf(chosenLines(lines, filters), pattern, hostname)];
    case 'docker':
    case 'podman':
      return words[0] === 'ps' ? containersOf(chosenLines(lines, filters), words, hostname) : [];
    case 'git':
      return deploymentOfGitLog(lines);
    default:
      return [];
  }
}

/** What the greps before any counting chose; cutting and counting would hide the lines themselves. */
function chosenLines(lines: readonly string[], filters: readonly Filter[]): string[] {
  const choosing = filters.flatMap((filter) => (filter.kind === 'grep' ? [{ ...filter, count: false }] : []));
  return applyFilters([...lines], choosing);
}

/** `[n]ginx` is written so that grep does not find itself; the process is called nginx. */
function processReading(
  lines: readonly string[],
  filters: readonly Filter[],
  pattern: string,
  processName: string | null,
  hostname: string,
): Reading {
  const own = new Set([process.pid, process.ppid]);
  const word = pattern.replace(/^\[(.)\]/, '$1');
  if (processName !== null && !isNeighbourProcess(word)) {
    return { kind: 'process', hostname, name: processName, count: countNamed(rowsOfPs(lines), processName, own) };
  }
  const rows = rowsOfPs([lines[0] ?? '', ...chosenLines(lines.slice(1), filters)]);
  return { kind: 'process', hostname, name: word, count: countNamed(rows, '', own) };
}
