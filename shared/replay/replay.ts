/**
 * An incident without hindsight: how it stood when so many of its events were known, and nothing of the others. A cursor can be
 * anywhere at once: states are kept at distances, and only what lies between is folded again.
 */

import { copyState } from '../incident/copy-state.ts';
import { emptyIncident } from '../incident/empty-incident.ts';
import type { RecordedEvent } from '../incident/event.ts';
import { compareEvents } from '../incident/event.ts';
import { applyNext, devicesOf, fold } from '../incident/fold.ts';
import type { IncidentState, TimelineRow } from '../incident/state.ts';
import { rowOfEvent, timelineOf, withRows } from '../incident/timeline.ts';

/** The incident as it was known at one moment. */
export type ReplayMoment = {
  /** How many of the events were known. */
  known: number;
  /** What had just become known; null before the first event. */
  event: RecordedEvent | null;
  /** The row that this is, or is about. */
  rowId: string | null;
  state: IncidentState;
  /** The timeline as it could be read then, in its order. */
  rows: readonly TimelineRow[];
};

export type Replay = {
  incidentId: string;
  /** In the order in which they became known. */
  events: readonly RecordedEvent[];
  /** `known` from 0 to the number of events; beyond that it is the nearest of these. */
  at(known: number): ReplayMoment;
  /** The state of that moment alone. */
  stateAt(known: number): IncidentState;
  /** The same with further events behind; what was computed so far is kept. */
  with(more: readonly RecordedEvent[]): Replay;
};

type Standing = { state: IncidentState; devices: readonly string[] };
type Shown = { known: number; rows: readonly TimelineRow[] };
/** What was computed, good for every replay that begins with the same events. */
type Computed = { standings: Map<number, Standing>; newest: { known: number } & Standing; shown: Shown };

/** So many events are folded in a few milliseconds. */
const keptEvery = 250;

/** @param events in the order in which they became known, as `knownOrder` gives them. */
export function createReplay(incidentId: string, events: readonly RecordedEvent[]): Replay {
  const start: Standing = { state: emptyIncident(incidentId), devices: [] };
  return replayOf(incidentId, events, {
    standings: new Map([[0, start]]),
    newest: { known: 0, ...start },
    shown: { known: 0, rows: [] },
  });
}

function replayOf(incidentId: string, events: readonly RecordedEvent[], computed: Computed): Replay {
  /** Only for telling which rows an event can touch; what such a row says is made of known events alone. */
  const rowOf = rowOfEvent(events);
  const takenBackAt = takingsBack(events);

  function standingAt(known: number): Standing {
    const { newest, standings } = computed;
    const kept = Math.floor(known / keptEvery) * keptEvery;
    let from = newest.known <= known ? newest.known : 0;
    let standing: Standing = from === 0 ? { state: emptyIncident(incidentId), devices: [] } : newest;
    for (let place = kept; place > from; place -= keptEvery) {
      const there = standings.get(place);
      if (there === undefined) continue;
      from = place;
      standing = there;
      break;
    }
    for (let place = from; place < known; ) {
      const to = Math.min(known, (Math.floor(place / keptEvery) + 1) * keptEvery);
      standing = goOn(standing, place, to);
      if (to % keptEvery === 0) standings.set(to, standing);
      place = to;
    }
    computed.newest = { known, ...standing };
    return standing;
  }

  /** From `from` known events to `to`; anew where one of these reaches back among those before. */
  function goOn(standing: Standing, from: number, to: number): Standing {
    const state = copyState(standing.state);
    const devices = [...standing.devices];
    for (let index = from; index < to; index += 1) {
      const event = events[index];
      if (event === undefined) break;
      const takenBack = (takenBackAt.get(event.id) ?? Number.POSITIVE_INFINITY) < index;
      if (takenBack || !applyNext(state, event, devices)) return foldAnew(to);
    }
    return { state, devices };
  }

  function foldAnew(known: number): Standing {
    const those = events.slice(0, known);
    return { state: fold(incidentId, those), devices: devicesOf([...those].sort(compareEvents)) };
  }

  function rowsAt(known: number): readonly TimelineRow[] {
    const { shown } = computed;
    if (shown.known === known) return shown.rows;
    const between = events.slice(Math.min(known, shown.known), Math.max(known, shown.known));
    const touched = new Set(between.map(({ id }) => rowOf(id)));
    const others = shown.rows.filter(({ eventId }) => !touched.has(rowOf(eventId)));
    const anew = timelineOf(events.slice(0, known).filter(({ id }) => touched.has(rowOf(id))));
    const rows = withRows(others, anew);
    computed.shown = { known, rows };
    return rows;
  }

  /** Most events are about no other row, whatever is known; for the others it is told from known events alone. */
  function rowIdAt(known: number, eventId: string): string {
    return rowOf(eventId) === eventId ? eventId : rowOfEvent(events.slice(0, known))(eventId);
  }

  function nearest(asked: number): number {
    return Math.min(Math.max(Math.trunc(asked), 0), events.length);
  }

  return {
    incidentId,
    events,
    at(asked) {
      const known = nearest(asked);
      const { state } = standingAt(known);
      const event = events[known - 1] ?? null;
      return { known, event, rowId: event && rowIdAt(known, event.id), state, rows: rowsAt(known) };
    },
    stateAt: (asked) => standingAt(nearest(asked)).state,
    with: (more) => replayOf(incidentId, [...events, ...more], computed),
  };
}

/** Where among the events each one's first taking back stands, by the id of what is taken back. */
function takingsBack(events: readonly RecordedEvent[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const [index, event] of events.entries()) {
    if (event.kind === 'undone' && !places.has(event.payload.target)) places.set(event.payload.target, index);
  }
  return places;
}
