/**
 * Events → state. Never throws, whatever the order or the gaps: two devices' records of one incident, merged by event id and
 * put into the total order, fold into the same state on both.
 */
import { emptyIncident } from './empty-incident.ts';
import { compareEvents, type EventKind, type NewEvent, type RecordedEvent } from './event.ts';
import { type Applier, appliers } from './event-appliers.ts';
import { fieldOf } from './event-field.ts';
import type { IncidentState } from './state.ts';

/** Ids of events taken back; an `undone` that is itself undone gives its target back. */
export function undoneIds(events: readonly RecordedEvent[]): Set<string> {
  const undone = new Set<string>();
  for (const event of [...events].sort(compareEvents).reverse()) {
    if (event.kind === 'undone' && !undone.has(event.id)) undone.add(event.payload.target);
  }
  return undone;
}

/** Devices in the order of their first event: the first one's evidence needs no letter. */
export function devicesOf(ordered: readonly RecordedEvent[]): string[] {
  return [...new Set(ordered.map((event) => event.deviceId))];
}

/**
 * Applies one event that comes last in the order, in place. Events that reach back (`undone`, a merge) need `fold` anew:
 * then it answers false and has changed nothing.
 */
export function applyNext(state: IncidentState, event: RecordedEvent, devices: string[]): boolean {
  if (event.kind === 'undone' || (state.eventCount > 0 && event.lamport <= state.lastLamport)) return false;
  if (!devices.includes(event.deviceId)) devices.push(event.deviceId);
  apply(state, event, devices);
  return true;
}

/** Folds the events of one incident, given in any order, duplicates by id ignored. */
export function fold(incidentId: string, events: readonly RecordedEvent[]): IncidentState {
  const state = emptyIncident(incidentId);
  const ordered = [...new Map(events.map((event) => [event.id, event])).values()].sort(compareEvents);
  const undone = undoneIds(ordered);
  const devices = devicesOf(ordered);
  for (const event of ordered) {
    if (undone.has(event.id)) count(state, event);
    else apply(state, event, devices);
  }
  return state;
}

function apply(state: IncidentState, event: RecordedEvent, devices: string[]): void {
  count(state, event);
  if (event.kind === 'unknown' || event.kind === 'blackedOut') return;
  const applier = appliers[event.kind] as Applier<EventKind>;
  applier(state, event, devices);
  const field = fieldOf(event as NewEvent);
  if (field !== null) state.lastEventOf[field] = event.id;
}

function count(state: IncidentState, event: RecordedEvent): void {
  state.eventCount += 1;
  state.lastLamport = Math.max(state.lastLamport, event.lamport);
}
