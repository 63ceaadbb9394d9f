/** What the record says of a call for help: whom, for what, and how it went. */
import { z } from '../schema.ts';

/** `answered`: spoken to; `away`: nobody answered; `callBack`: a message is left and an answer waited for. */
export const callOutcomeSchema = z.enum(['answered', 'away', 'callBack']);
export type CallOutcome = z.infer<typeof callOutcomeSchema>;
export const callOutcomes = callOutcomeSchema.options;

/** What is needed of whom is called. */
export const callNeedSchema = z.enum(['help', 'decision', 'recovery', 'inform']);
export type CallNeed = z.infer<typeof callNeedSchema>;
export const callNeeds = callNeedSchema.options;

export const escalatedSchema = z.object({
  role: z.string(),
  person: z.string().nullable(),
  /** The number, address or channel that was tried. */
  contact: z.string().nullable(),
  /** The rule of the runbook's criteria that it was for; null where the person decided without one. */
  ruleId: z.string().nullable(),
  need: callNeedSchema,
  outcome: callOutcomeSchema,
  note: z.string().nullable(),
});
