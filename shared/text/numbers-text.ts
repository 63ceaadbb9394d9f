/** The words of the numbers in a language; apart from the surface's, since its first screen has no use for them. */
import type { Language } from './dictionary.ts';
import { numbersEn } from './numbers-en.ts';
import { type NumbersText, numbersJa } from './numbers-ja.ts';

export function numbersTextOf(language: Language): NumbersText {
  return language === 'ja' ? numbersJa : numbersEn;
}

/** A span in its two largest units, in whole seconds. */
export function numbersSpan(durationMs: number, { span }: NumbersText): string {
  const seconds = Math.round(durationMs / 1_000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return span(Math.floor(hours / 24), hours % 24, minutes % 60, seconds % 60);
}
