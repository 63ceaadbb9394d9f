/** One program, without a shell: bounded in time and output, and gone with all its children afterwards. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { delimiter, isAbsolute } from 'node:path';
import type { Readable } from 'node:stream';
import { capturedOutput } from './captured-output.ts';
import { plainText } from './plain-text.ts';
import { isNowhere } from './program-file.ts';

export type ProgramEnd = {
  end: 'exited' | 'notInstalled' | 'notAllowed' | 'timeout' | 'cancelled' | 'failed';
  /** Null where it did not end by itself. */
  exitCode: number | null;
};

export type ProgramRun = ProgramEnd & {
  /** Escape sequences taken out; where it was too long, a line between head and tail says how much is missing. */
  output: string;
  errors: string;
  /** Something of `output` is missing. */
  cut: boolean;
};

const timeLimitMs = 10_000;

/** What programs may know of our environment: where they are, who asks, and which cluster or account they look at. */
const passedOn = [
  'HOME',
  'USER',
  'LOGNAME',
  'XDG_RUNTIME_DIR',
  'SSH_AUTH_SOCK',
  'DOCKER_CONFIG',
  'KUBECONFIG',
  'AWS_PROFILE',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'CLOUDSDK_CONFIG',
  'SYSTEMROOT',
];

/** Never throws: whatever happens is in the answer. */
export async function runProgram(
  argv: readonly string[],
  cancel: AbortSignal,
  limitMs = timeLimitMs,
): Promise<ProgramRun> {
  const output = capturedOutput();
  const errors = capturedOutput();
  const ended = await startProgram(argv, { cancel, limitMs, onOutput: output.add, onErrors: errors.add });
  const { text, cut } = output.take();
  return { ...ended, output: plainText(text), errors: plainText(errors.take().text).trim(), cut };
}

export type ProgramBytes = ProgramEnd & {
  /** The beginning of what it printed. */
  bytes: Buffer;
  errors: string;
  /** It printed more than the limit, and was ended there. */
  cut: boolean;
};

/** The same for output that may be no text, up to so many bytes. */
export async function readProgramBytes(
  argv: readonly string[],
  cancel: AbortSignal,
  limitBytes: number,
  limitMs = timeLimitMs,
): Promise<ProgramBytes> {
  const chunks: Buffer[] = [];
  let keptBytes = 0;
  const errors = capturedOutput();
  const full = new AbortController();
  const onOutput = (chunk: Buffer) => {
    const kept = chunk.subarray(0, limitBytes - keptBytes);
    if (kept.length > 0) chunks.push(kept);
    keptBytes += kept.length;
    if (kept.length < chunk.length) full.abort();
  };
  const until = AbortSignal.any([cancel, full.signal]);
  const ended = await startProgram(argv, { cancel: until, limitMs, onOutput, onErrors: errors.add });
  const cut = full.signal.aborted;
  const isWanted = cut && !cancel.aborted;
  return {
    end: isWanted ? 'exited' : ended.end,
    exitCode: isWanted ? 0 : ended.exitCode,
    bytes: Buffer.concat(chunks),
    errors: plainText(errors.take().text).trim(),
    cut,
  };
}

export type Running = {
  cancel: AbortSignal;
  limitMs: number;
  onOutput: (chunk: Buffer) => void;
  onErrors: (chunk: Buffer) => void;
};

/** Starts it and answers when it and its group are gone. Never throws. */
export async function startProgram(
  argv: readonly string[],
  { cancel, limitMs, onOutput, onErrors }: Running,
): Promise<ProgramEnd> {
  const [file, ...words] = argv;
  if (cancel.aborted) return { end: 'cancelled', exitCode: null };
  if (file === undefined) return { end: 'notInstalled', exitCode: null };
  // The system takes no such word, and spawn would throw.
  if (argv.some((word) => word.includes('\0'))) return { end: 'notAllowed', exitCode: null };
  const env = environmentForPrograms(process.env);
  if (isNowhere(file, env.PATH ?? '')) return { end: 'notInstalled', exitCode: null };
  const child = spawn(file, words, {
    cwd: homedir(),
    env,
    shell: false,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that what it started ends with it.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  child.stdout.on('data', onOutput);
  child.stderr.on('data', onErrors);
  return ending(child, cancel, limitMs);
}

export function environmentForPrograms(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {
    // A relative entry would let a program in the working folder pass for another.
    PATH: (own.PATH ?? '').split(delimiter).filter(isAbsolute).join(delimiter),
    LC_ALL: 'C',
    TERM: 'dumb',
    COLUMNS: '400',
    PAGER: 'cat',
    GIT_PAGER: 'cat',
    SYSTEMD_PAGER: 'cat',
    AWS_PAGER: '',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    // An object that is missing is not fetched, which would start the programs that a repository names.
    GIT_NO_LAZY_FETCH: '1',
  };
  for (const name of passedOn) if (own[name] !== undefined) environment[name] = own[name];
  return environment;
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

function ending(child: Child, cancel: AbortSignal, limitMs: number): Promise<ProgramEnd> {
  const { promise, resolve } = Promise.withResolvers<ProgramEnd>();
  let cutShort: 'timeout' | 'cancelled' | null = null;
  const stop = (why: 'timeout' | 'cancelled') => {
    cutShort ??= why;
    killGroup(child);
    // A grandchild that left the group may hold the pipes open; what it writes is of no interest any more.
    child.stdout.destroy();
    child.stderr.destroy();
  };
  const onCancel = () => stop('cancelled');
  const timer = setTimeout(() => stop('timeout'), limitMs);
  cancel.addEventListener('abort', onCancel, { once: true });
  const settle = (end: ProgramEnd['end'], exitCode: number | null) => {
    clearTimeout(timer);
    cancel.removeEventListener('abort', onCancel);
    resolve({ end: cutShort ?? end, exitCode });
  };
  child.once('error', (error: NodeJS.ErrnoException) => {
    const end = error.code === 'ENOENT' ? 'notInstalled' : error.code === 'EACCES' ? 'notAllowed' : 'failed';
    settle(end, null);
  });
  child.once('close', (exitCode) => {
    // What it left running in its group ends as well.
    killGroup(child);
    settle('exited', exitCode);
  });
  return promise;
}

export function killGroup({ pid }: { pid?: number | undefined }): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // Already gone, or, by sudo, of another user: that one ends by the closed pipes.
  }
}
