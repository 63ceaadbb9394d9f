/** Figures of the document. */
import type { DocumentText } from '../text/document-ja.ts';

/** A span in the document's words: hours, minutes and seconds, whole seconds. */
export function spanText(durationMs: number, text: DocumentText): string {
  const seconds = Math.round(durationMs / 1_000);
  return text.duration(Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60);
}
