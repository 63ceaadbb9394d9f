/** Changes to a system, each a deliberate act of a person at a screen: no sweep, no check and no terminal can call these. */
import { type } from '@orpc/contract';
import {
  approvalSchema,
  backendSchema,
  commandOutcomeSchema,
  dutySchema,
  mostBackends,
  signalSchema,
} from '../incident/action-payloads.ts';
import { z } from '../schema.ts';
import type { ActionCard, ActionResult, ArmedAction } from './action-view.ts';
import { basedOn, commandId, commandInputs, incidentCommand, shortText } from './incident-command.ts';
import { id, procedure, timeMs } from './procedure.ts';

export const actionContract = {
  /** Connects, holds the connection, and lists whom the runbook's statement means. `password` for a role whose one is asked for. */
  open: procedure
    .input(
      z.object({
        incidentId: id,
        runbookCommandId: id,
        inputs: commandInputs,
        password: z.string().max(10_000).nullable(),
      }),
    )
    .output(type<ActionCard>()),
  /** Lists them again, with another length of time where one is given. */
  preview: procedure
    .input(z.object({ cardId: id, longerThanSeconds: z.number().int().min(0).max(10_000_000).nullable() }))
    .output(type<ActionCard>()),
  /** Says yes: answers a nonce for exactly these sessions. */
  arm: procedure
    .input(
      z.object({
        cardId: id,
        signal: signalSchema,
        sessions: z.array(backendSchema.pick({ pid: true, backendStart: true })).max(mostBackends),
        approval: approvalSchema,
        confirmation: shortText,
      }),
    )
    .output(type<ArmedAction>()),
  /** Writes the intent, tells the sessions one by one, writes the result. */
  run: procedure
    .input(
      z.object({
        cardId: id,
        commandId,
        nonce: z.string().max(100),
        signal: signalSchema,
        sessions: z.array(backendSchema.pick({ pid: true, backendStart: true })).max(mostBackends),
      }),
    )
    .output(type<ActionResult>()),
  close: procedure.input(z.object({ cardId: id })),
  settleOwed: incidentCommand({ actionId: id, duty: dutySchema, done: shortText.min(1), basedOn }),
  /** A command that only can be copied was run by a person: what, how it went, when (null for now). */
  recordCommand: incidentCommand({
    runbookCommandId: id,
    text: z.string().min(1).max(20_000),
    outcome: commandOutcomeSchema,
    note: shortText.nullable(),
    atMs: timeMs.nullable(),
  }),
};
