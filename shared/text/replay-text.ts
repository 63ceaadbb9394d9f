/** The words of the replay, apart from the surface's dictionary: nothing else needs them. */
import type { Language } from './dictionary.ts';
import { replayEn } from './replay-en.ts';
import { type ReplayText, replayJa } from './replay-ja.ts';

export function replayText(language: Language): ReplayText {
  return language === 'ja' ? replayJa : replayEn;
}
