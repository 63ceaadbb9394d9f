/** The runbook with some of the proposed edits made, and what that changes as a patch. */
import { changedText } from './line-change.ts';
import { runbookPatch } from './patch.ts';
import type { RunbookEdit } from './proposals.ts';

export type EditedRunbook = { markdown: string; patch: string };

/** Edits without a place are for a person to make, and change nothing here. */
export function editedRunbook(fileName: string, source: string, edits: readonly RunbookEdit[]): EditedRunbook {
  const markdown = changedText(
    source,
    edits.flatMap(({ change }) => change ?? []),
  );
  return { markdown, patch: runbookPatch(fileName, source, markdown) };
}
