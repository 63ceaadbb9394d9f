/** Which past incidents a person looks for: by kind, by filters, and by words in their line or anywhere in their record. */
import type { FoundPassage, SearchOrder } from '../../../shared/contract/search-contract.ts';
import type { IncidentSummary } from '../../../shared/incident/summary.ts';
import { incidentFilter, lineHolds } from '../../../shared/search/filter-incidents.ts';
import { filtersOf, type QueryPart, wordsOf } from '../../../shared/search/search-query.ts';
import { variantsOf } from '../../../shared/search/word-variants.ts';

export const archiveKinds = ['all', 'open', 'closed', 'drill'] as const;
export type ArchiveKind = (typeof archiveKinds)[number];

export type FoundIncident = { summary: IncidentSummary; passages: readonly FoundPassage[] };

type Asked = {
  kind: ArchiveKind;
  parts: readonly QueryPart[];
  order: SearchOrder;
  /** What the core found for the words, in its order. */
  passages: readonly FoundPassage[];
};

/** Newest first; `best`: those with the best passages before the others. */
export function findIncidents(
  summaries: readonly IncidentSummary[],
  { kind, parts, order, passages }: Asked,
): FoundIncident[] {
  const words = wordsOf(parts).map(variantsOf);
  const fits = incidentFilter(filtersOf(parts));
  const byIncident = Map.groupBy(passages, ({ incidentId }) => incidentId);
  const places = new Map([...byIncident.keys()].map((incidentId, index) => [incidentId, index]));
  const placeOf = ({ incidentId }: IncidentSummary) => places.get(incidentId) ?? places.size;
  return summaries
    .filter((summary) => isOfKind(summary, kind) && fits(summary))
    .filter((summary) => words.length === 0 || byIncident.has(summary.incidentId) || lineHolds(summary, words))
    .sort(
      (one, other) =>
        (order === 'best' ? placeOf(one) - placeOf(other) : 0) ||
        other.declaredAtMs - one.declaredAtMs ||
        other.number - one.number,
    )
    .map((summary) => ({ summary, passages: byIncident.get(summary.incidentId) ?? [] }));
}

/** From detected (declared where unknown) to recovered; null while that is unknown. */
export function untilRecoveredMs({ detectedAtMs, declaredAtMs, recoveredAtMs }: IncidentSummary): number | null {
  return recoveredAtMs === null ? null : recoveredAtMs - (detectedAtMs ?? declaredAtMs);
}

function isOfKind({ status, drill }: IncidentSummary, kind: ArchiveKind): boolean {
  switch (kind) {
    case 'all':
      return true;
    case 'drill':
      return drill;
    case 'open':
    case 'closed':
      return status === kind;
  }
}
