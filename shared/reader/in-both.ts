/** Words in both languages side by side, of which the page shows one; what is the same in both stands once. */
import type { ElementContent } from 'hast';
import { htmlElement as h } from '../postmortem/export/html-element.ts';
import { cleanText } from '../postmortem/nodes.ts';
import type { Language } from '../text/dictionary.ts';

export type Worded = Readonly<Record<Language, string>>;

export function worded(wordsIn: (language: Language) => string): Worded {
  return { ja: cleanText(wordsIn('ja')), en: cleanText(wordsIn('en')) };
}

export function inBoth(words: Worded | ((language: Language) => string)): ElementContent[] {
  const { ja, en } = typeof words === 'function' ? worded(words) : words;
  if (ja === en) return [{ type: 'text', value: ja }];
  return [h('span', { lang: 'ja', className: ['ja'] }, [ja]), h('span', { lang: 'en', className: ['en'] }, [en])];
}

/** A name for who hears the page; its script gives it in the language in use. */
export function labelInBoth(wordsIn: (language: Language) => string): Record<string, string> {
  const { ja, en } = worded(wordsIn);
  return { ariaLabel: ja, dataLabelJa: ja, dataLabelEn: en };
}
