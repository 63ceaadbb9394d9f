/** The document's sections where no runbook words them otherwise. */
import { isKnownSection, type KnownSection, titleInKey } from '../postmortem/section-key.ts';
import type { Language } from './dictionary.ts';

const titles: Record<Language, Record<KnownSection, string>> = {
  ja: {
    summary: '要約',
    occurrence: '発生日時',
    detection: '検知方法',
    impact: '影響範囲',
    cause: '根本原因',
    response: '対応内容',
    actions: '改善策',
    lessons: '学び',
  },
  en: {
    summary: 'Summary',
    occurrence: 'When it happened',
    detection: 'How it was detected',
    impact: 'Impact',
    cause: 'Root cause',
    response: 'Response',
    actions: 'Actions',
    lessons: 'Lessons',
  },
};

export function sectionTitle(key: string, language: Language): string {
  return isKnownSection(key) ? titles[language][key] : (titleInKey(key) ?? key);
}
