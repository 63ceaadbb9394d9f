/** Phrases of a rule: what most rules are made of. */
import type { Language } from '../../text/dictionary.ts';
import type { CheckedText } from './checked-text.ts';
import type { Hit, RewriteCode } from './rule.ts';

/**
 * `pattern` needs the flags `gu`, takes a bounded stretch, and its named groups are what the rewriting takes over; a group `found`
 * marks less than the whole match.
 */
export type Phrase = { language: Language; pattern: RegExp; rewrite: RewriteCode | null };

/** Every place of the prose where one of them stands; of two that overlap the one that begins first counts. */
export function findPhrases({ prose }: Pick<CheckedText, 'prose'>, phrases: readonly Phrase[]): Hit[] {
  const hits = phrases.flatMap(({ language, pattern, rewrite }) =>
    [...prose.matchAll(pattern)].map((match): Hit => {
      const groups = Object.fromEntries(Object.entries(match.groups ?? {}).map(([name, value]) => [name, value ?? '']));
      const found = groups.found ?? match[0];
      const start = match.index + match[0].indexOf(found);
      return { start, end: start + found.length, language, rewrite, params: { ...groups, found } };
    }),
  );
  return withoutOverlaps(hits);
}

/** In the order of the text. A longer one hides what begins inside it. */
export function withoutOverlaps(hits: readonly Hit[]): Hit[] {
  let end = 0;
  return hits
    .filter((hit) => hit.end > hit.start)
    .toSorted((one, other) => one.start - other.start || other.end - one.end)
    .filter((hit) => {
      if (hit.start < end) return false;
      end = hit.end;
      return true;
    });
}
