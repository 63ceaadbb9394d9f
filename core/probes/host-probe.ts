/** Looking at this machine: a program that only looks, the service's process, the list of deployments. */
import type { Reading } from '../../shared/diagnosis/reading.ts';
import { isHere } from '../../shared/environment/hosts.ts';
import { applyFilters } from '../../shared/runbook/filters.ts';
import type { Probe } from '../../shared/runbook/model.ts';
import { toEvidence } from './evidence.ts';
import { refusalOf } from './host/allow-list.ts';
import { deploymentsOf } from './host/deployments.ts';
import { hostReadings } from './host/host-readings.ts';
import { linesOf } from './host/plain-text.ts';
import { lastScreen, prepareWords } from './host/prepare-words.ts';
import { countNamed, rowsOfList, withAncestors } from './host/processes.ts';
import { runProgram } from './host/run-program.ts';
import { readLog } from './log/read-log.ts';
import type { CheckOutcome, ProbeContext } from './probe.ts';
import { expectHere, expectOutput, Unreadable, unreadableOutcome } from './unreadable.ts';

type Found = { readings: Reading[]; text: string };

/** Deployments that may have to do with an incident: the last few. */
const deploymentLines = 20;

/** One program of the runbook, judged once more by its words, without a shell. */
export function runHostCommand(
  { argv, privileged, filters }: Extract<Probe, { type: 'host' }>,
  context: ProbeContext,
): Promise<CheckOutcome> {
  const words = prepareWords(argv, privileged);
  return look(words.join(' '), context, async () => {
    const refusal = refusalOf(argv);
    if (refusal !== null) throw new Unreadable('notAllowed', refusal);
    const run = await runProgram(words, context.cancel);
    expectOutput(run, words[0] ?? '');
    const printed = linesOf(run.output);
    const lines = /(?:^|\/)top$/.test(argv[0] ?? '') ? lastScreen(printed) : printed;
    const shown = applyFilters(lines, filters);
    const { hostname, environment } = context;
    const processName = environment.hosts.find((host) => isHere(host, hostname))?.processName ?? null;
    // A count of what is not whole would be a wrong number.
    const readings = run.cut ? [] : hostReadings({ argv, filters, lines, shown, hostname, processName });
    const said = [run.errors, run.exitCode === 0 ? '' : `(exit ${run.exitCode})`].filter((text) => text !== '');
    return { readings, text: [...shown, ...said].join('\n') };
  });
}

/** How many processes of the service run, by the name that its environment gives. */
export function runProcessCheck(name: string, context: ProbeContext): Promise<CheckOutcome> {
  const argv = ['ps', '-ww', '-eo', 'pid=,ppid=,stat=,args='];
  return look(`ps: ${name}`, context, async () => {
    const run = await runProgram(argv, context.cancel);
    expectOutput(run, 'ps');
    if (run.cut) throw new Unreadable('failed', 'the list of processes is too long');
    const rows = rowsOfList(linesOf(run.output));
    const own = withAncestors(rows, process.pid);
    const named = rows.filter((row) => countNamed([row], name, own) > 0);
    const reading: Reading = { kind: 'process', hostname: context.hostname, name, count: named.length };
    const text = named.map(({ pid, command }) => `${pid} ${command}`).join('\n');
    return { readings: [reading], text: text === '' ? '(none)' : text };
  });
}

/** The last deployments, from the file that the environment names. */
export function runDeployments(context: ProbeContext): Promise<CheckOutcome> {
  const { deployments } = context.environment;
  return look(deployments?.kind === 'file' ? deployments.path : 'deployments', context, async () => {
    if (deployments?.kind !== 'file') throw new Unreadable('notFound', 'the environment names no list of deployments');
    const source = { kind: 'file' as const, path: deployments.path };
    const { lines } = await readLog(source, deploymentLines, context.cancel);
    const readings = deploymentsOf(lines);
    const isUnderstood = readings.length > 0 || lines.every((line) => line.trim() === '');
    if (!isUnderstood) throw new Unreadable('failed', 'no line begins with an ISO time and a version');
    return { readings, text: lines.join('\n') };
  });
}

async function look(title: string, context: ProbeContext, find: () => Promise<Found>): Promise<CheckOutcome> {
  const startedAtMs = context.nowMs();
  const startedMs = performance.now();
  const titleHere = `${title} @ ${context.hostname}`;
  try {
    expectHere(context);
    const { readings, text } = await find();
    return {
      target: context.redact(titleHere),
      startedAtMs,
      durationMs: Math.round(performance.now() - startedMs),
      readings,
      evidence: toEvidence(`${titleHere}\n\n${text}\n`, 'text/plain', context.redact),
      clockOffsetMs: null,
    };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return unreadableOutcome(error, { title: titleHere, startedAtMs }, context);
  }
}
