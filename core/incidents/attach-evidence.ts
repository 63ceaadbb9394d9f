/** What a person brings along becomes the incident's next piece of evidence, a row of its own. */
import type { Evidence } from '../../shared/incident/event.ts';
import { type Appended, appendDecided, appendEvents, type Caller, loadIncident } from '../record.ts';
import type { Services } from '../services.ts';
import type { NewBlob } from '../store/store.ts';

/** `blob` is redacted already. A retry with the same command id changes nothing. */
export function attachEvidence(services: Services, caller: Caller, title: string, blob: NewBlob): Appended {
  loadIncident(services, caller.incidentId);
  if (caller.commandId !== null && services.store.outcomeOf(caller.commandId)) {
    return appendDecided(services, caller, () => ({ ok: true, value: [] }));
  }
  const evidence: Evidence = {
    id: services.newId(),
    number: services.store.nextEvidenceNumber(caller.incidentId),
    title,
    contentType: blob.contentType,
    blobHash: blob.hash,
    storedBytes: blob.bytes.byteLength,
    wholeBytes: blob.bytes.byteLength,
    wholeHash: blob.hash,
  };
  const happenedAtMs = services.clock.nowMs();
  return appendEvents(services, caller, [{ kind: 'evidenceAttached', happenedAtMs, payload: { evidence } }], [blob]);
}
