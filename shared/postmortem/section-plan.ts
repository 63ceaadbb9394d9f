/**
 * Which sections the document has, in which order and under which titles: the runbook's own, in its wording. The six are
 * recognised by their meaning; one that the runbook lacks is added, since none can be left out, and one that is not recognised
 * is kept as it stands.
 */
import type { Runbook } from '../runbook/model.ts';
import { byLongestPhrase, keyOf } from '../runbook/wording.ts';
import type { Language } from '../text/dictionary.ts';
import { sectionTitle } from '../text/section-titles.ts';
import {
  addedSectionKey,
  type framingSections,
  type KnownSection,
  ownSectionKey,
  requiredSections,
} from './section-key.ts';
import { sectionPhrases } from './section-vocabulary.ts';

export type PlannedSection = {
  key: string;
  /** What is drafted into it; null for a section of the runbook's own. */
  meaning: KnownSection | null;
  /** Its place among the numbered sections; summary and lessons have none unless the runbook asks for them. */
  number: number | null;
  title: string;
  prompt: string | null;
};

export function headingOf({ number, title }: Pick<PlannedSection, 'number' | 'title'>): string {
  return number === null ? title : `${number}. ${title}`;
}

type Asked = Pick<Runbook['postmortemSections'][number], 'title' | 'prompt'>;

/** `added`: titles of sections that people added to this document. */
export function planSections(
  asked: readonly Asked[],
  language: Language,
  added: readonly string[] = [],
): PlannedSection[] {
  const meanings = meaningsOf(asked);
  const missing = requiredSections.filter((key) => !meanings.includes(key));
  const numbered: Omit<PlannedSection, 'number'>[] = [
    ...asked.map(({ title, prompt }, index) => {
      const meaning = meanings[index] ?? null;
      return { key: meaning ?? ownSectionKey(title), meaning, title, prompt };
    }),
    ...missing.map((key) => ({ key, meaning: key, title: sectionTitle(key, language), prompt: null })),
    ...added.map((title) => ({ key: addedSectionKey(title), meaning: null, title, prompt: null })),
  ];
  const framing = (key: (typeof framingSections)[number]): PlannedSection[] =>
    meanings.includes(key)
      ? []
      : [{ key, meaning: key, number: null, title: sectionTitle(key, language), prompt: null }];
  return withUniqueKeys([
    ...framing('summary'),
    ...numbered.map((section, index) => ({ ...section, number: index + 1 })),
    ...framing('lessons'),
  ]);
}

/**
 * The meaning of each, or null; no meaning is given twice. Titles speak first; where no title claims a meaning, the sentence
 * after one may.
 */
function meaningsOf(asked: readonly Asked[]): (KnownSection | null)[] {
  const taken = new Set<KnownSection>();
  const claim = (text: string | null): KnownSection | null => {
    const meaning = byLongestPhrase(keyOf(text ?? ''), sectionPhrases);
    if (meaning === null || taken.has(meaning)) return null;
    taken.add(meaning);
    return meaning;
  };
  const byTitle = asked.map(({ title }) => claim(title));
  return asked.map(({ prompt }, index) => byTitle[index] ?? claim(prompt));
}

/** Two sections with one title are two sections all the same. */
function withUniqueKeys(sections: PlannedSection[]): PlannedSection[] {
  const seen = new Map<string, number>();
  return sections.map((section) => {
    const count = (seen.get(section.key) ?? 0) + 1;
    seen.set(section.key, count);
    return count === 1 ? section : { ...section, key: ownSectionKey(`${count} ${section.title}`) };
  });
}
