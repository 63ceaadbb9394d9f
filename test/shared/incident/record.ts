/** A record in memory: events get the identity and order that a store would give them. */
import type { NewEvent, RecordedEvent } from '../../../shared/incident/event.ts';
import { fold } from '../../../shared/incident/fold.ts';
import type { IncidentState } from '../../../shared/incident/state.ts';
import { timelineOf } from '../../../shared/incident/timeline.ts';

type Options = { actor?: string; recordedAtMs?: number; deviceId?: string };

export function memoryRecord(incidentId = 'incident-1') {
  const events: RecordedEvent[] = [];
  return {
    /** Appends one event, by default recorded when it happened; answers its id. */
    append(event: NewEvent, options: Options = {}): string {
      const { actor = 'Sato', recordedAtMs = event.happenedAtMs, deviceId = 'device-a' } = options;
      const seq = events.length + 1;
      const id = `event-${seq}`;
      const envelope = { seq, id, incidentId, deviceId, chainSeq: seq, lamport: seq, actor, v: 1, recordedAtMs };
      events.push({ ...envelope, ...event } as RecordedEvent);
      return id;
    },
    /** A row that only a newer app understands, or one whose content was blacked out. */
    appendRaw(kind: 'unknown' | 'blackedOut', original: string, happenedAtMs: number): string {
      const seq = events.length + 1;
      const id = `event-${seq}`;
      const envelope = { seq, id, incidentId, deviceId: 'device-a', chainSeq: seq, lamport: seq, actor: 'Sato', v: 2 };
      events.push({ ...envelope, happenedAtMs, recordedAtMs: happenedAtMs, kind, payload: { kind: original } });
      return id;
    },
    events,
    state: (): IncidentState => fold(incidentId, events),
    rows: () => timelineOf(events),
  };
}
