/** One incident as a line of a list: the projection that the store keeps beside the events. */
import { z } from '../schema.ts';
import { severitySchema } from './event.ts';

export const incidentSummarySchema = z.object({
  incidentId: z.string(),
  /** For display on this installation only. */
  number: z.number().int(),
  title: z.string(),
  status: z.enum(['open', 'closed']),
  drill: z.boolean(),
  severity: severitySchema.nullable(),
  environmentName: z.string().nullable(),
  environmentKind: z.enum(['production', 'staging', 'drill']).nullable(),
  service: z.string().nullable(),
  zone: z.string(),
  declaredAtMs: z.number(),
  detectedAtMs: z.number().nullable(),
  recoveredAtMs: z.number().nullable(),
  patternNumbers: z.array(z.number().int()),
  patternTitles: z.array(z.string()),
  eventCount: z.number().int(),
  lastHappenedAtMs: z.number(),
  exported: z.boolean(),
});
export type IncidentSummary = z.infer<typeof incidentSummarySchema>;
