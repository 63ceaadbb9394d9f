/** The difference between two versions of a runbook as a unified diff, which `git apply` and `patch -p1` take. */
import { createTwoFilesPatch } from 'diff';
import { cleanText } from '../nodes.ts';

/** Empty where both are the same. `fileName` is the runbook's own, on one line. */
export function runbookPatch(fileName: string, before: string, after: string): string {
  if (before === after) return '';
  const name = cleanText(fileName).replaceAll('\\', '/').replace(/^\/+/u, '') || 'runbook.md';
  return createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, {
    context: 3,
    headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
  });
}
