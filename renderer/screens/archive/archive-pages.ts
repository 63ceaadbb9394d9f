/** The archive's list as the core gives it: page by page, newest or best first. */
import type { IncidentKind, IncidentPage } from '../../../shared/contract/incident-list-contract.ts';
import type { FoundPassage, SearchOrder, SearchResult } from '../../../shared/contract/search-contract.ts';
import type { Source } from '../../state/query.ts';
import { incidentPageSource } from '../../state/sources.ts';

/** What a person asked for, once its words were looked for. */
export type ArchiveList = { kind: IncidentKind; typed: string; order: SearchOrder; result: SearchResult | null };

/** More than two screens hold, so that what is in sight is on two pages at most. */
export const rowsAPage = 100;

export const wholeArchive: ArchiveList = { kind: 'all', typed: '', order: 'newest', result: null };

export function archivePage({ kind, typed, order, result }: ArchiveList, page: number): Source<IncidentPage> {
  const found = [...passagesByIncident(result).keys()];
  return incidentPageSource({ kind, typed, order, found, offset: page * rowsAPage, limit: rowsAPage });
}

/** In the order in which they were found. */
export function passagesByIncident(result: SearchResult | null): ReadonlyMap<string, readonly FoundPassage[]> {
  return Map.groupBy(result?.passages ?? [], ({ incidentId }) => incidentId);
}
