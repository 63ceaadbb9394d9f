/**
 * One login for many looks. A connection that the user shares already (ControlMaster, after a one-time code perhaps) is used as it is;
 * else one of our own is opened, in a folder of this user alone, and shared by everything that goes the same way. It opens no port, ends
 * by itself soon after its last use even if this process is killed, and at the latest with the core.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../host/run-program.ts';
import { PathFailure } from './path-failure.ts';
import { isLoggedIn, pathFailureOf } from './ssh-fault.ts';
import { endLogin, localAnswerLimitMs, logIn, loginLimitMs, loginWords, nobodyWaits } from './ssh-login.ts';
import { quietOptions, streamWords } from './ssh-words.ts';

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

/** The user may open or close their own at any time. */
const usersLinkGoodForMs = 5_000;
/** Looks that come one after another shall not knock at a closed door as often as there are looks. */
const failureGoodForMs = 3_000;

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
    const errors = await logIn([...program, ...loginWords(alias, socket)], `${socket}.log`, alias, signal);
    if (errors !== null) throw await loginFailure(errors, alias, signal);
    entry.socket = socket;
    entry.state = 'open';
    return through(alias, ['-S', socket], true);
  }

  /** Of a shared login ssh keeps back what a host that it goes through said; one that is not shared tells. */
  async function loginFailure(errors: string, alias: string, giveUp: AbortSignal): Promise<PathFailure> {
    const failure = pathFailureOf(errors, alias);
    if (failure.fault !== 'closed' || !/ UNKNOWN port /.test(errors)) return failure;
    const words = streamWords(alias, { host: '127.0.0.1', port: 1 });
    const run = await runProgram([...ownLinkTo(alias).argv, ...words], giveUp, loginLimitMs);
    const told = pathFailureOf(run.errors, alias);
    return told.fault === 'failed' || isLoggedIn(run.errors) ? failure : told;
  }

  const ownLinkTo = (alias: string) => through(alias, ['-o', 'ControlPath=none'], false);

  return {
    ownLinkTo,
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
    drop(alias) {
      entries.delete(alias);
    },
    async close() {
      for (const { login } of entries.values()) login.abort();
      await Promise.allSettled([...entries.values()].map(({ link }) => link));
      entries.clear();
      await Promise.all([...opened].map(([socket, alias]) => endLogin(program, socket, alias)));
      opened.clear();
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
      folder = null;
    },
  };
}

function orCancelled<T>(work: Promise<T>, alias: string, cancel: AbortSignal): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const stop = () => reject(nobodyWaits(alias));
  if (cancel.aborted) stop();
  cancel.addEventListener('abort', stop, { once: true });
  work.then(resolve, reject);
  return promise.finally(() => cancel.removeEventListener('abort', stop));
}
