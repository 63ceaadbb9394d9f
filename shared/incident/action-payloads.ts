/** What the record says of a deliberate change: what was meant, by whose approval, what became of it, and what is still owed. */
import { z } from '../schema.ts';

export const signalSchema = z.enum(['cancel', 'terminate']);

/** One session of a database, told apart from a later one with the same process id by when it began. */
export const backendSchema = z.object({
  pid: z.number().int(),
  /** As the server writes it, in UTC, to the microsecond. */
  backendStart: z.string(),
  userName: z.string(),
  applicationName: z.string(),
  clientAddress: z.string().nullable(),
  state: z.string().nullable(),
  queryStart: z.string().nullable(),
});
export type Backend = z.infer<typeof backendSchema>;

/** More sessions at once are no list that anybody has read. */
export const mostBackends = 500;

export const dutySchema = z.enum(['review', 'ticket', 'backup']);
export type Duty = z.infer<typeof dutySchema>;
export const duties = dutySchema.options;

const words = z.string().max(2_000);

export const approvalSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reviewed'), reviewer: words, ticket: words, backup: words }),
  /** Alone: review, ticket and backup stay owed. */
  z.object({ kind: z.literal('emergency'), reason: words }),
]);
export type Approval = z.infer<typeof approvalSchema>;

/**
 * What became of one session. `ended`: it (or what it ran, for a cancel) was seen to be gone; `signalled`: told, and not seen to end
 * yet; `alreadyGone`: gone before; `restarted`: its process id belongs to another session now; `changed`: it is doing something else
 * than what was confirmed; `unknown`: no answer came; `notTried`: an earlier one got no answer.
 */
export const backendOutcomeSchema = z.enum([
  'ended',
  'signalled',
  'alreadyGone',
  'restarted',
  'changed',
  'refused',
  'unknown',
  'notTried',
]);
export type BackendOutcome = z.infer<typeof backendOutcomeSchema>;

export const commandOutcomeSchema = z.enum(['succeeded', 'failed', 'unclear']);
export type CommandOutcome = z.infer<typeof commandOutcomeSchema>;
