import type { IncidentSummary } from '../../../shared/incident/summary.ts';

/** A line of the list; by number the later declared. */
export function incidentLine(number: number, change: Partial<IncidentSummary> = {}): IncidentSummary {
  return {
    incidentId: `i${number}`,
    number,
    title: 'Untitled',
    status: 'closed',
    drill: false,
    severity: null,
    environmentName: null,
    environmentKind: null,
    service: null,
    zone: 'Asia/Tokyo',
    declaredAtMs: number * 1_000,
    detectedAtMs: null,
    recoveredAtMs: null,
    patternNumbers: [],
    patternTitles: [],
    eventCount: 1,
    lastHappenedAtMs: number * 1_000,
    exported: false,
    documentStatus: 'draft',
    causes: [],
    owners: [],
    ...change,
  };
}
