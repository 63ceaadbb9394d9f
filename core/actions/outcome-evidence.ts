/** What a destroying action did to whom, as a table that stays readable without the app. */

import type { SignalIntent } from '../../shared/incident/decide-action.ts';
import type { Evidence, Payload } from '../../shared/incident/event.ts';
import { toEvidence } from '../probes/evidence.ts';
import { signalStatement } from '../probes/postgres/session-signals.ts';
import { textTable } from '../probes/postgres/text-table.ts';
import type { Services } from '../services.ts';
import type { NewBlob } from '../store/store.ts';
import { textBlob } from '../text-blob.ts';
import type { SignalCard } from './signal-cards.ts';

const columns = ['pid', 'backend_start', 'usename', 'application_name', 'client_addr', 'state', 'outcome', 'sqlstate'];
/** text */
const textType = 25;

export function outcomeEvidence(
  services: Services,
  card: SignalCard,
  { backends, signal, condition }: SignalIntent,
  outcomes: Payload<'actionEnded'>['outcomes'],
): { evidence: Evidence; blob: NewBlob } {
  const fields = columns.map((name) => ({ name, typeId: textType }));
  const rows = backends.map(({ pid, backendStart, userName, applicationName, clientAddress, state }, index) => {
    const { outcome = null, sqlState = null } = outcomes[index] ?? {};
    return [String(pid), backendStart, userName, applicationName, clientAddress, state, outcome, sqlState];
  });
  const title = `${signal} ${backends.length} @ ${card.target}`;
  const asked = `-- listed by: ${condition ?? 'true'}\n${signalStatement(signal)}`;
  const text = `${title}\n\n${asked}\n\n${textTable({ fields, rows, more: false })}\n`;
  const { text: kept, contentType, wholeBytes, wholeHash } = toEvidence(text, 'text/plain', services.redact);
  const blob = textBlob(kept, contentType);
  const evidence: Evidence = {
    id: services.newId(),
    number: services.store.nextEvidenceNumber(card.incidentId),
    title,
    contentType,
    blobHash: blob.hash,
    storedBytes: blob.bytes.byteLength,
    wholeBytes,
    wholeHash,
  };
  return { evidence, blob };
}
