/** The procedures of deliberate changes. A person at a screen is the only one who may call those that tell a system something. */
import type { ActionResult } from '../../shared/contract/action-view.ts';
import { problem } from '../../shared/contract/problem.ts';
import type { Backend } from '../../shared/incident/action-payloads.ts';
import { decideSignal, isSameBackend, type SignalIntent } from '../../shared/incident/decide-action.ts';
import { findCommand, stepTitle } from '../../shared/incident/runbook-items.ts';
import { fillPlaceholders } from '../../shared/runbook/placeholders.ts';
import { signalActionOf } from '../../shared/runbook/signal-action.ts';
import { actorOf } from '../actor.ts';
import { environmentToRead } from '../environment-to-read.ts';
import { expectFound, expectOk, toContractError } from '../expected.ts';
import { procedures } from '../procedures.ts';
import { type Caller, loadIncident, refuseWhenHandedOver, runCommand } from '../record.ts';
import type { CallContext, Services } from '../services.ts';
import { createArmedSignals, nonceLifeMs } from './armed-signals.ts';
import { runSignal } from './run-signal.ts';
import { createSignalCards, type OpenRequest, type SignalCard } from './signal-cards.ts';

export function actionProcedures(services: Services) {
  const on = procedures.actions;
  const armed = createArmedSignals(services.clock.monoNs);
  const cards = createSignalCards(services, armed.disarm);
  services.onClose(() => cards.closeAll());

  const callerOf = (input: { incidentId: string; commandId: string }, context: CallContext): Caller => ({
    incidentId: input.incidentId,
    commandId: input.commandId,
    actor: actorOf(services, context),
  });

  return {
    open: on.open.handler(({ input, context, signal }) => {
      expectPerson(services, context);
      return cards.open(requestOf(services, input), signal ?? new AbortController().signal);
    }),
    preview: on.preview.handler(({ input, context }) => {
      expectPerson(services, context);
      armed.disarm(input.cardId);
      return cards.preview(input.cardId, input.longerThanSeconds);
    }),
    arm: on.arm.handler(({ input, context }) => {
      expectPerson(services, context);
      const card = cards.of(input.cardId);
      const { signal, approval, confirmation } = input;
      const intent: SignalIntent = {
        actionId: services.newId(),
        command: card.command,
        title: card.title,
        environmentId: card.environment.id,
        target: card.target,
        signal,
        condition: card.statement.condition,
        backends: input.sessions.map((session) => backendOf(card, session)),
        approval,
        actor: actorOf(services, context),
        confirmation,
      };
      expectOk(decideSignal(loadIncident(services, card.incidentId), intent, services.clock.nowMs()));
      return { nonce: armed.arm(card.cardId, intent), lifeMs: nonceLifeMs };
    }),
    run: on.run.handler(async ({ input, context }) => {
      expectPerson(services, context);
      const before = resultOf(services, input.commandId);
      if (before !== null) return before;
      const intent = expectOk(armed.use(input.cardId, input.nonce, input));
      const card = cards.of(input.cardId);
      const caller = callerOf({ incidentId: card.incidentId, commandId: input.commandId }, context);
      const running = runSignal(services, card, intent, caller);
      // The connection outlives a card that is closed meanwhile, and the app's end waits for the result.
      card.running = running;
      return running;
    }),
    close: on.close.handler(({ input }) => cards.close(input.cardId)),
    settleOwed: on.settleOwed.handler(({ input, context }) =>
      runCommand(services, callerOf(input, context), { kind: 'settleOwed', ...input }),
    ),
    recordCommand: on.recordCommand.handler(({ input, context }) =>
      runCommand(services, callerOf(input, context), { kind: 'recordCommand', ...input }),
    ),
  };
}

/** A terminal works through the same calls, and a script can be behind it. */
function expectPerson({ store }: Services, { window }: CallContext): void {
  if (window === 'command-line') throw toContractError(problem('NOT_POSSIBLE', 'actionNeedsScreen'));
  if (store.readOnly) throw toContractError(problem('READ_ONLY', 'readOnly'));
}

/** What the runbook's command means, or why it can only be copied. */
function requestOf(
  services: Services,
  input: { incidentId: string; runbookCommandId: string; inputs: Record<string, string>; password: string | null },
): OpenRequest {
  const state = loadIncident(services, input.incidentId);
  if (state.status === 'closed') throw toContractError(problem('INVALID', 'incidentClosed'));
  refuseWhenHandedOver(services, input.incidentId, [{ kind: 'actionIntended' }]);
  expectFound(state.environment, 'noEnvironmentChosen');
  const environment = expectFound(environmentToRead(services, state), 'environmentNotHere');
  const runbookHash = state.runbook?.hash ?? '';
  const runbook = services.runbooks.of(runbookHash);
  const id = input.runbookCommandId;
  const { command, step } = expectFound(runbook && findCommand(runbook, id), 'noSuchCommand', { id });
  const filled = fillPlaceholders(command, input.inputs);
  if (!filled.ok) throw toContractError(problem('INVALID', filled.code, { name: filled.placeholder }));
  const action = signalActionOf(filled.command);
  if (!action?.ok) throw toContractError(problem('INVALID', 'notAnAction', { word: action?.word ?? '' }));
  return {
    incidentId: input.incidentId,
    environment,
    command: { runbookHash, id: command.id, key: command.key },
    title: stepTitle(step),
    statement: action.statement,
    password: input.password,
  };
}

/** Of the sessions that were listed, the one that was chosen; what the server would refuse is not to be chosen. */
function backendOf(card: SignalCard, session: Pick<Backend, 'pid' | 'backendStart'>): Backend {
  const found = card.listed.find(
    ({ pid, backendStart }) => backendStart !== null && isSameBackend({ pid, backendStart }, session),
  );
  const { permission, userName, applicationName, clientAddress, state, queryStart } = expectFound(
    found,
    'actionNotListed',
    { pid: session.pid },
  );
  if (permission !== 'allowed') throw toContractError(problem('INVALID', 'actionNotAllowed', { pid: session.pid }));
  const { pid, backendStart } = session;
  return { pid, backendStart, userName, applicationName, clientAddress, state, queryStart };
}

/** What a command that was carried out before came to: a repeated call does nothing twice. */
function resultOf({ store }: Services, commandId: string): ActionResult | null {
  const intended = store.outcomeOf(commandId)?.find((event) => event.kind === 'actionIntended');
  if (intended?.kind !== 'actionIntended') return null;
  const { actionId } = intended.payload;
  const action = store.stateOf(intended.incidentId)?.actions.find((each) => each.actionId === actionId);
  return { actionId, outcomes: action?.ended?.outcomes ?? null };
}
