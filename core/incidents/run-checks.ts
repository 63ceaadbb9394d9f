/** Looking: one command of the runbook, or a sweep of many checks. What is not a look is refused here, whoever asks. */

import { problem } from '../../shared/contract/problem.ts';
import type { SweepScope } from '../../shared/contract/view.ts';
import { findPattern } from '../../shared/incident/runbook-items.ts';
import { runnableProbe } from '../../shared/runbook/runnable-probe.ts';
import { checkContext } from '../check-context.ts';
import { expectFound, toContractError } from '../expected.ts';
import { runCheck } from '../probes/run-check.ts';
import { type Appended, type Caller, isHandedOver } from '../record.ts';
import type { Services } from '../services.ts';
import { recordSuggestion } from '../suggestion.ts';
import {
  beganMs,
  type CommandRequest,
  chosenHost,
  filledCommand,
  findAsked,
  noteResponse,
  sceneOf,
} from './asked-command.ts';
import { recordCheck, recordPreparation, recordRecovery, recordRecoveryChecklist } from './check-recorder.ts';
import { baselineChecks, commandCheck, patternChecks } from './planned-check.ts';
import { preparationChecks } from './preparation-checks.ts';
import type { Sweeps } from './sweeps.ts';
import type { Verifications } from './verifications.ts';

export type Looking = { sweeps: Sweeps; verifications: Verifications };

/** Runs one observe command with its placeholders filled in, and records what it read. */
export async function runOneCheck(
  services: Services,
  caller: Caller,
  request: CommandRequest,
  cancel: AbortSignal,
): Promise<Appended> {
  const scene = sceneOf(services, caller.incidentId);
  const { state, environment, runbook } = scene;
  const asked = findAsked(scene, request.runbookCommandId);
  const command = filledCommand(asked.command, request.inputs);
  const probe = runnableProbe(command);
  if (!probe) throw toContractError(problem('INVALID', 'notALook', { text: asked.command.text }));
  const host = chosenHost(probe, scene, request.hostId);
  const check = commandCheck({ ...asked, command, probe, environment }, host);
  const outcome = await runCheck(check.request, checkContext(services, environment, runbook, cancel, beganMs(state)));
  noteResponse(services, caller, state);
  const appended = recordCheck(services, caller, { check, outcome, sweepId: null, runbook, environment });
  recordSuggestion(services, caller);
  return appended;
}

/** Starts a sweep and answers its id at once. A verification that finds all normal goes on until it is proof of recovery. */
export function startSweep(
  services: Services,
  looking: Looking,
  caller: Caller,
  request: { scope: SweepScope; patternId: string | null },
): string {
  const { state, environment, runbook, runbookHash } = sceneOf(services, caller.incidentId);
  const checks =
    request.scope === 'preparation'
      ? preparationChecks(environment, expectFound(runbook, 'noSuchRunbook'))
      : baselineChecks(environment, runbook);
  if (request.scope === 'pattern' && runbook) {
    const id = request.patternId ?? '';
    const pattern = expectFound(findPattern(runbook, id), 'noSuchPattern', { id });
    checks.push(...patternChecks(runbook, runbookHash, pattern, environment));
  }
  // Getting ready is no response yet.
  if (caller.commandId !== null && request.scope !== 'preparation') noteResponse(services, caller, state);
  const inner: Caller = { ...caller, commandId: null };
  const { sweeps, verifications } = looking;
  if (request.scope === 'verification') verifications.stop(caller.incidentId);
  return sweeps.start({
    caller: inner,
    scope: request.scope,
    checks,
    environment,
    runbook,
    sinceMs: beganMs(state),
    conclude: () => {
      const decides = request.scope === 'verification' || request.scope === 'preparation';
      // Handed over while it was under way: what was read stands, and what follows from it is for who has the incident now.
      if (decides && isHandedOver(services, caller.incidentId)) return;
      if (request.scope === 'verification') {
        const isProven = recordRecovery(services, inner);
        recordRecoveryChecklist(services, inner);
        if (!isProven) verifications.goOn(caller.incidentId, () => startSweep(services, looking, inner, request));
      } else if (request.scope === 'preparation') recordPreparation(services, inner);
      else recordSuggestion(services, inner);
    },
  });
}
