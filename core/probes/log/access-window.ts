/**
 * The lines of an access log that belong to a window of time, read from its end: ever more of it until the window's beginning is
 * reached, then what was put aside since.
 */
import { basename } from 'node:path';
import type { AccessEntry, DurationUnit } from '../../../shared/access-log/access-entry.ts';
import { type AccessLogFormat, formatOf, parseAccessLine } from '../../../shared/access-log/log-format.ts';
import type { Window } from '../../../shared/access-log/measure.ts';
import { linesOf } from '../host/plain-text.ts';
import { Unreadable } from '../unreadable.ts';
import { decodeLog } from './decode-log.ts';
import type { LogFiles } from './log-files.ts';
import type { Part } from './read-log-file.ts';
import { isRotationOf } from './rotation.ts';

export type AccessLines = {
  /** Null where no line is in any known format. */
  format: AccessLogFormat | null;
  /** Lines that are not empty, oldest first, and each as a request; null for one that was not understood. */
  lines: string[];
  entries: (AccessEntry | null)[];
  /** What of the window asked for could be read. */
  window: Window;
  /** Files that were read, oldest first. */
  origins: string[];
};

const firstLines = 2_000;
/** Every time so many more. */
const growth = 8;
const mostLines = 1_000_000;
/** Put aside since, newest first; a log that is put aside more often within minutes is not measured further back. */
const mostFiles = 4;

/**
 * The window ends now, or with the newest line where the clock of the log's machine goes ahead.
 *
 * @throws Unreadable where the log itself cannot be read.
 */
export async function readAccessWindow(
  files: LogFiles,
  path: string,
  { windowMs, nowMs, unit }: { windowMs: number; nowMs: number; unit: DurationUnit | null },
): Promise<AccessLines> {
  const full = files.full(path);
  const parsed = (lines: string[]) => {
    const format = formatOf(lines);
    const entries = lines.map((line) => (format === null ? null : parseAccessLine(line, format, unit)));
    const times = entries.flatMap((entry) => entry?.atMs ?? []);
    const toMs = times.reduce((newest, atMs) => Math.max(newest, atMs), nowMs);
    const window = { fromMs: toMs - windowMs, toMs };
    return { format, lines, entries, window, oldestMs: times[0] ?? null };
  };

  let wanted = firstLines;
  let { lines, isWhole, isFull } = await linesOfFile(files, full, wanted);
  let read = parsed(lines);
  const reachesBack = () => read.oldestMs !== null && read.oldestMs < read.window.fromMs;
  while (!reachesBack() && isFull && wanted < mostLines) {
    wanted *= growth;
    ({ lines, isWhole, isFull } = await linesOfFile(files, full, wanted));
    read = parsed(lines);
  }
  const origins = [full];
  if (!reachesBack() && isWhole) {
    const aside = await files.beside(full, (name) => isRotationOf(name, basename(full)));
    const { fromMs } = read.window;
    for (const file of aside.filter(({ modifiedMs }) => modifiedMs >= fromMs).slice(0, mostFiles)) {
      // One that is being packed or taken away just now leaves the window shorter, which is said.
      const older = await linesOfFile(files, file.path, null).catch(() => null);
      isWhole = older?.isWhole ?? false;
      if (older === null) break;
      read = parsed([...older.lines, ...read.lines]);
      origins.unshift(file.path);
      if (reachesBack() || !isWhole) break;
    }
  }
  const { window, oldestMs, ...rest } = read;
  // What lies further back than could be read is not part of what was measured.
  const fromMs = isWhole || oldestMs === null ? window.fromMs : Math.max(window.fromMs, oldestMs);
  return { ...rest, window: { ...window, fromMs }, origins };
}

type FileLines = {
  lines: string[];
  /** There is nothing before the first of them. */
  isWhole: boolean;
  /** As many as were asked for, so that more may be had. */
  isFull: boolean;
};

async function linesOfFile(files: LogFiles, path: string, wanted: number | null): Promise<FileLines> {
  const part: Part = await files.read(path, wanted);
  const text = decodeLog(part.bytes);
  if (text === null) throw new Unreadable('failed', `${path} is not text`);
  const all = linesOf(text);
  const isFull = wanted !== null && all.length >= wanted;
  const kept = wanted === null ? all : all.slice(-wanted);
  const lines = kept.filter((line) => line.trim() !== '');
  return { lines, isWhole: !isFull && !part.cut && !part.endMissing, isFull };
}
