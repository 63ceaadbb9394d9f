/**
 * Gather, decide, append: the way of every change of an incident. State is loaded, a pure function decides, the store appends
 * in one transaction, and after the commit a hint goes out.
 */
import type { Result } from '../shared/contract/problem.ts';
import { decide, type IncidentCommand } from '../shared/incident/decide.ts';
import type { NewEvent, RecordedEvent } from '../shared/incident/event.ts';
import { refusalWhenHandedOver, standingHandOver } from '../shared/incident/hand-over.ts';
import type { IncidentState } from '../shared/incident/state.ts';
import { expectFound, expectOk, toContractError } from './expected.ts';
import { redactStrings } from './redact-strings.ts';
import type { Services } from './services.ts';
import type { NewBlob } from './store/store.ts';

/** Which incident a call is about, who made it, and the id by which a retry is known. */
export type Caller = { incidentId: string; commandId: string | null; actor: string };

export type Appended = { eventIds: string[]; seq: number };

/** The incident's state, or the contract's NOT_FOUND. */
export function loadIncident(services: Services, incidentId: string): IncidentState {
  return expectFound(services.store.stateOf(incidentId), 'noSuchIncident', { id: incidentId });
}

/** Decides a command on the incident as it stands and appends what comes of it; a retried command id changes nothing. */
export function runCommand(services: Services, caller: Caller, command: IncidentCommand): Appended {
  return appendDecided(services, caller, (state) =>
    decide(state, command, {
      nowMs: services.clock.nowMs(),
      runbook: services.runbooks.of(state.runbook?.hash ?? null),
      hasRow: (eventId) => services.store.eventsOf(caller.incidentId).some((event) => event.id === eventId),
    }),
  );
}

/** The same for any decision over the state. */
export function appendDecided(
  services: Services,
  caller: Caller,
  decision: (state: IncidentState) => Result<NewEvent[]>,
): Appended {
  const before = caller.commandId === null ? null : services.store.outcomeOf(caller.commandId);
  if (before) return toAppended(before);
  return appendEvents(services, caller, expectOk(decision(loadIncident(services, caller.incidentId))), []);
}

/** Appends events (redacted) with their evidence in one transaction, then tells the windows. */
export function appendEvents(services: Services, caller: Caller, events: NewEvent[], blobs: NewBlob[]): Appended {
  if (events.length === 0) return { eventIds: [], seq: 0 };
  refuseWhenHandedOver(services, caller.incidentId, events);
  const redacted = events.map((event) => redactStrings(event, services.redact));
  const stored = services.store.append({ ...caller, events: redacted, blobs });
  const appended = toAppended(stored);
  services.changes.publish('change', { topic: 'incident', incidentId: caller.incidentId, seq: appended.seq });
  services.changes.publish('change', { topic: 'incidents' });
  return appended;
}

function toAppended(events: readonly RecordedEvent[]): Appended {
  return { eventIds: events.map((event) => event.id), seq: Math.max(0, ...events.map((event) => event.seq)) };
}

/** Whether this device handed the incident over, and so only reads it. */
export function isHandedOver({ store }: Services, incidentId: string): boolean {
  const state = store.stateOf(incidentId);
  return state !== null && standingHandOver(state, store.deviceId) !== null;
}

/** Throws the contract's READ_ONLY where this device handed the incident over and the events are more than the end of what was under way. */
export function refuseWhenHandedOver(
  { store }: Services,
  incidentId: string,
  events: readonly Pick<NewEvent, 'kind'>[],
): void {
  const state = store.stateOf(incidentId);
  const refused = state && refusalWhenHandedOver(state, store.deviceId, events);
  if (refused) throw toContractError(refused);
}
