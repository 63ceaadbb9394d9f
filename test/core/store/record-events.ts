/** Events to put into a record. */
import type { NewEvent } from '../../../shared/incident/event.ts';

/** A moment to count from: 2026-11-24 03:00 in Tokyo. */
export const nightMs = Date.UTC(2026, 10, 23, 18, 0, 0);

export function opened(title = 'Ovens are cold'): NewEvent {
  const payload = {
    title,
    zone: 'Asia/Tokyo',
    language: 'ja',
    drill: false,
    backdated: false,
    environment: null,
    runbook: null,
    alert: null,
  } as const;
  return { kind: 'opened', happenedAtMs: nightMs, payload };
}

export function note(text: string, happenedAtMs = nightMs): NewEvent {
  return { kind: 'noteAdded', happenedAtMs, payload: { text } };
}

export function evidence(
  id: string,
  number: number,
  blob: { hash: string; bytes: Uint8Array; contentType: string },
): NewEvent {
  const storedBytes = blob.bytes.byteLength;
  const contentType = blob.contentType;
  return {
    kind: 'evidenceAttached',
    happenedAtMs: nightMs,
    payload: {
      evidence: {
        id,
        number,
        title: `output ${number}`,
        contentType,
        blobHash: blob.hash,
        storedBytes,
        wholeBytes: storedBytes,
        wholeHash: blob.hash,
      },
    },
  };
}
