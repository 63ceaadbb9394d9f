/** What a runbook's reader found in it, one entry for each wording. */
import type { Diagnostic } from '../runbook/model.ts';
import type { Language } from '../text/dictionary.ts';

/** Message → the lines it is about, each once, in the file's order. */
export function placesOf(findings: readonly Diagnostic[], language: Language): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const { message, line } of findings) {
    const lines = places.get(message[language]) ?? [];
    if (!lines.includes(line)) places.set(message[language], [...lines, line]);
  }
  return places;
}
