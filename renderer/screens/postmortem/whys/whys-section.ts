/** The whys as one more text that is edited, so that drafts, undo and conflicts are those of every section. */
import type { PostmortemView } from '../../../../shared/contract/view.ts';
import type { WhyOutline } from '../../../../shared/postmortem/whys/outline.ts';
import { outlineLines } from '../../../../shared/postmortem/whys/outline-lines.ts';
import type { Section } from '../section-edits.ts';

/** No section of a document is called so: those of a runbook's own have a beginning of their own. */
const whysKey = 'whys';

export function whysSection({ whys: { outline, edited, basedOn } }: PostmortemView, title: string): Section {
  return { key: whysKey, title, prompt: null, markdown: outlineLines(outline), edited, basedOn };
}

/** As people read it: the depth as an indent. */
export function readableOutline(outline: WhyOutline): string {
  return outline.map(({ depth, text }) => `${'  '.repeat(depth)}- ${text}`).join('\n');
}
