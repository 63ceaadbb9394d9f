/** What roles and hand-overs add to an incident's state. Entries are replaced, never changed: copies of a state share them. */
import type { Payload } from './event.ts';
import type { HandOver, IncidentState } from './state.ts';

type Written<K extends 'roleSet' | 'handedOver' | 'handOverTakenBack' | 'handOverReceived' | 'recordCopied'> = {
  id: string;
  deviceId: string;
  actor: string;
  happenedAtMs: number;
  payload: Payload<K>;
};

export const roleAppliers = {
  roleSet(state: IncidentState, { payload, id, happenedAtMs }: Written<'roleSet'>): void {
    const { role, names } = payload;
    if (names === null) delete state.roles[role];
    else state.roles[role] = { names, eventId: id, happenedAtMs };
  },
  handedOver(state: IncidentState, { payload, id, deviceId, actor, happenedAtMs }: Written<'handedOver'>): void {
    const { to, nextStep } = payload;
    state.handOvers.push({
      eventId: id,
      deviceId,
      actor,
      to,
      nextStep,
      happenedAtMs,
      endedAtMs: null,
      takenBack: false,
      receivedBy: [],
    });
  },
  handOverTakenBack(state: IncidentState, { payload, happenedAtMs }: Written<'handOverTakenBack'>): void {
    state.handOvers = state.handOvers.map((each) =>
      each.eventId === payload.handOver ? { ...each, endedAtMs: happenedAtMs, takenBack: true } : each,
    );
  },
  handOverReceived(state: IncidentState, { payload, deviceId, happenedAtMs }: Written<'handOverReceived'>): void {
    state.handOvers = state.handOvers.map((each): HandOver => {
      if (each.eventId === payload.handOver) return { ...each, receivedBy: [...each.receivedBy, deviceId] };
      // Whoever is given the incident again has no hand-over of their own any more.
      const ends = each.deviceId === deviceId && each.endedAtMs === null;
      return ends ? { ...each, endedAtMs: happenedAtMs } : each;
    });
  },
  recordCopied(state: IncidentState, { payload, happenedAtMs }: Written<'recordCopied'>): void {
    state.copies.push({ fileName: payload.fileName, happenedAtMs });
  },
};
