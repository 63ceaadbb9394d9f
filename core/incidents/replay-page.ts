/** What a replay reads of an incident: its events alone, page by page. */
import { type ReplayPage, replayPageOf } from '../../shared/replay/replay-page.ts';
import { expectFound } from '../expected.ts';
import type { Store } from '../store/store.ts';

type PageRequest = { incidentId: string; from: number; untilSeq: number | null };

export function replayPage(store: Store, { incidentId, from, untilSeq }: PageRequest): ReplayPage {
  const { number } = expectFound(store.summaryOf(incidentId), 'noSuchIncident', { id: incidentId });
  return { ...replayPageOf(store.eventsOf(incidentId), from, untilSeq), number };
}
