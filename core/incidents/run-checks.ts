/** Looking: one command of the runbook, or a sweep of many checks. What is not a look is refused here, whoever asks. */

import { hostname } from 'node:os';
import { problem } from '../../shared/contract/problem.ts';
import type { SweepScope } from '../../shared/contract/view.ts';
import type { Environment, Host } from '../../shared/environment/environment.ts';
import { isHere } from '../../shared/environment/hosts.ts';
import { hostsOfProbe } from '../../shared/incident/check-hosts.ts';
import { responseBegan } from '../../shared/incident/decide.ts';
import { findCommand, findPattern } from '../../shared/incident/runbook-items.ts';
import type { IncidentState } from '../../shared/incident/state.ts';
import type { Runbook } from '../../shared/runbook/model.ts';
import { fillPlaceholders } from '../../shared/runbook/placeholders.ts';
import { runnableProbe } from '../../shared/runbook/runnable-probe.ts';
import { checkContext } from '../check-context.ts';
import { expectFound, toContractError } from '../expected.ts';
import { runCheck } from '../probes/run-check.ts';
import { type Appended, appendDecided, type Caller, loadIncident } from '../record.ts';
import type { Services } from '../services.ts';
import { recordSuggestion } from '../suggestion.ts';
import { recordCheck, recordRecovery } from './check-recorder.ts';
import { type AskedCommand, baselineChecks, commandCheck, patternChecks } from './planned-check.ts';
import type { Sweeps } from './sweeps.ts';

type Scene = { state: IncidentState; environment: Environment; runbook: Runbook | null; runbookHash: string };

function sceneOf(services: Services, incidentId: string): Scene {
  const state = loadIncident(services, incidentId);
  const environment = expectFound(state.environment, 'noEnvironmentChosen');
  const runbookHash = state.runbook?.hash ?? '';
  return { state, environment, runbook: services.runbooks.of(runbookHash), runbookHash };
}

/** Runs one observe command with its placeholders filled in, and records what it read. */
export async function runOneCheck(
  services: Services,
  caller: Caller,
  request: { runbookCommandId: string; inputs: Record<string, string>; hostId?: string | undefined },
  cancel: AbortSignal,
): Promise<Appended> {
  const scene = sceneOf(services, caller.incidentId);
  const { state, environment, runbook } = scene;
  const asked = askedCommand(scene, request);
  const check = commandCheck(asked, chosenHost(asked, request.hostId ?? null));
  const outcome = await runCheck(check.request, checkContext(services, environment, runbook, cancel, beganMs(state)));
  noteResponse(services, caller, state);
  const appended = recordCheck(services, caller, { check, outcome, sweepId: null, runbook, environment });
  recordSuggestion(services, caller);
  return appended;
}

/** The command with its placeholders filled in, if it is a look. */
function askedCommand(
  { environment, runbook, runbookHash }: Scene,
  { runbookCommandId: id, inputs }: { runbookCommandId: string; inputs: Record<string, string> },
): AskedCommand {
  const found = expectFound(runbook && findCommand(runbook, id), 'noSuchCommand', { id });
  const filled = fillPlaceholders(found.command, inputs);
  if (!filled.ok) throw toContractError(problem('INVALID', filled.code, { name: filled.placeholder }));
  const probe = runnableProbe(filled.command);
  if (!runbook || !probe) throw toContractError(problem('INVALID', 'notALook', { text: found.command.text }));
  return { runbook, runbookHash, step: found.step, command: filled.command, probe, environment };
}

/** The host that was chosen, else the first one; null where the command asks an address, or no host allows any command. */
function chosenHost({ probe, environment, runbook }: AskedCommand, hostId: string | null): Host | null {
  const hosts = hostsOfProbe(probe, environment, runbook);
  if (hosts === null) return null;
  const isElsewhere = 'sshAlias' in probe && probe.sshAlias !== undefined;
  if (hosts.length === 0 && isElsewhere) {
    throw toContractError(problem('INVALID', 'hostNotAllowed', { name: probe.sshAlias ?? '' }));
  }
  if (hostId === null) return hosts.find((host) => isHere(host, hostname())) ?? hosts[0] ?? null;
  const chosen = hosts.find(({ id }) => id === hostId);
  if (chosen === undefined) {
    const name = environment.hosts.find(({ id }) => id === hostId)?.name ?? hostId;
    throw toContractError(problem('INVALID', 'hostNotAllowed', { name }));
  }
  return chosen;
}

/** Since when an incident is looked into: when it began or, until that is known, when it was noticed. */
export function beganMs({ milestones }: Pick<IncidentState, 'milestones'>): number | null {
  const { began, detected, declared } = milestones;
  return began?.atMs ?? detected?.atMs ?? declared?.atMs ?? null;
}

/** Starts a sweep and answers its id at once. A verification that finds all normal records the recovery. */
export function startSweep(
  services: Services,
  sweeps: Sweeps,
  caller: Caller,
  request: { scope: SweepScope; patternId: string | null },
): string {
  const { state, environment, runbook, runbookHash } = sceneOf(services, caller.incidentId);
  const checks = baselineChecks(environment, runbook);
  if (request.scope === 'pattern' && runbook) {
    const id = request.patternId ?? '';
    const pattern = expectFound(findPattern(runbook, id), 'noSuchPattern', { id });
    checks.push(...patternChecks(runbook, runbookHash, pattern, environment));
  }
  if (caller.commandId !== null) noteResponse(services, caller, state);
  const inner: Caller = { ...caller, commandId: null };
  return sweeps.start({
    caller: inner,
    scope: request.scope,
    checks,
    environment,
    runbook,
    sinceMs: beganMs(state),
    conclude: (sweepId) => {
      if (request.scope === 'verification') recordRecovery(services, inner, sweepId);
      else recordSuggestion(services, inner);
    },
  });
}

/** The first check that a person asked for is where the response began. */
function noteResponse(services: Services, caller: Caller, state: IncidentState): void {
  if (state.milestones.responseBegan) return;
  appendDecided(services, { ...caller, commandId: null }, (now) => ({
    ok: true,
    value: now.milestones.responseBegan ? [] : [responseBegan(services.clock.nowMs())],
  }));
}
