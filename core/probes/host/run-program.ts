/** One program of this machine, without a shell: bounded in time and output, and gone with all its children afterwards. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { delimiter, isAbsolute } from 'node:path';
import type { Readable } from 'node:stream';
import { capturedOutput } from './captured-output.ts';
import { plainText } from './plain-text.ts';

export type ProgramRun = {
  end: 'exited' | 'notInstalled' | 'notAllowed' | 'timeout' | 'cancelled' | 'failed';
  /** Null where it did not end by itself. */
  exitCode: number | null;
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
  const [file, ...words] = argv;
  if (cancel.aborted || file === undefined) return endedBefore(cancel.aborted ? 'cancelled' : 'notInstalled');
  const output = capturedOutput();
  const errors = capturedOutput();
  const child = spawn(file, words, {
    cwd: homedir(),
    env: environmentForPrograms(process.env),
    shell: false,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that what it started ends with it.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  child.stdout.on('data', output.add);
  child.stderr.on('data', errors.add);
  const { end, exitCode } = await ending(child, cancel, limitMs);
  const { text, cut } = output.take();
  return { end, exitCode, output: plainText(text), errors: plainText(errors.take().text).trim(), cut };
}

function environmentForPrograms(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
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
  };
  for (const name of passedOn) if (own[name] !== undefined) environment[name] = own[name];
  return environment;
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

function ending(child: Child, cancel: AbortSignal, limitMs: number): Promise<Pick<ProgramRun, 'end' | 'exitCode'>> {
  const { promise, resolve } = Promise.withResolvers<Pick<ProgramRun, 'end' | 'exitCode'>>();
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
  const settle = (end: ProgramRun['end'], exitCode: number | null) => {
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

function killGroup({ pid }: Child): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // Already gone, or, by sudo, of another user: that one ends by the closed pipes.
  }
}

function endedBefore(end: ProgramRun['end']): ProgramRun {
  return { end, exitCode: null, output: '', errors: '', cut: false };
}
