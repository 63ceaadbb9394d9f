/** A message through the environment's webhook: written down before it goes, and what came of it after. */
import { problem } from '../../shared/contract/problem.ts';
import type { Payload } from '../../shared/incident/event.ts';
import { secretSlot } from '../check-context.ts';
import { toContractError } from '../expected.ts';
import { type Appended, appendEvents, type Caller, loadIncident, runCommand } from '../record.ts';
import { secretRefsOf } from '../secret-refs.ts';
import type { Services } from '../services.ts';
import { postToWebhook } from './post-to-webhook.ts';

type Message = Omit<Payload<'messageSent'>, 'way' | 'format'>;

/**
 * Sends once: a retried command answers what the first one did, since a message cannot be called back.
 *
 * @throws the contract's NOT_POSSIBLE where no webhook is set up, or its address cannot be had now.
 */
export async function sendMessage(services: Services, caller: Caller, message: Message): Promise<Appended> {
  const isRetry = caller.commandId !== null && services.store.outcomeOf(caller.commandId) !== null;
  const address = isRetry ? null : await addressOf(services, caller.incidentId);
  const text = services.redact(message.text);
  const appended = runCommand(services, caller, {
    kind: 'recordMessage',
    actor: caller.actor,
    message: { ...message, text, format: 'slack', way: 'webhook' },
  });
  const messageId = appended.eventIds[0];
  if (address === null || messageId === undefined) return appended;
  const { outcome, status } = await postToWebhook(address, text);
  return appendEvents(
    services,
    { ...caller, commandId: null },
    [{ kind: 'messageDelivered', payload: { messageId, outcome, status }, happenedAtMs: services.clock.nowMs() }],
    [],
  );
}

/** Of the environment as it is set up on this machine: a record that came from elsewhere cannot say where to send. */
async function addressOf(services: Services, incidentId: string): Promise<string> {
  const id = loadIncident(services, incidentId).environment?.id ?? null;
  const environment = id === null ? null : services.store.environments.get(id);
  const ref = environment === null ? null : secretRefsOf(environment).messageWebhook;
  if (id === null || ref === null) throw toContractError(problem('NOT_POSSIBLE', 'webhookNotSetUp'));
  const address = await services.secrets.resolve(ref, secretSlot(id, 'messageWebhook'));
  if (address === null) throw toContractError(problem('NOT_POSSIBLE', 'webhookUnknown'));
  return address;
}
