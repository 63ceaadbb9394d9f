/**
 * Which checks a sweep makes, decided from the environment and the runbook alone. The baseline reads the environment's own
 * targets; a pattern adds every observe command of its first checks that needs nothing filled in.
 */
import type { Environment, Host } from '../../shared/environment/environment.ts';
import { checkIdOn, hostsOfProbe, logPlaces } from '../../shared/incident/check-hosts.ts';
import type { RunbookRef } from '../../shared/incident/event.ts';
import { stepTitle } from '../../shared/incident/runbook-items.ts';
import type { Command, Pattern, Probe, Runbook, Step } from '../../shared/runbook/model.ts';
import { runnableProbe } from '../../shared/runbook/runnable-probe.ts';
import { signaturesOf } from '../../shared/runbook/signatures.ts';
import type { CheckRequest } from '../probes/probe.ts';
import { overridePort } from './own-port.ts';

export type PlannedCheck = {
  /** The runbook command's id, or `baseline/…`; where it is made on several hosts, with `@` and the host's id behind it. */
  checkId: string;
  /** The step's title, with the host's name where there are several; empty for a baseline check, named by its id at render. */
  title: string;
  command: RunbookRef | null;
  request: CheckRequest;
};

/** How far back a log is searched for signatures. */
export const signatureLines = 2_000;

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
  const { hosts } = environment;
  const processes = hosts.flatMap(({ id, run, processName }) =>
    processName === null || run.kind === 'none' ? [] : [{ hostId: id, name: processName }],
  );
  for (const { hostId, name } of processes) {
    add(checkIdOn('process', processes.length > 1 ? hostId : null), { kind: 'process', name, hostId });
  }
  if (environment.deployments) add('deployments', { kind: 'deployments' });
  for (const { role, path, hostId } of environment.logs) {
    const isOne = environment.logs.filter((log) => log.role === role).length === 1;
    if (role === 'access') add(checkIdOn('access-log', isOne ? null : hostId), { kind: 'accessLog', path, hostId });
    if (role !== 'application' && role !== 'database') continue;
    const signatures = runbook ? signaturesOf(runbook) : [];
    add(checkIdOn(`log/${role}`, isOne ? null : hostId), {
      kind: 'logSignatures',
      source: { kind: 'file', path },
      signatures,
      lastLines: signatureLines,
      hostId,
    });
  }
  return planned;
}

/** The observe commands of a pattern's first checks that can run as they stand, each on every host that it may run on. */
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
      const hosts = hostsOfProbe(probe, environment, runbook);
      const asked = { runbook, runbookHash, step, command, probe, environment };
      if (hosts === null || hosts.length === 0) {
        // What is another host's is not asked of this one, and what no host allows says so once.
        const isElsewhere = hosts !== null && 'sshAlias' in probe && probe.sshAlias !== undefined;
        return isElsewhere ? [] : [commandCheck(asked, null)];
      }
      return hosts.map((host) => commandCheck(asked, host));
    }),
  );
}

export type AskedCommand = {
  runbook: Runbook;
  runbookHash: string;
  step: Step;
  command: Command;
  probe: Probe;
  environment: Environment;
};

/**
 * One command as a check, its log path and its service's port replaced by the environment's own.
 *
 * @param host null where it asks an address, or where no host allows it.
 */
export function commandCheck(asked: AskedCommand, host: Host | null): PlannedCheck {
  const { runbook, runbookHash, step, command, probe, environment } = asked;
  const isOneOfSeveral = host !== null && (hostsOfProbe(probe, environment, runbook)?.length ?? 0) > 1;
  const title = stepTitle(step);
  return {
    checkId: checkIdOn(command.id, isOneOfSeveral ? host.id : null),
    title: isOneOfSeveral && title !== '' ? `${title} (${host.name})` : title,
    command: { runbookHash, id: command.id, key: command.key },
    request: {
      kind: 'command',
      probe: overridePort(overrideLogPath(probe, runbook, environment, host), runbook, environment),
      hostId: host?.id ?? null,
    },
  };
}

function overrideLogPath(probe: Probe, runbook: Runbook, environment: Environment, host: Host | null): Probe {
  if (probe.type !== 'log') return probe;
  const places = logPlaces(probe, environment, runbook);
  const own = places.find(({ hostId }) => hostId === host?.id) ?? places[0];
  return own ? { ...probe, source: { kind: 'file', path: own.path } } : probe;
}
