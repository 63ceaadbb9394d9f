/** One incident as a line of a list: the projection that the store keeps beside the events. */
import { documentStatusSchema } from '../postmortem/document/document-payloads.ts';
import { isWholeDocument } from '../postmortem/export/format.ts';
import { z } from '../schema.ts';
import { severitySchema } from './event.ts';
import type { CauseRecord, IncidentState } from './state.ts';

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
  documentStatus: documentStatusSchema,
  /** What is suspected or confirmed, as the runbook words it. */
  causes: z.array(z.string()),
  /** Who owns actions, the document, or has a role. */
  owners: z.array(z.string()),
});
export type IncidentSummary = z.infer<typeof incidentSummarySchema>;

/** The line of an incident in this state; `number` and the newest time are the store's to know. */
export function summarise(state: IncidentState, number: number, lastHappenedAtMs: number): IncidentSummary {
  const { incidentId, title, status, drill, severity, environment, zone, milestones } = state;
  return {
    incidentId,
    number,
    title,
    status,
    drill,
    severity,
    environmentName: environment?.name ?? null,
    environmentKind: environment?.kind ?? null,
    service: environment?.service ?? null,
    zone,
    declaredAtMs: milestones.declared?.atMs ?? lastHappenedAtMs,
    detectedAtMs: milestones.detected?.atMs ?? null,
    recoveredAtMs: milestones.recovered?.atMs ?? null,
    patternNumbers: state.activePatterns.map((pattern) => pattern.number),
    patternTitles: state.activePatterns.map((pattern) => pattern.title),
    eventCount: state.eventCount,
    lastHappenedAtMs,
    exported: state.exports.some(({ format }) => isWholeDocument(format)),
    documentStatus: state.document.status,
    causes: distinct(Object.values(state.causes).map((cause) => (stands(cause) ? cause.text : null))),
    owners: distinct([
      ...state.actionItems.map(({ owner }) => owner),
      state.document.owner,
      ...Object.values(state.roles).map(({ names }) => names),
    ]),
  };
}

function stands({ state }: CauseRecord): boolean {
  return state === 'suspected' || state === 'confirmed';
}

function distinct(texts: readonly (string | null | undefined)[]): string[] {
  return [...new Set(texts.filter((text) => typeof text === 'string' && text !== ''))] as string[];
}
