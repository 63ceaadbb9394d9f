/**
 * Files of logs on a host behind ssh, by programs that only read: `ls`, `stat`, `readlink`, `tail`, `head`. A packed file comes
 * over as it is and is unpacked here, under this machine's own limits.
 */
import { posix } from 'node:path';
import type { ReachedHost } from '../host/reach-host.ts';
import type { ProgramBytes } from '../host/run-program.ts';
import { expectOutput, Unreadable } from '../unreadable.ts';
import { expandGlobsThere } from './expand-globs.ts';
import { byAge, expectNoSecrets, type LogFile, type LogFiles } from './log-files.ts';
import { fromFirstLine, type Part, unpackPart } from './read-log-file.ts';

/** What one file may bring over the line, packed or not. */
const transferLimitBytes = 8 * 1024 * 1024;

export function filesOverSsh(host: ReachedHost, cancel: AbortSignal): LogFiles {
  const listFolder = async (folder: string): Promise<string[]> => {
    const run = await host.run(['ls', '-1', '-a', '--', folder]);
    return run.end === 'exited' ? run.output.split('\n').filter((name) => name !== '') : [];
  };

  /** Regular files among the paths, with the time of their last line. */
  async function dated(paths: readonly string[]): Promise<LogFile[]> {
    if (paths.length === 0) return [];
    const known = await host.run(['stat', '-L', '-c', '%F|%Y|%n', '--', ...paths]);
    // BSD's stat has another letter for the same.
    const isOther = known.output === '' && /option|usage/i.test(known.errors);
    const run = isOther ? await host.run(['stat', '-L', '-f', '%HT|%m|%N', '--', ...paths]) : known;
    if (run.output === '') expectOutput(run, 'stat');
    const rows = run.output.split('\n').flatMap((line) => /^([^|]+)\|(\d+)\|(.+)$/.exec(line)?.slice(1) ?? []);
    const files: LogFile[] = [];
    for (let at = 0; at < rows.length; at += 3) {
      const [kind = '', seconds = '', path = ''] = rows.slice(at, at + 3);
      if (/^regular (?:empty )?file$/i.test(kind)) files.push({ path, modifiedMs: Number(seconds) * 1_000 });
    }
    return byAge(files);
  }

  async function realOf(path: string): Promise<string> {
    const link = await host.run(['readlink', '-f', '--', path]);
    expectOutput(link, 'readlink');
    const real = link.output.trim();
    expectNoSecrets(real, path);
    // A pipe or a device would be waited for, and the program that waits would stay behind on the host.
    const [file] = await dated([real]);
    if (file === undefined) throw new Unreadable('failed', `${path} is no regular file`);
    return real;
  }

  async function read(path: string, lines: number | null): Promise<Part> {
    const real = await realOf(path);
    const isPacked = real.endsWith('.gz');
    const most = String(transferLimitBytes);
    if (isPacked) return unpackPart((await bytesOf(['head', '-c', most, '--', real])).bytes, lines, cancel);
    if (lines !== null && lines < 0) {
      const { bytes, cut } = await bytesOf(['head', '-n', String(-lines), '--', real]);
      return { bytes, cut, endMissing: false };
    }
    if (lines !== null) {
      const { bytes, cut } = await bytesOf(['tail', '-n', String(lines), '--', real]);
      if (!cut) return { bytes, cut, endMissing: false };
    }
    // The lines asked for are more than may come over: its last bytes instead.
    const { bytes } = await bytesOf(['tail', '-c', most, '--', real]);
    const cut = bytes.length >= transferLimitBytes;
    return { bytes: cut ? fromFirstLine(bytes) : bytes, cut, endMissing: false };
  }

  async function bytesOf(argv: readonly string[]): Promise<ProgramBytes> {
    const run = await host.runForBytes(argv, transferLimitBytes);
    expectOutput({ ...run, output: run.bytes.length > 0 ? ' ' : '' }, argv[0] ?? '');
    return run;
  }

  return {
    // A path without a root starts where a login begins.
    full: (path) => path.replace(/^~\//, ''),
    matching: async (pattern) => dated(await expandGlobsThere(pattern, listFolder)),
    async beside(path, isWanted) {
      const folder = posix.dirname(path);
      return dated((await listFolder(folder)).filter(isWanted).map((name) => posix.join(folder, name)));
    },
    real: realOf,
    read,
  };
}
