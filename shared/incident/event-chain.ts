/**
 * What the hash of an event covers. Chained per incident and device: `prevHash` is the hash of the device's event before, so a
 * changed, missing or foreign row shows. The local sequence is left out, since it differs from file to file.
 */
import canonicalize from 'canonicalize';

export type ChainedFields = {
  id: string;
  incidentId: string;
  deviceId: string;
  chainSeq: number;
  lamport: number;
  actor: string;
  kind: string;
  v: number;
  /** SHA-256 of salt and stored bytes; the bytes can go and the chain stays verifiable. */
  payloadHash: string;
  happenedAtMs: number;
  recordedAtMs: number;
  /** A decimal number as text: nanoseconds of a long boot do not fit in a double. */
  monoNs: string;
  bootId: string;
  prevHash: string;
};

/** `prevHash` of the first event of a chain. */
export const chainStart = '0'.repeat(64);

/** The text that is hashed: RFC 8785 canonical JSON of exactly these fields, whatever else the object holds. */
export function chainText(fields: ChainedFields): string {
  const { id, incidentId, deviceId, chainSeq, lamport, actor, kind, v } = fields;
  const { payloadHash, happenedAtMs, recordedAtMs, monoNs, bootId, prevHash } = fields;
  const named = {
    id,
    incidentId,
    deviceId,
    chainSeq,
    lamport,
    actor,
    kind,
    v,
    payloadHash,
    happenedAtMs,
    recordedAtMs,
    monoNs,
    bootId,
    prevHash,
  };
  return canonicalize(named) ?? '';
}
