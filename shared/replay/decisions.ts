/** The decisions of an incident: where a replay stops, since what was known then is what they are to be judged by. */
import type { RecordedEvent } from '../incident/event.ts';

export const decisionKinds = [
  'pattern',
  'causeConfirmed',
  'causeRuledOut',
  'rollback',
  'severity',
  'escalation',
  'action',
] as const;
export type DecisionKind = (typeof decisionKinds)[number];

export type Decision = {
  /** How many events were known once it was made. */
  known: number;
  eventId: string;
  kind: DecisionKind;
};

/** What an event decides; null where it decides nothing. */
export function decisionOf(event: RecordedEvent): DecisionKind | null {
  switch (event.kind) {
    case 'patternSet':
      return event.payload.active ? 'pattern' : null;
    case 'causeSet':
      if (event.payload.state === 'confirmed') return 'causeConfirmed';
      return event.payload.state === 'ruledOut' ? 'causeRuledOut' : null;
    case 'rollbackDecided':
      return 'rollback';
    case 'severitySet':
      return 'severity';
    case 'escalated':
      return 'escalation';
    case 'actionIntended':
      return 'action';
    case 'commandDone':
      // A person's look elsewhere changes nothing.
      return event.payload.risk === 'observe' ? null : 'action';
    default:
      return null;
  }
}

/** @param events in the order in which they became known; the decisions come in it too, also those taken back later. */
export function decisionsOf(events: readonly RecordedEvent[]): Decision[] {
  return events.flatMap((event, index) => {
    const kind = decisionOf(event);
    return kind === null ? [] : [{ known: index + 1, eventId: event.id, kind }];
  });
}

/** The first decision after a cursor; null where there is none. */
export function decisionAfter(decisions: readonly Decision[], known: number): Decision | null {
  return decisions.find((decision) => decision.known > known) ?? null;
}

/** The last decision before a cursor; null where there is none. */
export function decisionBefore(decisions: readonly Decision[], known: number): Decision | null {
  return decisions.findLast((decision) => decision.known < known) ?? null;
}
