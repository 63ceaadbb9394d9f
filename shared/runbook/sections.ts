/** What each section of the outline is about, by its heading, its place and what stands below it. */
import type { Section } from './outline.ts';
import { patternPartOf } from './patterns.ts';
import { afterRecoveryWords, type SectionKind, sectionWords } from './vocabulary.ts';
import { byLongestPhrase, byWholePhrase, headingWords, splitNumber } from './wording.ts';

/** `pattern` is one failure pattern; `other` a section that the vocabulary does not know. */
export type Part = { kind: SectionKind | 'pattern' | 'other'; section: Section };

/** Parts in the order of the file. Sections that only hold others are opened; nothing is left out. */
export function partsOf(sections: readonly Section[]): Part[] {
  return sections.flatMap((section) => partsOfSection(section, null));
}

function partsOfSection(section: Section, above: SectionKind | null): Part[] {
  const kind = kindOf(section, above);
  const { children } = section;
  const alone: Section = { ...section, children: [] };
  switch (kind) {
    case 'patterns':
      return [
        ...(section.blocks.length > 0 ? [{ kind, section: alone }] : []),
        ...children.flatMap((child) => partsOfPatterns(child, children)),
      ];
    case 'pattern':
    case 'faq':
    case 'appendix':
      return [{ kind, section }];
    case 'other': {
      const below = children.flatMap((child) => partsOfSection(child, above));
      if (below.every((part) => part.kind === 'other')) return [{ kind, section }];
      return [...(section.blocks.length > 0 ? [{ kind, section: alone }] : []), ...below];
    }
    default:
      return [{ kind, section: alone }, ...children.flatMap((child) => partsOfSection(child, kind))];
  }
}

function kindOf(section: Section, above: SectionKind | null): Part['kind'] {
  const words = headingWords(section.title);
  if (above === 'afterRecovery') {
    const below = byWholePhrase(words, afterRecoveryWords) ?? byLongestPhrase(words, afterRecoveryWords);
    if (below) return below;
  }
  const exact = byWholePhrase(words, sectionWords);
  if (exact) return exact;
  if (looksLikePattern(section)) return 'pattern';
  return byLongestPhrase(words, sectionWords) ?? 'other';
}

/** Below "failure patterns" stand patterns; where some have numbers or parts, what has neither is an aside. */
function partsOfPatterns(child: Section, siblings: readonly Section[]): Part[] {
  const isShaped = (section: Section) =>
    splitNumber(section.title).number !== null || section.children.some(isPatternPart);
  const isPattern = isShaped(child) || !siblings.some(isShaped);
  return isPattern ? [{ kind: 'pattern', section: child }] : partsOfSection(child, 'patterns');
}

/** A recovery alone is a chapter about recovering; with what to look for or look at, it is a pattern. */
export function looksLikePattern(section: Section): boolean {
  const parts = section.children.filter(isPatternPart);
  const tells = parts.some(({ title }) => tellingParts.has(patternPartOf(title) ?? ''));
  return parts.length > 1 || tells;
}

const tellingParts: ReadonlySet<string> = new Set(['symptoms', 'checks', 'causes']);

export function isPatternPart(section: Section): boolean {
  // "After recovery" and "logs" speak of recovery too: what the document's own vocabulary knows is no part of a pattern.
  return byWholePhrase(headingWords(section.title), sectionWords) === null && patternPartOf(section.title) !== null;
}
