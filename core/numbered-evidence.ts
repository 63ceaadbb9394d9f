/** What was read, as the incident's next piece of evidence: its description for the event, its bytes for the store. */
import type { Evidence } from '../shared/incident/event.ts';
import type { CheckOutcome } from './probes/probe.ts';
import type { Services } from './services.ts';
import type { NewBlob } from './store/store.ts';
import { textBlob } from './text-blob.ts';

/** `text` is redacted already. The number is the next free one, so one transaction appends one piece at most. */
export function numberedEvidence(
  services: Services,
  incidentId: string,
  title: string,
  { text, contentType, wholeBytes, wholeHash }: NonNullable<CheckOutcome['evidence']>,
): { evidence: Evidence; blob: NewBlob } {
  const blob = textBlob(text, contentType);
  const evidence: Evidence = {
    id: services.newId(),
    number: services.store.nextEvidenceNumber(incidentId),
    title,
    contentType,
    blobHash: blob.hash,
    storedBytes: blob.bytes.byteLength,
    wholeBytes,
    wholeHash,
  };
  return { evidence, blob };
}
