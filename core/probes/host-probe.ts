/** Looking at a host: a program that only looks, the service's process, the list of deployments. */
import { homedir } from 'node:os';
import type { Reading } from '../../shared/diagnosis/reading.ts';
import { applyFilters } from '../../shared/runbook/filters.ts';
import type { Probe } from '../../shared/runbook/model.ts';
import { refusalOf } from './host/allow-list.ts';
import { deploymentsOf } from './host/deployments.ts';
import { commitsWords, deploymentsOfGit, movesWords } from './host/git-commits.ts';
import { hostReadings } from './host/host-readings.ts';
import { lookAtHost } from './host/look-at-host.ts';
import { linesOf } from './host/plain-text.ts';
import { lastScreen, prepareWords } from './host/prepare-words.ts';
import { countNamed, rowsOfList, withAncestors } from './host/processes.ts';
import type { ReachedHost } from './host/reach-host.ts';
import type { ProgramRun } from './host/run-program.ts';
import { readLog } from './log/read-log.ts';
import type { CheckOutcome, ProbeContext } from './probe.ts';
import { expectOutput, Unreadable } from './unreadable.ts';

/** Deployments that may have to do with an incident: the last few. */
const deploymentLines = 20;

/** One program of the runbook, judged once more by its words, without a shell. */
export function runHostCommand(
  { argv, privileged, filters }: Extract<Probe, { type: 'host' }>,
  context: ProbeContext,
  hostId: string | null = null,
): Promise<CheckOutcome> {
  const words = prepareWords(argv, privileged);
  return lookAtHost(words.join(' '), hostId, context, async (host) => {
    const refusal = refusalOf(argv);
    if (refusal !== null) throw new Unreadable('notAllowed', refusal);
    const run = await host.run(words);
    if (!foundNothing(argv, run)) expectOutput(run, words[0] ?? '');
    const printed = linesOf(run.output);
    const lines = /(?:^|\/)top$/.test(argv[0] ?? '') ? lastScreen(printed) : printed;
    const shown = applyFilters(lines, filters);
    const { name: hostname, processName } = host;
    const { signatures, redact } = context;
    // A count of what is not whole would be a wrong number.
    const readings = run.cut
      ? []
      : hostReadings({
          argv,
          filters,
          lines,
          shown,
          hostname,
          processName,
          own: ownProcesses(host),
          signatures,
          redact,
        });
    const said = [run.errors, run.exitCode === 0 ? '' : `(exit ${run.exitCode})`].filter((text) => text !== '');
    return { readings, text: [...shown, ...said].join('\n') };
  });
}

/** How many processes of the service run, by the name that its environment gives. */
export function runProcessCheck(
  name: string,
  context: ProbeContext,
  hostId: string | null = null,
): Promise<CheckOutcome> {
  return lookAtHost(`ps: ${name}`, hostId, context, async (host) => {
    const run = await host.run(['ps', '-ww', '-eo', 'pid=,ppid=,stat=,args=']);
    expectOutput(run, 'ps');
    if (run.cut) throw new Unreadable('failed', 'the list of processes is too long');
    const rows = rowsOfList(linesOf(run.output));
    const own = host.sshAlias === null ? withAncestors(rows, process.pid) : new Set<number>();
    const named = rows.filter((row) => countNamed([row], name, own) > 0);
    const reading: Reading = { kind: 'process', hostname: host.name, name, count: named.length };
    const text = named.map(({ pid, command }) => `${pid} ${command}`).join('\n');
    return { readings: [reading], text: text === '' ? '(none)' : text };
  });
}

/** The last deployments, from the file or the checkout that the environment names. */
export function runDeployments(context: ProbeContext): Promise<CheckOutcome> {
  const { deployments } = context.environment;
  const place = deployments === null ? 'deployments' : placeOf(deployments);
  return lookAtHost(place, deployments?.hostId ?? null, context, async (host) => {
    switch (deployments?.kind) {
      case undefined:
        throw new Unreadable('notFound', 'the environment names no list of deployments');
      case 'git': {
        // Behind ssh a look begins in the home folder.
        const directory = deployments.directory.replace(/^~(?=\/|$)/, host.sshAlias === null ? homedir() : '.');
        const moves = await host.run(prepareWords(movesWords(directory, deploymentLines), false));
        const hasMoves = moves.output.trim() !== '';
        const run = hasMoves ? moves : await host.run(prepareWords(commitsWords(directory, deploymentLines), false));
        expectOutput(run, 'git');
        return { readings: deploymentsOfGit(linesOf(run.output)), text: run.output };
      }
      case 'file': {
        const source = { kind: 'file' as const, path: deployments.path };
        const { lines } = await readLog(source, { lines: deploymentLines, sinceMs: null }, host, context.cancel);
        const readings = deploymentsOf(lines);
        const isUnderstood = readings.length > 0 || lines.every((line) => line.trim() === '');
        if (!isUnderstood) throw new Unreadable('failed', 'no line begins with an ISO time and a version');
        return { readings, text: lines.join('\n') };
      }
    }
  });
}

/** These two say so by their exit status alone. */
function foundNothing([file = '']: readonly string[], { end, exitCode, errors }: ProgramRun): boolean {
  return /(?:^|\/)(?:pgrep|pidof)$/.test(file) && end === 'exited' && exitCode === 1 && errors === '';
}

function placeOf(deployments: NonNullable<ProbeContext['environment']['deployments']>): string {
  return deployments.kind === 'file' ? deployments.path : `git log ${deployments.directory}`;
}

/** Process ids that are of the look itself. Behind ssh ours mean nothing. */
function ownProcesses({ sshAlias }: ReachedHost): ReadonlySet<number> {
  return sshAlias === null ? new Set([process.pid, process.ppid]) : new Set();
}
