/** Undo of what is typed, kept beside the drafts, so that it outlives the window and the app. */
import { packedHistory, type TextHistory, unpackedHistory } from '../../../shared/editing/text-history.ts';
import { keepDraft, readDrafts } from '../../state/drafts.ts';

function beginning(incidentId: string): string {
  return `undo/postmortem/${incidentId}/`;
}

export function keepHistory(incidentId: string, section: string, history: TextHistory): void {
  keepDraft(beginning(incidentId) + section, packedHistory(history));
}

/** By the section's key. Rejects as the call does. */
export async function readHistories(incidentId: string): Promise<Record<string, TextHistory>> {
  const kept = await readDrafts(beginning(incidentId));
  const sections = [...kept].map(([key, packed]) => [key.slice(beginning(incidentId).length), unpackedHistory(packed)]);
  return Object.fromEntries(sections);
}
