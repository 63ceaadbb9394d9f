/** What is kept for questions across incidents (action items, what an incident is recognised by, figures) follows the events in their transaction. */
import type { EventKind, RecordedEvent } from '../../shared/incident/event.ts';
import type { IncidentState } from '../../shared/incident/state.ts';
import type { Tables } from './tables.ts';

type Across = Pick<Tables, 'actionItems' | 'likeness' | 'figures'>;

/** Kinds that can change each; one that is taken back (`undone`) may have been any. */
const actionKinds: ReadonlySet<EventKind | 'unknown' | 'blackedOut'> = new Set([
  'opened',
  'actionItemSet',
  'actionItemSettled',
  'incidentRelated',
  'undone',
]);
const likenessKinds: ReadonlySet<EventKind | 'unknown' | 'blackedOut'> = new Set([
  'opened',
  'patternSet',
  'causeSet',
  'itemSet',
  'checkRan',
  'levelChanged',
  'environmentChanged',
  'commandDone',
  'actionIntended',
  'actionEnded',
  'rollbackDecided',
  'milestoneSet',
  'undone',
]);

/** Writes what these events, the newest of the incident, can have changed. */
export function followAcross(
  { actionItems, likeness, figures }: Across,
  state: IncidentState,
  number: number,
  added: readonly RecordedEvent[],
): void {
  if (added.some(({ kind }) => actionKinds.has(kind))) actionItems.write(state);
  if (added.some(({ kind }) => likenessKinds.has(kind))) likeness.write(state, number);
  // Nearly every kind can change a figure, and what stays the same is not written.
  figures.write(state);
}

export function writeAcross({ actionItems, likeness, figures }: Across, state: IncidentState, number: number): void {
  actionItems.write(state);
  likeness.write(state, number);
  figures.write(state);
}

export function differsAcross({ actionItems, likeness, figures }: Across, state: IncidentState): boolean {
  return actionItems.differs(state) || likeness.differs(state) || figures.differs(state);
}
