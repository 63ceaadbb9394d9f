/** From the lines that a program of the host printed to readings. */
import { isNeighbourProcess } from '../../../shared/diagnosis/neighbour-processes.ts';
import type { Reading } from '../../../shared/diagnosis/reading.ts';
import { applyFilters } from '../../../shared/runbook/filters.ts';
import type { Filter } from '../../../shared/runbook/model.ts';
import { findSignatures } from '../log/find-signatures.ts';
import { plainNumber } from '../plain-number.ts';
import { readingsOfAws, readingsOfGcloud } from './parse-cloud.ts';
import { readingsOfCluster } from './parse-cluster.ts';
import {
  containersOf,
  deploymentOfGitLog,
  disksOf,
  loadOfUptime,
  memoryOfFree,
  readingsOfTop,
  socketsOf,
} from './parse-readings.ts';
import { statesOfUnits } from './parse-units.ts';
import { gitWords } from './prepare-words.ts';
import { countNamed, headerOfPs, rowsOfPs, rowsWithoutHeader } from './processes.ts';
import { versionsOfGitLog, versionsOfImages } from './versions.ts';

export type Printed = {
  argv: readonly string[];
  filters: readonly Filter[];
  /** Before and after the filters; the same where someone else has applied them. */
  lines: readonly string[];
  shown: readonly string[];
  hostname: string;
  /** The service's process as the environment names it: it overrides the word that was grepped for. */
  processName: string | null;
  /** Process ids that are of the look itself. */
  own: ReadonlySet<number>;
  /** What is looked for where the program printed a log. */
  signatures: readonly string[];
  redact: (text: string) => string;
};

/** Measured values only; a plain number is one where nothing better is known of it. */
export function hostReadings(printed: Printed): Reading[] {
  const named = readingsByProgram(printed);
  return printed.filters.length > 0 ? [...named, ...plainNumber(printed.shown)] : named;
}

function readingsByProgram(printed: Printed): Reading[] {
  const { argv, filters, lines, shown, hostname } = printed;
  const [file = '', ...words] = argv;
  const pattern = greppedFor(filters);
  if (printsLog(argv)) return [logReading(printed)];
  switch (file.split('/').at(-1)) {
    case 'df':
      return disksOf(shown, lines, hostname);
    case 'free':
      return memoryOfFree(lines, hostname);
    case 'top':
      return readingsOfTop(lines, hostname);
    case 'uptime':
    case 'w':
      return loadOfUptime(lines, hostname);
    case 'ps':
      return processReadings(printed, pattern);
    case 'pgrep':
    case 'pidof':
      return foundProcesses(file, words, lines, hostname);
    case 'ss':
    case 'netstat':
      return [socketsOf(chosenLines(lines, filters), pattern, hostname)];
    case 'docker':
    case 'podman':
      if (words[0] === 'images') return versionsOfImages(chosenLines(lines, filters));
      return words[0] === 'ps' ? containersOf(chosenLines(lines, filters), words, hostname) : [];
    case 'git':
      return gitWords(words).verb === 'log' ? [...deploymentOfGitLog(lines), ...versionsOfGitLog(lines)] : [];
    case 'systemctl':
      return statesOfUnits(words, lines, hostname);
    case 'kubectl':
      return readingsOfCluster(words, lines, hostname);
    case 'aws':
      return readingsOfAws(lines, hostname);
    case 'gcloud':
      return readingsOfGcloud(words, lines, hostname);
    default:
      return [];
  }
}

function greppedFor(filters: readonly Filter[]): string | null {
  const grepped = filters.find((filter) => filter.kind === 'grep' && !filter.invert);
  return grepped?.kind === 'grep' ? grepped.pattern : null;
}

/** `journalctl -p err`, `docker logs --since`, `docker compose logs`, `kubectl logs`: not every log is a file or a unit's. */
function printsLog([file = '', ...words]: readonly string[]): boolean {
  const program = file.split('/').at(-1) ?? '';
  if (program === 'journalctl')
    return !words.some((word) => /^--(?:list-boots|disk-usage|verify|header|field)/.test(word));
  return /^(?:docker|podman|docker-compose|kubectl)$/.test(program) && words.includes('logs');
}

function logReading({ argv, lines, signatures, redact }: Printed): Reading {
  const found = findSignatures(lines, signatures, redact);
  return { kind: 'log', source: redact(argv.join(' ')), lines: lines.length, found, searched: [...signatures] };
}

/** What the greps before any counting chose; cutting and counting would hide the lines themselves. */
function chosenLines(lines: readonly string[], filters: readonly Filter[]): string[] {
  const choosing = filters.flatMap((filter) => (filter.kind === 'grep' ? [{ ...filter, count: false }] : []));
  return applyFilters([...lines], choosing);
}

/** One line a process; `pidof` puts them on one line. A count, or a list of something else, is left to `plainNumber`. */
function foundProcesses(file: string, words: readonly string[], lines: readonly string[], hostname: string): Reading[] {
  const name = words.filter((word) => !word.startsWith('-')).at(-1);
  if (name === undefined || words.some((word) => /^(?:-[a-z]*[cdPgGsutFv]|--)/.test(word))) return [];
  const found = file.endsWith('pidof') ? lines.flatMap((line) => line.split(/\s+/)) : lines;
  const count = found.filter((each) => /^\d+\b/.test(each)).length;
  return [{ kind: 'process', hostname, name, count }];
}

/**
 * `[n]ginx` is written so that grep does not find itself; the process is called nginx. Without a grep the list is asked for the
 * service's own process, where that has a name.
 */
function processReadings(printed: Printed, pattern: string | null): Reading[] {
  const { lines, filters, hostname, processName, own } = printed;
  const word = pattern?.replace(/^\[(.)\]/, '$1') ?? null;
  const reading = (name: string, count: number): Reading => ({ kind: 'process', hostname, name, count });
  if (processName !== null && (word === null || !isNeighbourProcess(word))) {
    const rows = rowsOfPs(lines) ?? (lines.length > 0 ? rowsWithoutHeader(lines) : null);
    return rows === null ? [] : [reading(processName, countNamed(rows, processName, own))];
  }
  if (word === null) return [];
  const header = headerOfPs(lines);
  // Where the greps ran elsewhere the header is gone, and every line that is left was chosen.
  const chosen = chosenLines(header === null ? lines : lines.slice(lines.indexOf(header) + 1), filters);
  const rows = header === null ? rowsWithoutHeader(chosen) : (rowsOfPs([header, ...chosen]) ?? []);
  return rows === null ? [] : [reading(word, countNamed(rows, '', own))];
}
