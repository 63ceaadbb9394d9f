/** One piece of evidence as it was kept, a result also as text; text and picture are null when it was blacked out. */
import type { EvidenceView } from '../../shared/contract/view.ts';
import { readResult } from '../../shared/incident/result-table.ts';
import { resultText } from '../../shared/incident/result-text.ts';
import { isPictureType } from '../../shared/timeline/picture.ts';
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
  const isPicture = isPictureType(contentType);
  const picture = isPicture && blob ? Buffer.from(blob.bytes).toString('base64') : null;
  const kept = isPicture || !blob ? null : new TextDecoder().decode(blob.bytes);
  const result = readResult(contentType, kept);
  const text = result === null ? kept : resultText(result);
  const tables = result?.tables ?? null;
  return { id, label, title, contentType, text, picture, tables, storedBytes, wholeBytes, wholeHash, happenedAtMs };
}
