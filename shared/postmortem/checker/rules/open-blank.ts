/** A blank of an offered wording, 〈…〉, that nobody has filled in. */
import { findPhrases, type Phrase } from '../phrases.ts';
import type { Rule } from '../rule.ts';

const phrases: readonly Phrase[] = [{ language: 'ja', pattern: /〈[^〈〉\n]{1,60}〉/gu, rewrite: null }];

export const openBlank: Rule = {
  code: 'openBlank',
  severity: 'should',
  languages: ['ja', 'en'],
  source: {
    title: 'Site Reliability Engineering, chapter 15: Postmortem Culture',
    url: 'https://sre.google/sre-book/postmortem-culture/',
  },
  reads: () => true,
  find: (text) => findPhrases(text, phrases),
};
