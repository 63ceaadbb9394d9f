/** A machine of the environment as something that programs are run on: this machine itself, or one behind ssh. */
import type { Host } from '../../../shared/environment/environment.ts';
import { isHere } from '../../../shared/environment/hosts.ts';
import { readableHosts } from '../../../shared/incident/check-hosts.ts';
import { readSshBytes, runSsh, sshArgv } from '../path/run-ssh.ts';
import type { ProbeContext } from '../probe.ts';
import { Unreadable } from '../unreadable.ts';
import { type ProgramBytes, type ProgramRun, readProgramBytes, runProgram } from './run-program.ts';

export type ReachedHost = {
  /** What its readings call it: this machine's own hostname, or the name that the environment gives a host behind ssh. */
  name: string;
  processName: string | null;
  /** Null where it is this machine. */
  sshAlias: string | null;
  run: (argv: readonly string[]) => Promise<ProgramRun>;
  /** The beginning of the output as it is, up to so many bytes. */
  runForBytes: (argv: readonly string[], limitBytes: number) => Promise<ProgramBytes>;
  /** The words that start it from here, for a program that goes on until it is stopped. */
  wordsToFollow: (argv: readonly string[]) => Promise<string[]>;
};

/** With the time to connect. */
const overSshLimitMs = 15_000;

type Reaching = Pick<ProbeContext, 'environment' | 'hostname' | 'cancel' | 'ssh'>;

/**
 * @param hostId null for whichever comes first: this machine where the environment names it, else a host behind ssh.
 * @throws Unreadable where the environment lets nothing run there, or means another machine by "here".
 */
export function reachHost(context: Reaching, hostId: string | null): ReachedHost {
  const host = hostId === null ? anyHost(context) : context.environment.hosts.find(({ id }) => id === hostId);
  if (host === undefined) throw new Unreadable('notAllowed', 'the environment allows no command on this host');
  const { processName, run } = host;
  const { cancel } = context;
  switch (run.kind) {
    case 'none':
      throw new Unreadable('notAllowed', `the environment allows no command on ${host.name}`);
    case 'here':
      if (!isHere(host, context.hostname)) {
        throw new Unreadable('notAllowed', `${host.name} is ${run.hostname}, and this machine is ${context.hostname}`);
      }
      return {
        name: context.hostname,
        processName,
        sshAlias: null,
        run: (argv) => runProgram(argv, cancel),
        runForBytes: (argv, limitBytes) => readProgramBytes(argv, cancel, limitBytes),
        wordsToFollow: async (argv) => [...argv],
      };
    case 'ssh':
      return {
        name: host.name,
        processName,
        sshAlias: run.alias,
        run: (argv) => runSsh(run.alias, inPlainLanguage(argv), context, overSshLimitMs),
        runForBytes: (argv, limitBytes) =>
          readSshBytes(run.alias, inPlainLanguage(argv), context, limitBytes, overSshLimitMs),
        wordsToFollow: async (argv) => withTerminal(await sshArgv(run.alias, inPlainLanguage(argv), context)),
      };
  }
}

/** Whatever language the host speaks, headings and numbers come as they are parsed. */
export function inPlainLanguage(argv: readonly string[]): string[] {
  return ['env', 'LC_ALL=C', ...argv];
}

/** The end of its terminal ends a program on the other side at once; without one it would end at its next line. */
function withTerminal(words: readonly string[]): string[] {
  return words.toSpliced(words.indexOf('--'), 0, '-tt');
}

/** What a look at a host is titled with, also where it cannot be reached. */
export function hostNameOf(context: Pick<Reaching, 'environment' | 'hostname'>, hostId: string | null): string {
  const { environment, hostname } = context;
  const host = hostId === null ? anyHost(context) : environment.hosts.find(({ id }) => id === hostId);
  return host === undefined || isHere(host, hostname) ? hostname : host.name;
}

function anyHost({ environment, hostname }: Pick<Reaching, 'environment' | 'hostname'>): Host | undefined {
  const hosts = readableHosts(environment);
  return hosts.find((host) => isHere(host, hostname)) ?? hosts.find(({ run }) => run.kind === 'ssh') ?? hosts[0];
}
