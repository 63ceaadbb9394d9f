/** Messages to others: what was sent is recorded with its text, and the facts that they are made from are kept. */
import { actorOf } from '../actor.ts';
import { procedures } from '../procedures.ts';
import { type Caller, runCommand } from '../record.ts';
import type { CallContext, Services } from '../services.ts';
import { sendMessage } from './send-message.ts';

export function messageProcedures(services: Services) {
  const on = procedures.messages;
  const callerOf = (input: { incidentId: string; commandId: string }, context: CallContext): Caller => ({
    incidentId: input.incidentId,
    commandId: input.commandId,
    actor: actorOf(services, context),
  });
  return {
    recordCopied: on.recordCopied.handler(({ input, context }) => {
      const caller = callerOf(input, context);
      const { incidentId: _, commandId: __, ...message } = input;
      return runCommand(services, caller, {
        kind: 'recordMessage',
        actor: caller.actor,
        message: { ...message, way: 'copied' },
      });
    }),
    send: on.send.handler(({ input, context }) => {
      const { incidentId: _, commandId: __, ...message } = input;
      return sendMessage(services, callerOf(input, context), message);
    }),
    setFact: on.setFact.handler(({ input, context }) =>
      runCommand(services, callerOf(input, context), { kind: 'setFact', ...input }),
    ),
    setLeakSuspicion: on.setLeakSuspicion.handler(({ input, context }) =>
      runCommand(services, callerOf(input, context), { kind: 'setLeakSuspicion', ...input }),
    ),
  };
}
