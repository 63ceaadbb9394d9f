/** One piece of evidence as it was kept; its text is null when it was blacked out. */
import type { EvidenceView } from '../../shared/contract/view.ts';
import { expectFound } from '../expected.ts';
import { loadIncident } from '../record.ts';
import type { Services } from '../services.ts';

export function evidenceView(services: Services, incidentId: string, evidenceId: string): EvidenceView {
  const { evidence } = loadIncident(services, incidentId);
  const found = expectFound(
    evidence.find(({ id }) => id === evidenceId),
    'noSuchEvidence',
    { id: evidenceId },
  );
  const { id, label, title, contentType, storedBytes, wholeBytes, wholeHash, happenedAtMs } = found;
  const blob = services.store.blob(found.blobHash);
  const text = blob && new TextDecoder().decode(blob.bytes);
  return { id, label, title, contentType, text, storedBytes, wholeBytes, wholeHash, happenedAtMs };
}
