/** The tree of headings with what stands under each, whatever levels the author chose. */
import type { RootContent } from 'mdast';
import { type Place, placeOf, plainText } from './markdown.ts';
import { patternPartWords } from './vocabulary.ts';
import { byWholePhrase, headingWords } from './wording.ts';

export type Section = Place & {
  /** Empty for what stands before the first heading. */
  title: string;
  /** 1 to 6, 7 for a line in bold, 0 for what stands before the first heading. */
  depth: number;
  /** The blocks of this heading itself, without those of the headings below it. */
  blocks: RootContent[];
  children: Section[];
};

/** The preamble first, then the top sections, each with its own below it. */
export function outlineOf(blocks: readonly RootContent[]): { preamble: Section; sections: Section[] } {
  const preamble: Section = { title: '', depth: 0, line: 1, column: 1, blocks: [], children: [] };
  const path: Section[] = [preamble];
  for (const block of blocks) {
    const depth = depthOf(block);
    if (depth === null) {
      if (block.type !== 'thematicBreak') path.at(-1)?.blocks.push(block);
      continue;
    }
    const section: Section = {
      title: plainText(block),
      depth,
      ...placeOf(block),
      blocks: [],
      children: [],
    };
    while (path.length > 1 && (path.at(-1)?.depth ?? 0) >= depth) path.pop();
    path.at(-1)?.children.push(section);
    path.push(section);
  }
  const sections = preamble.children;
  return { preamble: { ...preamble, children: [] }, sections };
}

/** Some authors write the parts of a pattern as lines in bold: below every real heading, and only where the words are known. */
function depthOf(block: RootContent): number | null {
  if (block.type === 'heading') return block.depth;
  if (block.type !== 'paragraph' || block.children.length !== 1 || block.children[0]?.type !== 'strong') return null;
  const words = headingWords(plainText(block).replace(/[:：]$/u, ''));
  return byWholePhrase(words, patternPartWords) === null ? null : deepestDepth;
}

const deepestDepth = 7;

/** The blocks of a section and of all below it; a heading below it stands as the heading it is. */
export function allBlocks(section: Section): (RootContent | Section)[] {
  return [...section.blocks, ...section.children.flatMap((child) => [child, ...allBlocks(child)])];
}
