/** The output of one of the runbook's commands that a person ran elsewhere: evidence of that command, read the same way. */
import type { Environment } from '../../shared/environment/environment.ts';
import { hostOf } from '../../shared/environment/hosts.ts';
import { checkIdOn, readableHosts } from '../../shared/incident/check-hosts.ts';
import { stepTitle } from '../../shared/incident/runbook-items.ts';
import { textToCopy } from '../../shared/runbook/copied-text.ts';
import type { Probe } from '../../shared/runbook/model.ts';
import { fillPlaceholders } from '../../shared/runbook/placeholders.ts';
import { checkContext } from '../check-context.ts';
import { readPasted } from '../probes/pasted-output.ts';
import { type Appended, appendDecided, type Caller } from '../record.ts';
import type { Services } from '../services.ts';
import { recordSuggestion } from '../suggestion.ts';
import { type CommandRequest, findAsked, noteResponse, sceneOf } from './asked-command.ts';
import { recordCheck } from './check-recorder.ts';

/** Records it at this second; whoever knows that it was printed earlier writes so in a note. A retry changes nothing. */
export function pasteOutput(services: Services, caller: Caller, request: CommandRequest & { text: string }): Appended {
  const scene = sceneOf(services, caller.incidentId);
  if (caller.commandId !== null && services.store.outcomeOf(caller.commandId)) {
    return appendDecided(services, caller, () => ({ ok: true, value: [] }));
  }
  const { environment, runbook, state } = scene;
  const { command, step, runbookHash } = findAsked(scene, request.runbookCommandId);
  const filled = fillPlaceholders(command, request.inputs);
  // A value that would not have been run is still part of what was copied.
  const meant = filled.ok ? filled.command : command;
  const { text: copied } = textToCopy(command.substitute?.text ?? command.text, command.language, request.inputs);
  const probe = meant.substitute?.probe ?? meant.probe;
  const ranOn = hostThatRan(probe, environment, request.hostId);
  const context = checkContext(services, environment, runbook, new AbortController().signal);
  const outcome = readPasted({ command: copied, probe, text: request.text, host: ranOn }, context);
  noteResponse(services, caller, state);
  const check = {
    checkId: checkIdOn(command.id, ranOn !== null && environment.hosts.length > 1 ? ranOn.id : null),
    title: stepTitle(step),
    command: { runbookHash, id: command.id, key: command.key },
  };
  const appended = recordCheck(services, caller, {
    check,
    outcome,
    sweepId: null,
    runbook,
    environment,
    source: 'pasted',
  });
  recordSuggestion(services, caller);
  return appended;
}

type RanOn = { id: string | null; name: string; processName: string | null };

/** The host behind the alias that the runbook wrote, whether or not the environment knows it; else the chosen one, or the first. */
function hostThatRan(probe: Probe | null, environment: Environment, hostId: string | undefined): RanOn | null {
  const alias = probe !== null && 'sshAlias' in probe ? probe.sshAlias : undefined;
  const { hosts } = environment;
  if (alias !== undefined) {
    const known = hosts.find(({ run }) => run.kind === 'ssh' && run.alias === alias);
    return known ?? { id: null, name: alias, processName: null };
  }
  return hostOf(environment, hostId ?? '') ?? readableHosts(environment)[0] ?? hosts[0] ?? null;
}
