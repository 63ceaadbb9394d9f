/** Tells by its own hash whether a row read from a bare page is one of ours; nothing else of such a page is believed. */
import { hash } from 'node:crypto';
import { unpack } from '../blobs.ts';
import { eventHash, payloadHash } from '../event-row.ts';
import type { RawRow, RawValue } from './page-rows.ts';
import type { SavedBlob, SavedEvent, SavedPayload, SavedRunbook } from './saved-rows.ts';

const eventColumns = 16;
const payloadColumns = 4;
const blobColumns = 5;
const runbookColumns = 7;

export function eventOf({ rowid, values }: RawRow): SavedEvent | null {
  if (values.length !== eventColumns) return null;
  const [, id, incidentId, deviceId, chainSeq, lamport, actor, kind, v, payloadHashed, happened, recorded] = values;
  const [monoNs, bootId, prevHash, hashed] = values.slice(12);
  const texts = [id, incidentId, deviceId, actor, kind, payloadHashed, bootId, prevHash, hashed];
  const numbers = [chainSeq, lamport, v, happened, recorded, monoNs];
  if (!texts.every((value) => typeof value === 'string') || !numbers.every((value) => typeof value === 'bigint')) {
    return null;
  }
  const event: SavedEvent = {
    seq: Number(rowid),
    id: String(id),
    incidentId: String(incidentId),
    deviceId: String(deviceId),
    chainSeq: Number(chainSeq),
    lamport: Number(lamport),
    actor: String(actor),
    kind: String(kind),
    v: Number(v),
    payloadHash: String(payloadHashed),
    happenedAtMs: Number(happened),
    recordedAtMs: Number(recorded),
    monoNs: String(monoNs),
    bootId: String(bootId),
    prevHash: String(prevHash),
    hash: String(hashed),
  };
  return isItself(event) ? event : null;
}

/** Whether an event is what its own hash says. */
export function isItself(event: SavedEvent): boolean {
  try {
    return eventHash(event) === event.hash;
  } catch {
    // What canonical JSON cannot write was not written by this program.
    return false;
  }
}

/** A payload is known by the event that names its hash; which one is up to the caller. */
export function payloadOf({ values }: RawRow): SavedPayload | null {
  if (values.length !== payloadColumns) return null;
  const [, salt, bytes] = values;
  if (!Buffer.isBuffer(salt) || !Buffer.isBuffer(bytes)) return null;
  return { hash: payloadHash(salt, bytes), salt, bytes };
}

export function blobOf({ values }: RawRow): SavedBlob | null {
  if (values.length !== blobColumns) return null;
  const [named, contentType, encoding, bytes] = values;
  if (typeof named !== 'string' || typeof contentType !== 'string' || !Buffer.isBuffer(bytes)) return null;
  if (encoding !== 'plain' && encoding !== 'deflate') return null;
  const blob: SavedBlob = { hash: named, contentType, encoding, bytes, blackedOutAtMs: null };
  return isItsContent(blob) ? blob : null;
}

/** Whether evidence is what its hash says; what was blacked out has nothing to say. */
export function isItsContent(blob: SavedBlob): boolean {
  try {
    const bytes = unpack(blob);
    return bytes === null ? blob.blackedOutAtMs !== null : hash('sha256', bytes, 'hex') === blob.hash;
  } catch {
    return false;
  }
}

export function runbookOf({ values }: RawRow): SavedRunbook | null {
  if (values.length !== runbookColumns) return null;
  const [, named, name, title, bundled, importedAtMs, bytes] = values;
  if (!isText(named) || !isText(name) || !isText(title) || !Buffer.isBuffer(bytes)) return null;
  if (typeof bundled !== 'bigint' || typeof importedAtMs !== 'bigint') return null;
  const runbook: SavedRunbook = {
    hash: named,
    name,
    title,
    bundled: Number(bundled),
    importedAtMs: Number(importedAtMs),
    bytes,
  };
  return isItsBytes(runbook) ? runbook : null;
}

export function isItsBytes({ hash: named, bytes }: SavedRunbook): boolean {
  return hash('sha256', bytes, 'hex') === named;
}

function isText(value: RawValue | undefined): value is string {
  return typeof value === 'string';
}
