/**
 * Which checks a sweep makes, decided from the environment and the runbook alone. The baseline reads the environment's own
 * targets; a pattern adds every observe command of its first checks that needs nothing filled in.
 */
import type { Environment } from '../../shared/environment/environment.ts';
import type { RunbookRef } from '../../shared/incident/event.ts';
import { stepTitle } from '../../shared/incident/runbook-items.ts';
import type { Command, LogSource, Pattern, Probe, Runbook, Step } from '../../shared/runbook/model.ts';
import { runnableProbe } from '../../shared/runbook/runnable-probe.ts';
import { signaturesOf } from '../../shared/runbook/signatures.ts';
import type { CheckRequest } from '../probes/probe.ts';
import { overridePort } from './own-port.ts';

export type PlannedCheck = {
  /** The runbook command's id, or `baseline/…`. */
  checkId: string;
  /** The step's title; empty for a baseline check, whose name is made of its id at render. */
  title: string;
  command: RunbookRef | null;
  request: CheckRequest;
};

/** How far back a log is searched for signatures. */
const signatureLines = 2_000;

/** Checks of the environment itself; none for parts it does not have. */
export function baselineChecks(environment: Environment, runbook: Runbook | null): PlannedCheck[] {
  const planned: PlannedCheck[] = [];
  const add = (checkId: string, request: CheckRequest) => {
    planned.push({ checkId: `baseline/${checkId}`, title: '', command: null, request });
  };
  const { api } = environment;
  if (api?.healthPath) add('health', { kind: 'endpoint', path: api.healthPath, health: true });
  for (const path of api?.endpoints ?? []) add(`endpoint${path}`, { kind: 'endpoint', path, health: false });
  if (environment.database) add('database', { kind: 'databaseConnections' });
  for (const { processName, run } of environment.hosts) {
    if (processName !== null && run.kind === 'here') add('process', { kind: 'process', name: processName });
  }
  if (environment.deployments) add('deployments', { kind: 'deployments' });
  for (const { role, path } of environment.logs) {
    if (role !== 'application' && role !== 'database') continue;
    const signatures = runbook ? signaturesOf(runbook) : [];
    add(`log/${role}`, {
      kind: 'logSignatures',
      source: { kind: 'file', path },
      signatures,
      lastLines: signatureLines,
    });
  }
  return planned;
}

/** The observe commands of a pattern's first checks that can run as they stand. */
export function patternChecks(
  runbook: Runbook,
  runbookHash: string,
  pattern: Pattern,
  environment: Environment,
): PlannedCheck[] {
  const steps = pattern.procedures.filter(({ kind }) => kind === 'checks').flatMap((procedure) => procedure.steps);
  return steps.flatMap((step) =>
    step.commands.flatMap((command) => {
      const probe = runnableProbe(command);
      if (!probe || command.placeholders.length > 0) return [];
      return [commandCheck(runbook, runbookHash, step, command, probe, environment)];
    }),
  );
}

/** One command as a check, its log path and its service's port replaced by the environment's own. */
export function commandCheck(
  runbook: Runbook,
  runbookHash: string,
  step: Step,
  command: Command,
  probe: Probe,
  environment: Environment,
): PlannedCheck {
  return {
    checkId: command.id,
    title: stepTitle(step),
    command: { runbookHash, id: command.id, key: command.key },
    request: {
      kind: 'command',
      probe: overridePort(overrideLogPath(probe, runbook, environment), runbook, environment),
    },
  };
}

function overrideLogPath(probe: Probe, runbook: Runbook, environment: Environment): Probe {
  if (probe.type !== 'log' || probe.source.kind !== 'file') return probe;
  const { path } = probe.source;
  const role = runbook.logs.find((log) => log.path === path)?.role;
  const own = environment.logs.find((log) => log.role === role);
  const source: LogSource = own ? { kind: 'file', path: own.path } : probe.source;
  return { ...probe, source };
}
