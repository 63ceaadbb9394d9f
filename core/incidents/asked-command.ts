/** A command of the runbook as a person asks for it: where the incident stands, its values filled in, and the host it is meant for. */
import { hostname } from 'node:os';
import { problem } from '../../shared/contract/problem.ts';
import type { Environment, Host } from '../../shared/environment/environment.ts';
import { isHere } from '../../shared/environment/hosts.ts';
import { hostsOfProbe } from '../../shared/incident/check-hosts.ts';
import { responseBegan } from '../../shared/incident/decide.ts';
import { findCommand } from '../../shared/incident/runbook-items.ts';
import type { IncidentState } from '../../shared/incident/state.ts';
import type { Command, Probe, Runbook, Step } from '../../shared/runbook/model.ts';
import { fillPlaceholders } from '../../shared/runbook/placeholders.ts';
import { environmentToRead } from '../environment-to-read.ts';
import { expectFound, toContractError } from '../expected.ts';
import { appendDecided, type Caller, loadIncident, refuseWhenHandedOver } from '../record.ts';
import type { Services } from '../services.ts';

export type Scene = { state: IncidentState; environment: Environment; runbook: Runbook | null; runbookHash: string };

export type CommandRequest = { runbookCommandId: string; inputs: Record<string, string>; hostId?: string | undefined };

export type FoundCommand = { runbook: Runbook; runbookHash: string; step: Step; command: Command };

export function sceneOf(services: Services, incidentId: string): Scene {
  const state = loadIncident(services, incidentId);
  // What is under way still ends in the record of an incident that was handed over; nothing new begins.
  refuseWhenHandedOver(services, incidentId, [{ kind: 'milestoneSet' }]);
  expectFound(state.environment, 'noEnvironmentChosen');
  const environment = expectFound(environmentToRead(services, state), 'environmentNotHere');
  const runbookHash = state.runbook?.hash ?? '';
  return { state, environment, runbook: services.runbooks.of(runbookHash), runbookHash };
}

/** Throws the contract's NOT_FOUND where the runbook has no such command. */
export function findAsked({ runbook, runbookHash }: Scene, id: string): FoundCommand {
  const found = expectFound(runbook && findCommand(runbook, id), 'noSuchCommand', { id });
  return { runbook: expectFound(runbook, 'noSuchCommand', { id }), runbookHash, ...found };
}

/** The command with its placeholders filled in. Throws the contract's INVALID for a value that is missing or not allowed. */
export function filledCommand(command: Command, inputs: Record<string, string>): Command {
  const filled = fillPlaceholders(command, inputs);
  if (!filled.ok) throw toContractError(problem('INVALID', filled.code, { name: filled.placeholder }));
  return filled.command;
}

/** The host that was chosen, else the first one; null where the command asks an address, or no host allows any command. */
export function chosenHost(
  probe: Probe,
  { environment, runbook }: Pick<Scene, 'environment' | 'runbook'>,
  hostId: string | undefined,
): Host | null {
  const hosts = hostsOfProbe(probe, environment, runbook);
  if (hosts === null) return null;
  if (hostId !== undefined) {
    const chosen = hosts.find(({ id }) => id === hostId);
    const name = environment.hosts.find(({ id }) => id === hostId)?.name ?? hostId;
    if (chosen === undefined) throw toContractError(problem('INVALID', 'hostNotAllowed', { name }));
    return chosen;
  }
  const first = hosts.find((host) => isHere(host, hostname())) ?? hosts[0] ?? null;
  // What is another host's is not asked of this one.
  const alias = 'sshAlias' in probe ? probe.sshAlias : undefined;
  if (first === null && alias !== undefined) {
    throw toContractError(problem('INVALID', 'hostNotAllowed', { name: alias }));
  }
  return first;
}

/** Since when an incident is looked into: when it began or, until that is known, when it was noticed. */
export function beganMs({ milestones }: Pick<IncidentState, 'milestones'>): number | null {
  const { began, detected, declared } = milestones;
  return began?.atMs ?? detected?.atMs ?? declared?.atMs ?? null;
}

/** The first check that a person asked for is where the response began. */
export function noteResponse(services: Services, caller: Caller, state: IncidentState): void {
  if (state.milestones.responseBegan || state.backdated) return;
  appendDecided(services, { ...caller, commandId: null }, (now) => ({
    ok: true,
    value: now.milestones.responseBegan ? [] : [responseBegan(services.clock.nowMs())],
  }));
}
