/** From the outline to title, introduction and parts: which heading names the document, and where its chapters begin. */
import type { RootContent } from 'mdast';
import { outlineOf, type Section } from './outline.ts';
import { isPatternPart, looksLikePattern, type Part, partsOf } from './sections.ts';
import { sectionWords } from './vocabulary.ts';
import { byWholePhrase, headingWords } from './wording.ts';

export type Document = {
  title: string | null;
  /** What stands before the first chapter. */
  introduction: RootContent[];
  parts: Part[];
};

export function documentOf(blocks: readonly RootContent[]): Document {
  const { preamble, sections } = outlineOf(blocks);
  const [first, ...rest] = sections;
  if (!first || !isTitle(first, rest)) {
    return { title: null, introduction: preamble.blocks, parts: partsOf(sections) };
  }
  const introduction = [...preamble.blocks, ...first.blocks];
  return { title: first.title, introduction, parts: partsOf([...chaptersOf(first), ...rest]) };
}

/** The first heading names the document unless it is a chapter: of a known name, or a pattern among others. */
function isTitle(first: Section, rest: readonly Section[]): boolean {
  if (first.title === '' || byWholePhrase(headingWords(first.title), sectionWords) !== null) return false;
  return rest.every(({ depth }) => first.depth < depth) || !looksLikePattern(first);
}

/** A document about one failure has the parts of its pattern right below its title. */
function chaptersOf(title: Section): Section[] {
  const { children } = title;
  if (!looksLikePattern(title) || partsOf(children).some(({ kind }) => kind === 'pattern')) return children;
  const pattern: Section = { ...title, blocks: [], children: children.filter(isPatternPart) };
  return [pattern, ...children.filter((child) => !isPatternPart(child))];
}
