/** The document as parts, each under its heading: what every format but Markdown is made of. */

import type { PostmortemDraft } from '../draft.ts';
import { editedBlocks } from '../edited-section.ts';
import type { Block } from '../nodes.ts';
import { headingOf } from '../section-plan.ts';

export type DocumentPart = {
  /** `head`, a section's key, or `annexes`. */
  key: string;
  /** Of a section; head and annexes bring headings of their own. */
  title: string | null;
  blocks: Block[];
};

export function documentParts(draft: PostmortemDraft): DocumentPart[] {
  return [
    { key: 'head', title: null, blocks: draft.head },
    ...draft.sections.map((section) => ({
      key: section.key,
      title: headingOf(section),
      blocks: section.edited === null ? section.blocks : editedBlocks(section.edited, section.key),
    })),
    { key: 'annexes', title: null, blocks: draft.annexes },
  ];
}
