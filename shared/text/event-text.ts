/** Words of the record's events in a language. */
import type { Language } from './dictionary.ts';
import { eventEn } from './event-en.ts';
import { type EventText, eventJa } from './event-ja.ts';

export function eventText(language: Language): EventText {
  return language === 'ja' ? eventJa : eventEn;
}
