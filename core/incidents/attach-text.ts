/** Output that a person brings along (pasted, or piped in from a terminal) as evidence like any other. */
import type { Evidence } from '../../shared/incident/event.ts';
import { type Appended, appendDecided, appendEvents, type Caller, loadIncident } from '../record.ts';
import type { Services } from '../services.ts';
import { textBlob } from '../text-blob.ts';

/** Attaches a text, redacted before anything is written. A retry with the same command id changes nothing. */
export function attachText(services: Services, caller: Caller, input: { title: string; text: string }): Appended {
  loadIncident(services, caller.incidentId);
  if (caller.commandId !== null && services.store.outcomeOf(caller.commandId)) {
    return appendDecided(services, caller, () => ({ ok: true, value: [] }));
  }
  const blob = textBlob(services.redact(input.text), 'text/plain');
  const evidence: Evidence = {
    id: services.newId(),
    number: services.store.nextEvidenceNumber(caller.incidentId),
    title: input.title,
    contentType: blob.contentType,
    blobHash: blob.hash,
    storedBytes: blob.bytes.byteLength,
    wholeBytes: blob.bytes.byteLength,
    wholeHash: blob.hash,
  };
  const happenedAtMs = services.clock.nowMs();
  return appendEvents(services, caller, [{ kind: 'evidenceAttached', happenedAtMs, payload: { evidence } }], [blob]);
}
