/** What can be said of a travelling record without any other: whether each event, each chain and each blob is what its hash says. */
import { hash } from 'node:crypto';
import { chainStart } from '../../shared/incident/event-chain.ts';
import { eventHash, payloadHash } from './event-row.ts';
import type { IncidentRecord, TravellingEvent } from './incident-record.ts';

/** Whether the event is what its hash says, and its payload what the event says. */
export function isWholeEvent({ payload, hash: claimed, ...fields }: TravellingEvent): boolean {
  try {
    if (eventHash(fields) !== claimed) return false;
  } catch {
    // What canonical JSON cannot write was not written by this program.
    return false;
  }
  return payload === null || payloadHash(payload.salt, payload.bytes) === fields.payloadHash;
}

/** Whether every device's chain is there from its first event on, without a gap, and nothing in the record was changed. */
export function isWholeRecord({ incidentId, events, blobs }: IncidentRecord): boolean {
  if (new Set(events.map(({ id }) => id)).size !== events.length) return false;
  const heads = new Map<string, { seq: number; hash: string }>();
  for (const event of [...events].sort((one, other) => one.chainSeq - other.chainSeq)) {
    const head = heads.get(event.deviceId) ?? { seq: 0, hash: chainStart };
    if (event.incidentId !== incidentId || event.chainSeq !== head.seq + 1 || event.prevHash !== head.hash)
      return false;
    if (!isWholeEvent(event)) return false;
    heads.set(event.deviceId, { seq: event.chainSeq, hash: event.hash });
  }
  return blobs.every((blob) => hash('sha256', blob.bytes, 'hex') === blob.hash);
}

/**
 * The device whose chain has two different events at one place, or whose event is another one here; null where the two records
 * fit together. It happens when a data folder was copied and both copies went on writing.
 */
export function forkedDevice(own: IncidentRecord | null, incoming: IncidentRecord): string | null {
  if (own === null) return null;
  const places = new Map(own.events.map((event) => [placeOf(event), event.hash]));
  const ids = new Map(own.events.map((event) => [event.id, event.hash]));
  const forked = incoming.events.find(
    (event) =>
      (places.get(placeOf(event)) ?? event.hash) !== event.hash || (ids.get(event.id) ?? event.hash) !== event.hash,
  );
  return forked?.deviceId ?? null;
}

function placeOf({ deviceId, chainSeq }: TravellingEvent): string {
  return `${chainSeq} ${deviceId}`;
}
