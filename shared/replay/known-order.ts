/**
 * The order in which an incident's events became known. What was entered late counts from when it was entered, so recorded times
 * decide between devices; of one device's events its own chain does, whatever its clock was set to meanwhile.
 */
import { compareEvents, type RecordedEvent } from '../incident/event.ts';

/** `events` in any order, duplicates by id ignored. */
export function knownOrder(events: readonly RecordedEvent[]): RecordedEvent[] {
  const unique = [...new Map(events.map((event) => [event.id, event])).values()];
  const chains = [...Map.groupBy(unique, ({ deviceId }) => deviceId).values()].map((chain) =>
    chain.sort((one, other) => one.chainSeq - other.chainSeq),
  );
  const [only] = chains;
  if (chains.length === 1 && only !== undefined) return only;
  const next = chains.map(() => 0);
  return unique.map(() => {
    let first = -1;
    let earliest: RecordedEvent | undefined;
    for (const [index, chain] of chains.entries()) {
      const head = chain[next[index] ?? 0];
      if (head !== undefined && (earliest === undefined || wasKnownBefore(head, earliest))) {
        first = index;
        earliest = head;
      }
    }
    if (earliest === undefined) throw new Error('more events than their chains hold');
    next[first] = (next[first] ?? 0) + 1;
    return earliest;
  });
}

function wasKnownBefore(one: RecordedEvent, other: RecordedEvent): boolean {
  return (one.recordedAtMs - other.recordedAtMs || compareEvents(one, other)) < 0;
}
