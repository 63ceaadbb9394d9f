/** One piece of evidence as it was kept, a result also as text; its text is null when it was blacked out. */
import type { EvidenceView } from '../../shared/contract/view.ts';
import { readResult } from '../../shared/incident/result-table.ts';
import { resultText } from '../../shared/incident/result-text.ts';
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
  const kept = blob && new TextDecoder().decode(blob.bytes);
  const result = readResult(contentType, kept);
  const text = result === null ? kept : resultText(result);
  const tables = result?.tables ?? null;
  return { id, label, title, contentType, text, tables, storedBytes, wholeBytes, wholeHash, happenedAtMs };
}
