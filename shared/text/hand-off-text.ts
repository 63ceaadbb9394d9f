/** The words of the hand-off page, by language. */
import { handOffEn } from './hand-off-en.ts';
import { type HandOffText, handOffJa } from './hand-off-ja.ts';

export type { HandOffText };

export function handOffText(language: 'ja' | 'en'): HandOffText {
  return language === 'ja' ? handOffJa : handOffEn;
}
