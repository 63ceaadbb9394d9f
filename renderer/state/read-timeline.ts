/** Reading a timeline bit by bit: its newest rows at once, older ones while a person looks at those, then only what changes. */
import type { ContractClient } from '../../shared/contract/contract-client.ts';
import type { TimelineRow } from '../../shared/incident/state.ts';
import { compareRows, type TimelinePlace, withRows } from '../../shared/incident/timeline.ts';
import type { TimelineCounts } from '../../shared/timeline/timeline-filter.ts';
import type { TimelinePage } from '../../shared/timeline/timeline-page.ts';

/** The newest rows of a timeline, without a gap among them. */
export type TimelineSoFar = {
  rows: readonly TimelineRow[];
  /** Older rows than this are still to be read; null where nothing is missing. */
  unreadBefore: TimelinePlace | null;
  /** Of the whole timeline, what was not read yet included. */
  counts: TimelineCounts;
  lastSeq: number;
};

type Calls = Pick<ContractClient['incidents'], 'timelinePage' | 'timelineChanges'>;

/** Two screenfuls. */
const firstRows = 60;
/** Few enough that reading and showing a page holds up no frame. */
const rowsAPage = 1_000;

/**
 * @param known what an earlier reading came to.
 * @param show gets what is known so far, again whenever it has doubled: however long the timeline is, it is put in order few times.
 */
export async function readTimeline(
  calls: Calls,
  incidentId: string,
  known: TimelineSoFar | undefined,
  show: (soFar: TimelineSoFar) => void,
): Promise<TimelineSoFar> {
  const after = known && (await withChanges(calls, incidentId, known));
  // A record that was put back to an earlier state has rows that no change tells of.
  const fits = after !== undefined && (after.unreadBefore !== null || after.rows.length === after.counts.all);
  let shown = fits ? after : withPage(null, await calls.timelinePage({ incidentId, before: null, limit: firstRows }));
  let read = shown;
  while (read.unreadBefore !== null) {
    if (read === shown) show(shown);
    const page = await calls.timelinePage({ incidentId, before: read.unreadBefore, limit: rowsAPage });
    read = withPage(read, page);
    if (page.lastSeq !== read.lastSeq) {
      read = await withChanges(calls, incidentId, read);
      shown = read;
    }
    if (read.rows.length >= 2 * shown.rows.length) shown = read;
  }
  return read;
}

/** What changed comes into its place; where that is among what is still to be read, it comes with its page. */
async function withChanges(calls: Calls, incidentId: string, known: TimelineSoFar): Promise<TimelineSoFar> {
  const { rows, counts, lastSeq } = await calls.timelineChanges({ incidentId, afterSeq: known.lastSeq });
  if (rows.length === 0) return { ...known, counts, lastSeq };
  const { unreadBefore } = known;
  const merged = withRows(known.rows, rows);
  const isRead = (row: TimelineRow): boolean => unreadBefore === null || compareRows(row, unreadBefore) >= 0;
  return { rows: unreadBefore === null ? merged : merged.filter(isRead), unreadBefore, counts, lastSeq };
}

/** Pages of one moment have no row in common; one that is newer than what is known is followed by what changed. */
function withPage(known: TimelineSoFar | null, { rows, reachesStart, counts, lastSeq }: TimelinePage): TimelineSoFar {
  const [oldest] = rows;
  const unreadBefore = reachesStart || oldest === undefined ? null : placeOf(oldest);
  if (known === null) return { rows, unreadBefore, counts, lastSeq };
  return { ...known, rows: [...rows, ...known.rows], unreadBefore };
}

function placeOf({ happenedAtMs, event: { lamport, deviceId, chainSeq } }: TimelineRow): TimelinePlace {
  return { happenedAtMs, event: { lamport, deviceId, chainSeq } };
}
