/** The surface's dictionary of a language. */
import { uiEn } from './ui-en.ts';
import { type UiText, uiJa } from './ui-ja.ts';

export type Language = 'ja' | 'en';

export function dictionaryOf(language: Language): UiText {
  return language === 'ja' ? uiJa : uiEn;
}
