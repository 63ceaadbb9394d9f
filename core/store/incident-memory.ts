/**
 * Incidents as they stand, kept folded in memory: reading costs nothing, an append folds forward only what is new. The record
 * stays the truth; what is here can be forgotten at any time and is folded again from it.
 */

import { copyState } from '../../shared/incident/copy-state.ts';
import type { RecordedEvent } from '../../shared/incident/event.ts';
import { compareEvents } from '../../shared/incident/event.ts';
import { chainStart } from '../../shared/incident/event-chain.ts';
import { applyNext, devicesOf, fold } from '../../shared/incident/fold.ts';
import type { IncidentState, TimelineRow } from '../../shared/incident/state.ts';
import { rowsChangedAfter, timelineOf, withRows } from '../../shared/incident/timeline.ts';
import type { EventRows } from './event-row.ts';
import { type EvidenceNumbers, evidenceOf } from './evidence-numbers.ts';

export type KnownIncident = {
  state: IncidentState;
  /** By local sequence. Grows with every append. */
  events: RecordedEvent[];
  /** In the order of their first event. */
  devices: string[];
  lastHappenedAtMs: number;
  /** The end of this device's own chain. */
  chain: { seq: number; hash: string };
  /** The number of this device's newest evidence, 0 before its first. */
  lastEvidenceNumber: number;
  /** The timeline as it was asked for last; null before it ever was. */
  timeline: { rows: readonly TimelineRow[]; lastSeq: number } | null;
};

/** What an append makes anew. */
export type Advanced = Omit<KnownIncident, 'events' | 'timeline'>;

export type IncidentMemory = {
  /** An incident without events is one that nobody has opened yet. */
  get(incidentId: string): KnownIncident;
  /** The rows of its timeline, of which only what changed is made anew. */
  timelineOf(incidentId: string): readonly TimelineRow[];
  /** Takes over what was appended and how the incident stands then, once it is committed. */
  advance(incidentId: string, added: readonly RecordedEvent[], next: Advanced): void;
  forget(incidentId: string): void;
};

/** More incidents than anybody works on at once. */
const keptIncidents = 32;

/** `changed` says whether another process wrote into the file since it was asked last. */
export function incidentMemory(
  { events: rows, evidence }: { events: EventRows; evidence: EvidenceNumbers },
  deviceId: string,
  changed: () => boolean,
): IncidentMemory {
  const known = new Map<string, KnownIncident>();

  function keep(incidentId: string, incident: KnownIncident): KnownIncident {
    known.delete(incidentId);
    known.set(incidentId, incident);
    const [oldest] = known.keys();
    if (known.size > keptIncidents && oldest !== undefined) known.delete(oldest);
    return incident;
  }

  function load(incidentId: string): KnownIncident {
    return refold(incidentId, rows.read(incidentId), {
      chain: rows.chainEnd(incidentId, deviceId) ?? { seq: 0, hash: chainStart },
      lastEvidenceNumber: evidence.last(incidentId, deviceId),
    });
  }

  return {
    get(incidentId) {
      if (changed()) known.clear();
      return keep(incidentId, known.get(incidentId) ?? load(incidentId));
    },
    timelineOf(incidentId) {
      const incident = this.get(incidentId);
      incident.timeline = timelineNow(incident);
      return incident.timeline.rows;
    },
    advance(incidentId, added, next) {
      const { events, timeline } = this.get(incidentId);
      events.push(...added);
      keep(incidentId, { ...next, events, timeline });
    },
    forget: (incidentId) => void known.delete(incidentId),
  };
}

function timelineNow({ events, timeline }: KnownIncident): NonNullable<KnownIncident['timeline']> {
  const lastSeq = events.at(-1)?.seq ?? 0;
  if (timeline === null) return { rows: timelineOf(events), lastSeq };
  if (timeline.lastSeq === lastSeq) return timeline;
  return { rows: withRows(timeline.rows, rowsChangedAfter(events, timeline.lastSeq)), lastSeq };
}

type OwnEnd = Pick<KnownIncident, 'chain' | 'lastEvidenceNumber'>;

function refold(incidentId: string, events: RecordedEvent[], ownEnd: OwnEnd): KnownIncident {
  return {
    state: fold(incidentId, events),
    events,
    devices: devicesOf([...events].sort(compareEvents)),
    lastHappenedAtMs: events.reduce((latest, event) => Math.max(latest, event.happenedAtMs), 0),
    timeline: null,
    ...ownEnd,
  };
}

/**
 * The incident as it stands after events that this device appended. What was known before is left as it was, so that a
 * transaction that fails has changed nothing here.
 */
export function follow(known: KnownIncident, added: readonly RecordedEvent[], chain: KnownIncident['chain']): Advanced {
  const state = copyState(known.state);
  const devices = [...known.devices];
  const lastEvidenceNumber = added.reduce(
    (last, event) => Math.max(last, evidenceOf(event)?.number ?? 0),
    known.lastEvidenceNumber,
  );
  if (!added.every((event) => applyNext(state, event, devices))) {
    return refold(state.incidentId, [...known.events, ...added], { chain, lastEvidenceNumber });
  }
  const lastHappenedAtMs = added.reduce(
    (latest, event) => Math.max(latest, event.happenedAtMs),
    known.lastHappenedAtMs,
  );
  return { state, devices, lastHappenedAtMs, chain, lastEvidenceNumber };
}
