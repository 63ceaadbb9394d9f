/**
 * What a symptom's sentence means in terms of readings. A sentence becomes a signal only through the documented phrase
 * vocabulary; one that is not understood has none, and stays a box for a person to tick.
 */
import { z } from '../schema.ts';

export const signalSchema = z.discriminatedUnion('kind', [
  /** The endpoint does not answer at all (refused, timeout, reset), or only through a proxy's 502/503/504. */
  z.object({ kind: z.literal('endpointUnresponsive'), path: z.string() }),
  /** Some endpoint answers with one of these statuses. */
  z.object({ kind: z.literal('httpStatus'), statuses: z.array(z.number().int()) }),
  z.object({ kind: z.literal('processAbsent') }),
  z.object({ kind: z.literal('responseSlowerThan'), ms: z.number() }),
  z.object({ kind: z.literal('timeoutsFrequent') }),
  /** Response time at least `factor` times the normal bound of the metrics table. */
  z.object({ kind: z.literal('responseTimesNormal'), factor: z.number() }),
  z.object({ kind: z.literal('logContains'), texts: z.array(z.string()) }),
  /** The named endpoint fails with one of the statuses (any 5xx when empty). */
  z.object({ kind: z.literal('endpointFails'), path: z.string(), statuses: z.array(z.number().int()) }),
  /** While one endpoint fails, at least one other that was read is fine. */
  z.object({ kind: z.literal('otherEndpointsHealthy') }),
  /** The health endpoint is fine while every other endpoint that was read fails. */
  z.object({ kind: z.literal('healthOkOthersFail'), path: z.string() }),
  /** The database refuses, or cannot be connected to. */
  z.object({ kind: z.literal('databaseUnreachable') }),
]);
export type Signal = z.infer<typeof signalSchema>;
