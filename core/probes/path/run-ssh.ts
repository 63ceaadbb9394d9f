/** One program on a host behind the user's own alias: each word quoted for the shell there, nobody asked for anything. */
import {
  type ProgramBytes,
  type ProgramEnd,
  type ProgramRun,
  readProgramBytes,
  runProgram,
} from '../host/run-program.ts';
import type { ProbeContext } from '../probe.ts';
import { Unreadable } from '../unreadable.ts';
import { PathFailure } from './path-failure.ts';
import type { SshLink } from './ssh-connections.ts';
import { isLoggedIn, pathFailureOf } from './ssh-fault.ts';
import { commandWords } from './ssh-words.ts';

type Reaching = Pick<ProbeContext, 'ssh' | 'cancel'>;

/** ssh's own exit status for a way that is broken. */
const sshFailed = 255;
const cannotBeFound = 127;

/**
 * As `runProgram`, there. What ends it here (limit, cancel) closes its channels there, so that it ends at its next word.
 *
 * @throws Unreadable `noPath` where the host could not be reached: it says nothing of the host. Its `path` says why.
 */
export async function runSsh(
  alias: string,
  argv: readonly string[],
  { ssh, cancel }: Reaching,
  limitMs?: number,
): Promise<ProgramRun> {
  const link = await reach(alias, { ssh, cancel });
  const run = await runProgram([...link.argv, ...commandWords(alias, argv)], cancel, limitMs);
  return judged(run, link);
}

/** The same for output that may be no text, up to so many bytes. */
export async function readSshBytes(
  alias: string,
  argv: readonly string[],
  { ssh, cancel }: Reaching,
  limitBytes: number,
  limitMs?: number,
): Promise<ProgramBytes> {
  const link = await reach(alias, { ssh, cancel });
  const run = await readProgramBytes([...link.argv, ...commandWords(alias, argv)], cancel, limitBytes, limitMs);
  return judged(run, link);
}

/** The words that run it there, for a program that goes on until it is stopped: for `startProgram`. Throws as `runSsh`. */
export async function sshArgv(alias: string, argv: readonly string[], reaching: Reaching): Promise<string[]> {
  return [...(await reach(alias, reaching)).argv, ...commandWords(alias, argv)];
}

async function reach(alias: string, { ssh, cancel }: Reaching): Promise<SshLink> {
  try {
    return await ssh.linkTo(alias, cancel);
  } catch (error) {
    if (error instanceof PathFailure) throw unreachable(error);
    throw error;
  }
}

function judged<T extends ProgramEnd & { errors: string }>(run: T, link: SshLink): T {
  const errors = withoutOwnLines(run.errors);
  if (run.end !== 'exited') {
    if (run.end === 'notInstalled')
      throw unreachable(new PathFailure('sshMissing', `ssh ${link.alias}`, 'ssh is not installed'));
    if (run.end === 'timeout' && !link.isShared && !isLoggedIn(run.errors)) {
      throw unreachable(new PathFailure('timeout', `ssh ${link.alias}`, 'no login in time'));
    }
    return { ...run, errors };
  }
  if (run.exitCode === sshFailed) {
    const failure = pathFailureOf(run.errors, link.alias);
    // A program may end like that too, and of ssh's own failures ssh says which.
    const isOfProgram = failure.fault === 'failed' && (link.isShared || isLoggedIn(run.errors));
    if (!isOfProgram) throw unreachable(failure);
  }
  // The shell there says so, not the system here.
  return run.exitCode === cannotBeFound ? { ...run, end: 'notInstalled', exitCode: null, errors } : { ...run, errors };
}

function unreachable(failure: PathFailure): Unreadable {
  return new Unreadable(failure.fault === 'cancelled' ? 'cancelled' : 'noPath', failure.message, failure);
}

/** Without what ssh says of its own doings. */
function withoutOwnLines(errors: string): string {
  return errors
    .split('\n')
    .filter(
      (line) =>
        !/^(?:Authenticated to \S+ \(|Transferred: sent \d|Bytes per second: sent |debug\d: |mux_client_\w+: |ControlSocket )/.test(
          line,
        ),
    )
    .join('\n');
}
