/**
 * One login for many looks. A connection that the user shares already (ControlMaster, after a one-time code perhaps) is used as it is;
 * else one of our own is opened, in a folder of this user alone, and shared by everything that goes the same way. It opens no port, ends
 * by itself soon after its last use even if this process is killed, and at the latest with the core.
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentForPrograms, killGroup, runProgram } from '../host/run-program.ts';
import { PathFailure } from './path-failure.ts';
import { pathFailureOf } from './ssh-fault.ts';
import { quietOptions } from './ssh-words.ts';

/** A way to the host behind an alias that was open when it was given out. */
export type SshLink = {
  alias: string;
  /** Program and options that lead through it; the words of `commandWords` or `streamWords` follow. */
  argv: readonly string[];
  /** Whether a login stands, which what goes through it shares; else each logs in by itself. */
  isShared: boolean;
};

export type SshConnections = {
  /** Logs in where nothing is open yet. Throws PathFailure, also when cancelled. */
  linkTo(alias: string, cancel: AbortSignal): Promise<SshLink>;
  /** One that logs in by itself, whatever is shared: slower, but it says why it failed. */
  ownLinkTo(alias: string): SshLink;
  /** Forgets what is open to an alias, after it has shown that it leads nowhere. */
  drop(alias: string): void;
  /** Ends all that was opened. */
  close(): Promise<void>;
};

/** A login as a whole, with all its jumps. */
const loginLimitMs = 12_000;
/** Longer than from one look of the watch to the next, so that watching is one login and not four a minute. */
const idleSeconds = 30;
/** The user may open or close their own at any time. */
const usersLinkGoodForMs = 5_000;
/** Looks that come one after another shall not knock at a closed door as often as there are looks. */
const failureGoodForMs = 3_000;
const localAnswerLimitMs = 2_000;

type Entry = {
  link: Promise<SshLink>;
  madeMs: number;
  /** `open` by us (or by each that uses it), `users` own, or still `pending`. */
  state: 'pending' | 'open' | 'users' | 'failed';
  socket: string | null;
  waiting: number;
  /** Aborts a login for which nobody waits any more. */
  login: AbortController;
};

/** @param program the client and its first words: `['ssh']`. */
export function createSshConnections(program: readonly string[] = ['ssh']): SshConnections {
  const entries = new Map<string, Entry>();
  const opened = new Map<string, string>();
  let folder: string | null = null;
  let count = 0;

  const through = (alias: string, options: readonly string[], isShared: boolean): SshLink => ({
    alias,
    argv: [...program, ...options, ...quietOptions],
    isShared,
  });

  function isGood({ madeMs, state, socket, login }: Entry): boolean {
    const ageMs = performance.now() - madeMs;
    switch (state) {
      case 'pending':
        return !login.signal.aborted;
      case 'failed':
        return !login.signal.aborted && ageMs < failureGoodForMs;
      case 'users':
        return ageMs < usersLinkGoodForMs;
      case 'open':
        return socket === null || existsSync(socket);
    }
  }

  function open(alias: string): Entry {
    const entry: Entry = {
      link: Promise.resolve(through(alias, [], false)),
      madeMs: performance.now(),
      state: 'open',
      socket: null,
      waiting: 0,
      login: new AbortController(),
    };
    // Its ssh shares no connections.
    if (process.platform === 'win32') return entry;
    entry.state = 'pending';
    entry.link = openShared(alias, entry);
    entry.link.catch(() => {
      entry.state = 'failed';
      entry.madeMs = performance.now();
    });
    return entry;
  }

  async function openShared(alias: string, entry: Entry): Promise<SshLink> {
    const { signal } = entry.login;
    const check = await runProgram([...program, '-O', 'check', '--', alias], signal, localAnswerLimitMs);
    if (check.end === 'notInstalled') throw new PathFailure('sshMissing', `ssh ${alias}`, 'ssh is not installed');
    if (check.end === 'exited' && check.exitCode === 0) {
      entry.state = 'users';
      return through(alias, [], true);
    }
    folder ??= mkdtempSync(join(tmpdir(), 'hikeshi-ssh-'));
    // Short: a socket's path may have 104 bytes on some systems, of which ssh takes 17 while it makes it.
    const socket = join(folder, `m${++count}`);
    opened.set(socket, alias);
    await logIn([...program, ...loginWords(alias, socket)], `${socket}.log`, alias, signal);
    entry.socket = socket;
    entry.state = 'open';
    return through(alias, ['-S', socket], true);
  }

  return {
    async linkTo(alias, cancel) {
      const known = entries.get(alias);
      const entry = known !== undefined && isGood(known) ? known : open(alias);
      entries.set(alias, entry);
      entry.waiting += 1;
      try {
        return await orCancelled(entry.link, alias, cancel);
      } finally {
        entry.waiting -= 1;
        if (entry.waiting === 0 && entry.state === 'pending') entry.login.abort();
      }
    },
    ownLinkTo: (alias) => through(alias, ['-o', 'ControlPath=none'], false),
    drop(alias) {
      entries.delete(alias);
    },
    async close() {
      for (const { login } of entries.values()) login.abort();
      await Promise.allSettled([...entries.values()].map(({ link }) => link));
      entries.clear();
      await Promise.all([...opened].map(([socket, alias]) => endMaster(program, socket, alias)));
      opened.clear();
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
      folder = null;
    },
  };
}

