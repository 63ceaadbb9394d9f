/** The runbook as the accepted edits leave it, or what they change in it, as a file. */
import { problem } from '../../shared/contract/problem.ts';
import type { SavedRunbook } from '../../shared/contract/review-contract.ts';
import { expectFound, toContractError } from '../expected.ts';
import type { Services } from '../services.ts';
import { reviewView } from './review.ts';

/** @throws `CONFLICT` where nothing was accepted. */
export async function saveRunbook(
  services: Services,
  { incidentId, as, save }: { incidentId: string; as: 'patch' | 'markdown'; save: boolean },
): Promise<SavedRunbook> {
  const { ports, redact, store } = services;
  const file = reviewView(services, incidentId, 'ja').runbookFile;
  if (file === null || file.patch === '') throw toContractError(problem('CONFLICT', 'nothingAccepted'));
  const base = file.name.replace(/^.*[/\\]/u, '') || 'runbook.md';
  const { number } = expectFound(store.summaryOf(incidentId), 'noSuchIncident', { id: incidentId });
  const fileName = as === 'markdown' ? base : `${base.replace(/\.(?:md|markdown)$/iu, '')}-incident-${number}.patch`;
  const text = redact(as === 'markdown' ? file.markdown : file.patch);
  const savedTo = save && ports.saveFile ? await ports.saveFile(fileName, Buffer.from(text, 'utf8')) : null;
  return { fileName, text, savedTo };
}
