/** An incident's events in the order in which they became known, in pages: the first moments stand at once, however many follow. */
import type { RecordedEvent } from '../incident/event.ts';
import { knownOrder } from './known-order.ts';

/** Few and short enough that making a page holds nobody up. */
export const mostEventsAPage = 1_000;
const mostCharactersAPage = 1_000_000;

export type ReplayPage = {
  /** Those from the asked place on; at least one where there is any. */
  events: RecordedEvent[];
  /** Of the whole record as it stood. */
  total: number;
  /** The newest event that is counted in, by local sequence: the next page is asked of the same record by it. */
  untilSeq: number;
  /** The incident's number on this installation. */
  number: number;
};

/**
 * @param events of one incident, in any order.
 * @param from place of the page's first event, counted from 0.
 * @param untilSeq leaves out what came later; null for all there is.
 */
export function replayPageOf(
  events: readonly RecordedEvent[],
  from: number,
  untilSeq: number | null,
): Omit<ReplayPage, 'number'> {
  const newestSeq = events.reduce((newest, { seq }) => Math.max(newest, seq), 0);
  const until = untilSeq ?? newestSeq;
  const ordered = knownOrder(events.filter(({ seq }) => seq <= until));
  const page: RecordedEvent[] = [];
  let characters = 0;
  for (const event of ordered.slice(from, from + mostEventsAPage)) {
    characters += JSON.stringify(event).length;
    if (page.length > 0 && characters > mostCharactersAPage) break;
    page.push(event);
  }
  return { events: page, total: ordered.length, untilSeq: until };
}
