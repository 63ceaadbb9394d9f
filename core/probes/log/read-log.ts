/** Lines of a log, wherever it is kept: files of this machine, the journal, or a container's output. */
import { realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute } from 'node:path';
import type { LogSource } from '../../../shared/runbook/model.ts';
import { linesOf } from '../host/plain-text.ts';
import { runProgram } from '../host/run-program.ts';
import { expectOutput, Unreadable } from '../unreadable.ts';
import { decodeLog } from './decode-log.ts';
import { expandGlobs, hasGlob } from './expand-globs.ts';
import { NoRegularFile, readLogFile } from './read-log-file.ts';
import { holdsSecrets } from './secret-files.ts';

export type LogLines = {
  lines: string[];
  /** Where they come from, oldest first: paths, or the unit or container. */
  origins: string[];
  /** There is more in the source than the limit let through. */
  cut: boolean;
};

/** Of a source that is asked for whole, no more than this many lines are looked through. */
const lineLimit = 100_000;
/** Matching files that are opened at most, newest first. */
const fileLimit = 20;

/** `lines`: of the end, or of the beginning when negative; null for all. Throws Unreadable. */
export async function readLog(source: LogSource, lines: number | null, cancel: AbortSignal): Promise<LogLines> {
  const bounded = lines === null ? null : Math.max(-lineLimit, Math.min(lineLimit, lines));
  switch (source.kind) {
    case 'file':
      return readFiles(source.path, bounded, cancel);
    case 'journal':
      return readJournal(source.unit, bounded, cancel);
    case 'container':
      return readContainer(source.container, bounded, cancel);
  }
}

async function readFiles(written: string, lines: number | null, cancel: AbortSignal): Promise<LogLines> {
  const path = written.replace(/^~(?=[/\\])/, homedir());
  if (!isAbsolute(path)) throw new Unreadable('notFound', `${written} is not a full path`);
  const paths = hasGlob(path) ? await newestFirst(await expandGlobs(path)) : [path];
  if (paths.length === 0) throw new Unreadable('notFound', `no file matches ${written}`);
  const taken: LogLines = { lines: [], origins: [], cut: paths.length > fileLimit };
  let refusal: Unreadable | null = null;
  for (const each of paths.slice(0, fileLimit)) {
    const missing = (lines === null ? lineLimit : Math.abs(lines)) - taken.lines.length;
    if (missing <= 0) break;
    try {
      const part = await readOneFile(each, lines === null ? null : Math.sign(lines) * missing, cancel);
      // Older files go in front, so that the lines stand in the order of time.
      taken.lines = [...part.lines, ...taken.lines];
      taken.origins.unshift(each);
      taken.cut ||= part.cut;
    } catch (error) {
      refusal ??= toUnreadable(error, each);
    }
  }
  if (cancel.aborted) throw new Unreadable('cancelled', '');
  if (taken.origins.length === 0 && refusal !== null) throw refusal;
  return taken;
}

async function newestFirst(paths: string[]): Promise<string[]> {
  const dated = await Promise.all(
    paths.map(async (path) => {
      const status = await stat(path).catch(() => null);
      return status?.isFile() ? [{ path, mtimeMs: status.mtimeMs }] : [];
    }),
  );
  const files = dated.flat().sort((one, other) => other.mtimeMs - one.mtimeMs || (one.path < other.path ? -1 : 1));
  return files.map(({ path }) => path);
}

async function readOneFile(
  path: string,
  lines: number | null,
  cancel: AbortSignal,
): Promise<{ lines: string[]; cut: boolean }> {
  const real = await realpath(path);
  if (holdsSecrets(real)) throw new Unreadable('notAllowed', `${path} is not read: such files hold secrets`);
  const part = await readLogFile(real, lines, cancel);
  const text = decodeLog(part.bytes);
  if (text === null) throw new Unreadable('failed', `${path} is not text`);
  const all = linesOf(text);
  const wanted = lines ?? lineLimit;
  const kept = wanted < 0 ? all.slice(0, -wanted) : all.slice(-wanted);
  // What was asked for is whole even where the file goes on.
  const cut = lines === null ? part.cut || all.length > kept.length : part.cut && kept.length < Math.abs(lines);
  return { lines: kept, cut: cut || part.endMissing };
}

function toUnreadable(error: unknown, path: string): Unreadable {
  if (error instanceof Unreadable) return error;
  if (error instanceof NoRegularFile) return new Unreadable('failed', `${path} is no regular file`);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Unreadable('notFound', `${path} does not exist`);
  if (code === 'EACCES' || code === 'EPERM') return new Unreadable('notAllowed', `no permission to read ${path}`);
  // A socket or a device without anything behind it.
  if (code === 'ENXIO' || code === 'ENODEV') return new Unreadable('failed', `${path} is no regular file`);
  return new Unreadable('failed', `${path}: ${error instanceof Error ? error.message : String(error)}`);
}

/** Names of units and containers; nothing that could be an option. */
const plainName = /^[\p{L}\p{N}_][\p{L}\p{N}_.:@\\/-]*$/u;

function expectPlainName(name: string): void {
  if (!plainName.test(name)) throw new Unreadable('notAllowed', `"${name}" is no name of a unit or container`);
}

async function readJournal(unit: string | null, lines: number | null, cancel: AbortSignal): Promise<LogLines> {
  if (unit !== null) expectPlainName(unit);
  const count = lines === null || lines < 0 ? lineLimit : lines;
  const chosen = unit === null ? [] : ['-u', unit];
  const argv = ['journalctl', '--no-pager', '--quiet', '-o', 'short-iso', '-n', String(count), ...chosen];
  const run = await runProgram(argv, cancel);
  expectOutput(run, 'journalctl');
  return { lines: ended(linesOf(run.output), lines), origins: [unit ?? 'journal'], cut: run.cut };
}

async function readContainer(container: string, lines: number | null, cancel: AbortSignal): Promise<LogLines> {
  expectPlainName(container);
  const count = lines === null || lines < 0 ? lineLimit : lines;
  const run = await runProgram(['docker', 'logs', '--tail', String(count), container], cancel);
  expectOutput(run, 'docker');
  // A container writes its log on both channels; which line came first is not told.
  const text = [run.output, run.errors].filter((each) => each !== '').join('\n');
  return { lines: ended(linesOf(text), lines), origins: [container], cut: run.cut };
}

function ended(all: string[], lines: number | null): string[] {
  return lines !== null && lines < 0 ? all.slice(0, -lines) : all;
}
