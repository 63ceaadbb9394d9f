/** Which heading of a file is which section: by its words, by its words without the number, by its number, by its meaning. */
import { byLongestPhrase, keyOf } from '../../runbook/wording.ts';
import { headingOf, type PlannedSection } from '../section-plan.ts';
import { sectionPhrases } from '../section-vocabulary.ts';

type Known = Pick<PlannedSection, 'key' | 'title' | 'number'>;

/** The section of each heading, in their order; null for one that means none. No section is given twice. */
export function matchHeadings(headings: readonly string[], sections: readonly Known[]): (string | null)[] {
  const found: (string | null)[] = headings.map(() => null);
  const taken = new Set<string>();
  const ways: ((heading: string, section: Known) => boolean)[] = [
    (heading, section) => squeezed(heading) === squeezed(headingOf(section)),
    (heading, section) => squeezed(withoutNumber(heading)) === squeezed(section.title),
    (heading, { number }) => number !== null && numberOf(heading) === number,
    (heading, { key }) => byLongestPhrase(keyOf(withoutNumber(heading)), sectionPhrases) === key,
  ];
  for (const matches of ways) {
    for (const [index, heading] of headings.entries()) {
      if (found[index] !== null) continue;
      const section = sections.find((each) => !taken.has(each.key) && matches(heading, each));
      if (section === undefined) continue;
      found[index] = section.key;
      taken.add(section.key);
    }
  }
  return found;
}

export function squeezed(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
}

function withoutNumber(heading: string): string {
  return heading.normalize('NFKC').replace(/^\s*\d+\s*[.)、:]?\s*/u, '');
}

function numberOf(heading: string): number | null {
  const digits = /^\s*(\d{1,3})(?!\d)/u.exec(heading.normalize('NFKC'))?.[1];
  return digits === undefined ? null : Number(digits);
}
