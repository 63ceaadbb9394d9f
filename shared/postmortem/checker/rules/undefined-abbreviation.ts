/** Abbreviations that a reader from another team would have to ask about. Once a section, where it stands first. */
import { commonplaceAbbreviations } from '../commonplace-abbreviations.ts';
import type { Hit, Rule } from '../rule.ts';

/** Two to seven capitals and digits, not part of a label, a path or a longer name. */
const abbreviation = /(?<![\w\-./@#$])[A-Z][A-Z0-9]{1,6}(?![\w\-./@]|\s?[(（:：=])/gu;

export const undefinedAbbreviation: Rule = {
  code: 'undefinedAbbreviation',
  severity: 'hint',
  languages: ['ja', 'en'],
  source: {
    title: 'Google developer documentation style guide: Abbreviations',
    url: 'https://developers.google.com/style/abbreviations',
  },
  reads: () => true,
  find: ({ prose }, { knownAbbreviations, language }) => {
    // What this very text explains need not wait for the document to be saved.
    const seen = new Set(explainedAbbreviations(prose));
    return [...prose.matchAll(abbreviation)].flatMap(({ 0: found, index }): Hit[] => {
      const letters = found.replace(/\d+/gu, '');
      const known = letters.length < 2 || commonplaceAbbreviations.has(letters) || commonplaceAbbreviations.has(found);
      if (known || knownAbbreviations.has(found) || seen.has(found)) return [];
      seen.add(found);
      return [{ start: index, end: index + found.length, language, rewrite: 'spellOut', params: { found } }];
    });
  },
};

/** Those that a text explains: 「RPO (目標復旧時点)」, "recovery point objective (RPO)". */
export function explainedAbbreviations(text: string): string[] {
  return [
    ...[...text.matchAll(/(?<!\w)([A-Z][A-Z0-9]{1,6})\s?(?:[(（][^)）\n]{2,60}[)）]|[:：=＝]\s?\S)/gu)].flatMap(
      ({ 1: name }) => name ?? [],
    ),
    ...[...text.matchAll(/[(（]([A-Z][A-Z0-9]{1,6})[)）,、]/gu)].flatMap(({ 1: name }) => name ?? []),
  ];
}
