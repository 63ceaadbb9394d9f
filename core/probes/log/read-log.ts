/** Lines of a log, wherever it is kept: files of a host, its journal, or a container's output. */
import type { LogSource } from '../../../shared/runbook/model.ts';
import { linesOf } from '../host/plain-text.ts';
import type { ReachedHost } from '../host/reach-host.ts';
import { expectOutput, Unreadable } from '../unreadable.ts';
import { decodeLog } from './decode-log.ts';
import { hasGlob } from './expand-globs.ts';
import { filesOverSsh } from './files-over-ssh.ts';
import { filesHere, type LogFiles } from './log-files.ts';
import { isRotationOf } from './rotation.ts';

export type LogLines = {
  lines: string[];
  /** Where they come from, oldest first: paths, or the unit or container. */
  origins: string[];
  /** There is more in the source than the limit let through. */
  cut: boolean;
};

export type LogReading = {
  /** How many of the last lines (or of the first ones, when negative); null for all. */
  lines: number | null;
  /**
   * Time back to which a log is wanted: where the one that is being written was put aside since, what was put aside is read
   * too. Null for the one file alone.
   */
  sinceMs: number | null;
};

/** Of a source that is asked for whole, no more than this many lines are looked through. */
const lineLimit = 100_000;
/** Matching files that are opened at most, newest first. */
export const fileLimit = 20;
/** Bytes of all files together, unpacked. */
const bytesLimit = 16 * 1024 * 1024;

/** Throws Unreadable. */
export async function readLog(
  source: LogSource,
  { lines, sinceMs }: LogReading,
  host: ReachedHost,
  cancel: AbortSignal,
): Promise<LogLines> {
  const bounded = lines === null ? null : Math.max(-lineLimit, Math.min(lineLimit, lines));
  switch (source.kind) {
    case 'file': {
      const files = host.sshAlias === null ? filesHere(cancel) : filesOverSsh(host, cancel);
      const paths = await pathsOf(source.path, bounded, sinceMs, files);
      return readFiles(paths, bounded, files, cancel);
    }
    case 'journal':
      return readJournal(source.unit, bounded, host);
    case 'container':
      return readContainer(source.container, bounded, host);
  }
}

/**
 * Newest first. A file that was put aside holds lines of the time that is wanted if it was last written since; the first lines of
 * a file are asked of that file alone.
 */
export async function pathsOf(
  written: string,
  lines: number | null,
  sinceMs: number | null,
  files: LogFiles,
): Promise<string[]> {
  const path = files.full(written);
  if (hasGlob(path)) {
    const matching = await files.matching(path);
    if (matching.length === 0) throw new Unreadable('notFound', `no file matches ${written}`);
    return matching.map((file) => file.path);
  }
  if (sinceMs === null || (lines !== null && lines < 0)) return [path];
  const base = path.slice(path.lastIndexOf('/') + 1);
  const aside = await files.beside(path, (name) => isRotationOf(name, base));
  return [path, ...aside.filter(({ modifiedMs }) => modifiedMs >= sinceMs).map((file) => file.path)];
}

async function readFiles(
  paths: readonly string[],
  lines: number | null,
  files: LogFiles,
  cancel: AbortSignal,
): Promise<LogLines> {
  const taken: LogLines = { lines: [], origins: [], cut: paths.length > fileLimit };
  let takenBytes = 0;
  let refusal: Unreadable | null = null;
  for (const path of paths.slice(0, fileLimit)) {
    const missing = (lines === null ? lineLimit : Math.abs(lines)) - taken.lines.length;
    if (missing <= 0) break;
    if (takenBytes >= bytesLimit) {
      taken.cut = true;
      break;
    }
    try {
      const part = await readOneFile(path, lines === null ? null : Math.sign(lines) * missing, files);
      // Older files go in front, so that the lines stand in the order of time.
      taken.lines = [...part.lines, ...taken.lines];
      taken.origins.unshift(path);
      taken.cut ||= part.cut;
      takenBytes += part.bytes;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      refusal ??= error;
    }
  }
  if (cancel.aborted) throw new Unreadable('cancelled', '');
  if (taken.origins.length === 0 && refusal !== null) throw refusal;
  return taken;
}

async function readOneFile(
  path: string,
  lines: number | null,
  files: LogFiles,
): Promise<{ lines: string[]; cut: boolean; bytes: number }> {
  // One more than is looked through tells that there are more.
  const part = await files.read(path, lines ?? lineLimit + 1);
  const text = decodeLog(part.bytes);
  if (text === null) throw new Unreadable('failed', `${path} is not text`);
  const all = linesOf(text);
  const wanted = lines ?? lineLimit;
  const kept = wanted < 0 ? all.slice(0, -wanted) : all.slice(-wanted);
  // What was asked for is whole even where the file goes on.
  const cut = lines === null ? part.cut || all.length > kept.length : part.cut && kept.length < Math.abs(lines);
  return { lines: kept, cut: cut || part.endMissing, bytes: part.bytes.length };
}

/** Names of units and containers; nothing that could be an option. */
const namePattern = /^[\p{L}\p{N}_][\p{L}\p{N}_.:@\\/-]*$/u;

/** The name itself. Throws Unreadable for one that could be an option, or more than a name. */
export function plainName(name: string): string {
  if (!namePattern.test(name)) throw new Unreadable('notAllowed', `"${name}" is no name of a unit or container`);
  return name;
}

async function readJournal(unit: string | null, lines: number | null, host: ReachedHost): Promise<LogLines> {
  const count = lines === null || lines < 0 ? lineLimit : lines;
  const chosen = unit === null ? [] : ['-u', plainName(unit)];
  const argv = ['journalctl', '--no-pager', '--quiet', '-o', 'short-iso', '-n', String(count), ...chosen];
  const run = await host.run(argv);
  expectOutput(run, 'journalctl');
  return { lines: ended(linesOf(run.output), lines), origins: [unit ?? 'journal'], cut: run.cut };
}

async function readContainer(container: string, lines: number | null, host: ReachedHost): Promise<LogLines> {
  const count = lines === null || lines < 0 ? lineLimit : lines;
  const run = await host.run(['docker', 'logs', '--tail', String(count), plainName(container)]);
  expectOutput(run, 'docker');
  // A container writes its log on both channels; which line came first is not told.
  const text = [run.output, run.errors].filter((each) => each !== '').join('\n');
  return { lines: ended(linesOf(text), lines), origins: [container], cut: run.cut };
}

function ended(all: string[], lines: number | null): string[] {
  return lines !== null && lines < 0 ? all.slice(0, -lines) : all;
}