/** Words that log in, share the login at the socket, and go to the background. */
export function loginWords(alias: string, socket: string): string[] {
  const master = ['-f', '-N', '-M', '-S', socket, '-o', `ControlPersist=${idleSeconds}`];
  return [...master, ...quietOptions.filter(isNotForStreams), '--', alias];
}

/** `-M` says it already, and a second word would win. */
function isNotForStreams(word: string, index: number, words: readonly string[]): boolean {
  const option = word === '-o' ? words[index + 1] : word;
  return option !== 'ControlMaster=no';
}

/**
 * Resolves when ssh is logged in and has gone to the background. Its errors go to a file, since a program that it goes through
 * (ProxyJump, ProxyCommand) keeps whatever it was given.
 */
async function logIn(argv: readonly string[], errorsFile: string, alias: string, giveUp: AbortSignal): Promise<void> {
  if (giveUp.aborted) throw nobodyWaits(alias);
  const [file = '', ...words] = argv;
  const errors = openSync(errorsFile, 'w', 0o600);
  const child = spawn(file, words, {
    cwd: homedir(),
    env: environmentForPrograms(process.env),
    stdio: ['ignore', 'ignore', errors],
    detached: true,
  });
  closeSync(errors);
  const { promise, resolve } = Promise.withResolvers<number | 'timeout' | 'failed' | 'givenUp'>();
  giveUp.addEventListener('abort', () => resolve('givenUp'), { once: true });
  const timer = setTimeout(() => resolve('timeout'), loginLimitMs);
  child.once('error', () => resolve('failed'));
  child.once('exit', (code) => resolve(code ?? 'failed'));
  const end = await promise;
  clearTimeout(timer);
  if (end === 0) return;
  killGroup(child);
  if (end === 'givenUp') throw nobodyWaits(alias);
  if (end === 'timeout') throw new PathFailure('timeout', `ssh ${alias}`, `no login within ${loginLimitMs} ms`);
  throw pathFailureOf(readFileSync(errorsFile, 'utf8'), alias);
}

async function endMaster(program: readonly string[], socket: string, alias: string): Promise<void> {
  if (!existsSync(socket)) return;
  const ask = (what: 'check' | 'exit') =>
    runProgram([...program, '-S', socket, '-O', what, '--', alias], new AbortController().signal, localAnswerLimitMs);
  const pid = Number(/pid=(\d+)/.exec((await ask('check')).errors)?.[1] ?? 0);
  const { exitCode } = await ask('exit');
  if (exitCode === 0 || pid <= 1) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended after all.
  }
}

function nobodyWaits(alias: string): PathFailure {
  return new PathFailure('cancelled', `ssh ${alias}`, 'cancelled');
}

function orCancelled<T>(work: Promise<T>, alias: string, cancel: AbortSignal): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const stop = () => reject(nobodyWaits(alias));
  if (cancel.aborted) stop();
  cancel.addEventListener('abort', stop, { once: true });
  work.then(resolve, reject);
  return promise.finally(() => cancel.removeEventListener('abort', stop));
}
