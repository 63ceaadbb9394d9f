/**
 * Handing an incident over. The device that did turns read-only until it takes the incident back, or receives a later hand-over
 * from somebody else; every other device goes on. So who may write is decided from the merged record alone, the same everywhere.
 */
import { type Problem, problem, type Result, refuse } from '../contract/problem.ts';
import type { EventKind, NewEvent } from './event.ts';
import type { HandOver, IncidentState } from './state.ts';

/** What this device handed over and has neither taken back nor received again; null where it may write. */
export function standingHandOver({ handOvers }: Pick<IncidentState, 'handOvers'>, deviceId: string): HandOver | null {
  return handOvers.findLast((each) => each.deviceId === deviceId && each.endedAtMs === null) ?? null;
}

/** What was under way when the incident was handed over still ends in the record; nothing else is written but taking it back. */
const writtenWhenHandedOver: ReadonlySet<EventKind> = new Set<EventKind>([
  'checkRan',
  'patternsSuggested',
  'clockOffsetMeasured',
  'watchRolledUp',
  'actionEnded',
  'sessionsRecounted',
  'messageDelivered',
  'handOverTakenBack',
  'handOverReceived',
]);

/** Why these events may not be written on this device; null where they may. */
export function refusalWhenHandedOver(
  state: Pick<IncidentState, 'handOvers'>,
  deviceId: string,
  events: readonly Pick<NewEvent, 'kind'>[],
): Problem | null {
  const standing = standingHandOver(state, deviceId);
  if (standing === null || events.every(({ kind }) => writtenWhenHandedOver.has(kind))) return null;
  return problem('READ_ONLY', 'handedOver', { to: standing.to });
}

/** Hands over to a person by name, with what they are to do first. */
export function decideHandOver(
  state: IncidentState,
  { to, nextStep }: { to: string; nextStep: string | null },
  { deviceId, nowMs }: { deviceId: string; nowMs: number },
): Result<NewEvent[]> {
  const name = to.trim();
  if (name === '') return refuse('INVALID', 'handOverNeedsName');
  const standing = standingHandOver(state, deviceId);
  if (standing !== null) return refuse('READ_ONLY', 'handedOver', { to: standing.to });
  const step = nextStep?.trim() ?? '';
  const payload = { to: name, nextStep: step === '' ? null : step };
  return { ok: true, value: [{ kind: 'handedOver', happenedAtMs: nowMs, payload }] };
}

/** Takes back what this device handed over, so that it writes again. */
export function decideTakeBack(state: IncidentState, deviceId: string, nowMs: number): Result<NewEvent[]> {
  const standing = standingHandOver(state, deviceId);
  if (standing === null) return refuse('INVALID', 'notHandedOver');
  const payload = { handOver: standing.eventId };
  return { ok: true, value: [{ kind: 'handOverTakenBack', happenedAtMs: nowMs, payload }] };
}

/**
 * What a device writes of the hand-overs that came to it by a file: that it has them, once each. A copy that was made without
 * handing over, one that was taken back, and the device's own leave nothing.
 */
export function decideReceipt(state: Pick<IncidentState, 'handOvers'>, deviceId: string, nowMs: number): NewEvent[] {
  const newest = state.handOvers.at(-1);
  if (newest === undefined || newest.deviceId === deviceId || newest.endedAtMs !== null) return [];
  if (newest.receivedBy.includes(deviceId)) return [];
  return [{ kind: 'handOverReceived', happenedAtMs: nowMs, payload: { handOver: newest.eventId } }];
}
