/** A login by itself: started, shared at a socket of its own, and ended. */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { environmentForPrograms, killGroup, runProgram } from '../host/run-program.ts';
import { PathFailure } from './path-failure.ts';
import { quietOptions } from './ssh-words.ts';

/** A login as a whole, with all its jumps. */
export const loginLimitMs = 12_000;
/** How long ssh itself may take to answer about a connection that is open. */
export const localAnswerLimitMs = 2_000;
/** Longer than from one look of the watch to the next, so that watching is one login and not four a minute. */
const idleSeconds = 30;

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
 * Resolves with null when ssh is logged in and has gone to the background, else with what it said. Its errors go to a file, since a
 * program that it goes through (ProxyJump, ProxyCommand) keeps whatever it was given.
 */
export async function logIn(
  argv: readonly string[],
  errorsFile: string,
  alias: string,
  giveUp: AbortSignal,
): Promise<string | null> {
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
  if (end === 0) return null;
  killGroup(child);
  if (end === 'givenUp') throw nobodyWaits(alias);
  if (end === 'timeout') throw new PathFailure('timeout', `ssh ${alias}`, `no login within ${loginLimitMs} ms`);
  return readFileSync(errorsFile, 'utf8');
}

export async function endLogin(program: readonly string[], socket: string, alias: string): Promise<void> {
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

export function nobodyWaits(alias: string): PathFailure {
  return new PathFailure('cancelled', `ssh ${alias}`, 'cancelled');
}
