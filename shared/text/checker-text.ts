/** Words of the checker in a language. */
import { checkerEn } from './checker-en.ts';
import { type CheckerText, checkerJa } from './checker-ja.ts';
import type { Language } from './dictionary.ts';

export function checkerText(language: Language): CheckerText {
  return language === 'ja' ? checkerJa : checkerEn;
}
