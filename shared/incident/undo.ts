/** Taking back a mistaken key: which event it is, as an event of its own. */
import { type Result, refuse } from '../contract/problem.ts';
import { compareEvents, type EventKind, type NewEvent, type RecordedEvent } from './event.ts';
import { undoneIds } from './fold.ts';

/** What a person decides by a key. Measurements, exports and the opening are facts and stay. */
const undoable: ReadonlySet<RecordedEvent['kind']> = new Set<EventKind>([
  'titleSet',
  'severitySet',
  'detectionSet',
  'environmentChanged',
  'patternSet',
  'itemSet',
  'causeSet',
  'milestoneSet',
  'noteAdded',
  'starSet',
  'rowChosen',
  'evidenceLinked',
  'findingWaived',
  'sectionAdded',
  'runbookEditDecided',
  'struck',
  'deadlineSnoozed',
  'deadlineHandled',
  'rollbackDecided',
  'owedSettled',
  'commandDone',
  'escalated',
  'factSet',
  'leakSuspicionSet',
  'roleSet',
  'actionItemSet',
  'actionItemSettled',
  'wordingAccepted',
]);

/** Whether `U`, or a row's own button, can take this event back. */
export function canBeUndone(event: RecordedEvent): boolean {
  return undoable.has(event.kind);
}

/**
 * Decides an undo of `target`, or with null of the last event of this device that can be taken back.
 * A milestone that the app added to an action goes with the action only when it is named itself.
 */
export function decideUndo(
  events: readonly RecordedEvent[],
  target: string | null,
  deviceId: string,
  nowMs: number,
): Result<NewEvent[]> {
  const undone = undoneIds(events);
  const takesBack = (event: RecordedEvent) => canBeUndone(event) && !undone.has(event.id);
  const found =
    target === null
      ? [...events]
          .sort(compareEvents)
          .reverse()
          .find((event) => event.deviceId === deviceId && takesBack(event) && !isAutomatic(event))
      : events.find((event) => event.id === target);
  if (!found) return refuse('NOT_FOUND', 'nothingToUndo');
  if (!takesBack(found)) return refuse('INVALID', 'cannotUndo');
  return { ok: true, value: [{ kind: 'undone', payload: { target: found.id }, happenedAtMs: nowMs }] };
}

function isAutomatic(event: RecordedEvent): boolean {
  return event.kind === 'milestoneSet' && event.payload.milestone === 'responseBegan';
}
