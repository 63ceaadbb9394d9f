/** What a responder may tell the watch of an incident: to end, to go on, to keep quiet about a measure. */
import { type Result, refuse } from '../contract/problem.ts';
import type { NewEvent } from '../incident/event.ts';
import type { IncidentState } from '../incident/state.ts';
import { watchTargets } from './target.ts';
import { isMuted } from './watch-record.ts';

export type WatchCommand =
  | { kind: 'switch'; on: boolean }
  /** `measureId` null is all of them. */
  | { kind: 'mute'; measureId: string | null; muted: boolean };

/** Events to append, none where it stands so already; `INVALID` for a closed incident, `NOT_FOUND` for an unknown measure. */
export function decideWatch(state: IncidentState, command: WatchCommand, nowMs: number): Result<NewEvent[]> {
  if (state.status === 'closed') return refuse('INVALID', 'incidentClosed');
  if (command.kind === 'switch') {
    if (state.watch.off !== command.on) return nothing;
    return one({ kind: 'watchSwitched', payload: { on: command.on }, happenedAtMs: nowMs });
  }
  const { measureId, muted } = command;
  if (measureId === null) {
    const same = muted ? state.watch.mutedAll : !state.watch.mutedAll && state.watch.muted.length === 0;
    return same ? nothing : one({ kind: 'watchMuted', payload: { measure: null, muted }, happenedAtMs: nowMs });
  }
  const measures =
    state.environment === null ? [] : watchTargets(state.environment).flatMap((target) => target.measures);
  const measure = measures.find(({ id }) => id === measureId);
  if (measure === undefined) return refuse('NOT_FOUND', 'noSuchMeasure', { id: measureId });
  if (isMuted(state.watch, measureId) === muted) return nothing;
  // While all are muted, one alone cannot be let speak.
  if (!muted && state.watch.mutedAll) return refuse('INVALID', 'allMuted');
  const { id, part, name } = measure;
  return one({ kind: 'watchMuted', payload: { measure: { id, part, name }, muted }, happenedAtMs: nowMs });
}

const nothing: Result<NewEvent[]> = { ok: true, value: [] };

function one(event: NewEvent): Result<NewEvent[]> {
  return { ok: true, value: [event] };
}
