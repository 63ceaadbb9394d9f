/** The command line as a person runs it: a process of its own on a data folder that is thrown away. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const program = fileURLToPath(new URL('../../../server/cli.ts', import.meta.url));
const hostProgram = fileURLToPath(new URL('./host-process.ts', import.meta.url));

export type Ended = { code: number | null; out: string; err: string };

export type Settings = {
  data: string;
  /** What is piped in. */
  input?: string | Uint8Array;
  language?: 'ja' | 'en';
  /** Without the rights that let root write where the permissions say no. */
  unprivileged?: boolean;
};

/** Runs one command line to its end. */
export async function hikeshi(
  args: readonly string[],
  { data, input = '', language = 'en', unprivileged = false }: Settings,
): Promise<Ended> {
  const locale = language === 'ja' ? 'ja_JP.UTF-8' : 'en_US.UTF-8';
  const env = { ...process.env, LC_ALL: locale, HIKESHI_DATA_DIR: data };
  const [file, ...words] = [...(unprivileged ? dropRights() : []), process.execPath, program, ...args];
  const child = spawn(file ?? '', words, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  onTestFinished(() => end(child, 'SIGKILL'));
  const out: string[] = [];
  const err: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text));
  // A command that reads nothing ends before its input does.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  return { code: typeof code === 'number' ? code : null, out: out.join(''), err: err.join('') };
}

/** Root may write anywhere; without these two capabilities it is held to permissions like anyone else. */
function dropRights(): string[] {
  return process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] : [];
}

/** False on a system where permissions cannot be tried: Windows has none, and root elsewhere cannot give its rights up. */
export const canDropRights =
  process.platform !== 'win32' && (process.getuid?.() !== 0 || spawnSync('setpriv', ['--version']).status === 0);

/** A data folder that does not exist yet, in a folder of its own; both go when the test ends. */
export function freshDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'data');
}

export type Host = {
  pid: number;
  /** As a crash would: nothing is put away. */
  kill(): Promise<void>;
  stop(): Promise<void>;
};

/** The app's host on a data folder, in a process of its own. */
export async function startHost(data: string): Promise<Host> {
  const child = spawn(process.execPath, [hostProgram, data], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => end(child, 'SIGKILL'));
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([once(lines, 'line'), once(child, 'exit')]);
  if (line !== 'ready') throw new Error(`the host did not start: ${line}`);
  return { pid: child.pid ?? -1, kill: () => end(child, 'SIGKILL'), stop: () => end(child, 'SIGTERM') };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

/** One line on standard error that says why, nothing beside it, and exit code 2: how everything ends that a person can put right. */
export function refusalIn({ code, out, err }: Ended): string {
  const [line = '', ...more] = err.replace(/\n$/, '').split('\n');
  if (code !== 2 || out !== '' || more.length > 0 || !line.startsWith('hikeshi: ')) {
    throw new Error(`no refusal of one line: code ${code}\n${out}\n${err}`);
  }
  return line.slice('hikeshi: '.length);
}
