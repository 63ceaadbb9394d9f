/** What words and filters look for in an incident's own line, as search reads it. */
import type { IncidentSummary } from '../incident/summary.ts';
import { normaliseForSearch } from './normalise.ts';

/** Each normalised; several texts of one kind are divided by line breaks, which no word holds. */
export type LineWords = {
  /** Title, number, environment, service, patterns, causes. */
  line: string;
  cause: string;
  pattern: string;
  service: string;
  env: string;
  owner: string;
};

export function lineWordsOf(summary: IncidentSummary): LineWords {
  const { number, title, environmentName, environmentKind, service, patternNumbers, patternTitles, causes, owners } =
    summary;
  return {
    line: joined([`#${number}`, title, environmentName, service, ...patternTitles, ...causes]),
    cause: joined(causes),
    pattern: joined(patternNumbers.map((each, index) => `${each} ${patternTitles[index] ?? ''}`)),
    service: joined([service]),
    env: joined([environmentName, environmentKind]),
    owner: joined(owners),
  };
}

function joined(texts: readonly (string | null)[]): string {
  return normaliseForSearch(texts.filter((text) => text !== null).join('\n'));
}
