/** The timeline of an incident in pages, and what changed of it since: a screen reads the whole of a long one only once. */
import type { TimelineRow } from '../../shared/incident/state.ts';
import { rowsChangedAfter, type TimelinePlace } from '../../shared/incident/timeline.ts';
import { countRows, type TimelineCounts } from '../../shared/timeline/timeline-filter.ts';
import { pageBefore, type TimelineChanges, type TimelinePage } from '../../shared/timeline/timeline-page.ts';
import type { Store } from '../store/store.ts';

type PageRequest = { incidentId: string; before: TimelinePlace | null; limit: number };

export function timelinePage(store: Store, { incidentId, before, limit }: PageRequest): TimelinePage {
  const rows = store.timelineOf(incidentId);
  return { ...pageBefore(rows, before, limit), ...standing(store, incidentId) };
}

export function timelineChanges(
  store: Store,
  { incidentId, afterSeq }: { incidentId: string; afterSeq: number },
): TimelineChanges {
  return { rows: rowsChangedAfter(store.eventsOf(incidentId), afterSeq), ...standing(store, incidentId) };
}

function standing(store: Store, incidentId: string): Pick<TimelinePage, 'counts' | 'lastSeq'> {
  const rows = store.timelineOf(incidentId);
  const counts = counted.get(rows) ?? countRows(rows);
  counted.set(rows, counts);
  return { counts, lastSeq: store.eventsOf(incidentId).at(-1)?.seq ?? 0 };
}

/** Many pages are asked of the same rows. */
const counted = new WeakMap<readonly TimelineRow[], TimelineCounts>();
