/** Which checks found causes: those whose evidence was cited where a cause was confirmed. */
import type { NumberedIncident } from './numbers.ts';

export type FindingCheck = {
  title: string;
  /** In how many incidents it found the cause. */
  incidents: number;
  /** Which causes, the most frequent first, at most `mostCauses`. */
  causes: { text: string; incidents: number }[];
};

const mostCauses = 3;

/** The most frequent first, by title where they are level. A check that was cited twice in one incident counts once. */
export function countChecks(
  incidents: readonly Pick<NumberedIncident, 'figures'>[],
  most: number | null,
): { found: FindingCheck[]; omitted: number } {
  const found = new Map<string, { incidents: number; causes: Map<string, number> }>();
  for (const { figures } of incidents) {
    for (const title of new Set(figures.causes.flatMap(({ foundBy }) => foundBy))) {
      const check = found.get(title) ?? { incidents: 0, causes: new Map<string, number>() };
      found.set(title, check);
      check.incidents += 1;
      for (const { text, foundBy } of figures.causes) {
        if (foundBy.includes(title)) check.causes.set(text, (check.causes.get(text) ?? 0) + 1);
      }
    }
  }
  const all = [...found].map(([title, check]) => ({
    title,
    incidents: check.incidents,
    causes: [...check.causes]
      .map(([text, count]) => ({ text, incidents: count }))
      .sort((one, other) => other.incidents - one.incidents || (one.text < other.text ? -1 : 1))
      .slice(0, mostCauses),
  }));
  all.sort((one, other) => other.incidents - one.incidents || (one.title < other.title ? -1 : 1));
  const kept = all.slice(0, most ?? all.length);
  return { found: kept, omitted: all.length - kept.length };
}
