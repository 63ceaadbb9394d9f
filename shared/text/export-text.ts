/** The words of exported files, in the document's language. */
import type { Language } from './dictionary.ts';
import { exportEn } from './export-en.ts';
import { type ExportText, exportJa } from './export-ja.ts';

export function exportText(language: Language): ExportText {
  return language === 'ja' ? exportJa : exportEn;
}
