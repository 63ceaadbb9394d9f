/** Which incidents the filters of a search leave, by their lines alone. */
import { TZDate } from '@date-fns/tz';
import type { IncidentSummary } from '../incident/summary.ts';
import { knownZone } from '../text/wall-clock.ts';
import { normaliseForSearch } from './normalise.ts';
import type { CalendarDay, SearchFilter } from './search-query.ts';
import { holdsWords, variantsOf, type WordVariants } from './word-variants.ts';

/** Whether an incident fits all of the filters; made once for many incidents. */
export function incidentFilter(filters: readonly SearchFilter[]): (summary: IncidentSummary) => boolean {
  const tests = filters.map(testOf);
  return (summary) => tests.every((test) => test(summary));
}

/** Whether the words stand in an incident's own line: title, number, environment, service, patterns, causes. */
export function lineHolds(summary: IncidentSummary, words: readonly WordVariants[]): boolean {
  const { number, title, environmentName, service, patternTitles, causes } = summary;
  const line = [`#${number}`, title, environmentName ?? '', service ?? '', ...patternTitles, ...causes].join('\n');
  return holdsWords(normaliseForSearch(line), words);
}

function testOf(filter: SearchFilter): (summary: IncidentSummary) => boolean {
  switch (filter.key) {
    case 'severity':
      return ({ severity }) => severity === filter.severity;
    case 'number':
      return ({ number }) => number === filter.number;
    case 'drill':
      return ({ drill }) => drill === filter.drill;
    case 'status':
      return ({ status }) => status === filter.status;
    case 'after':
    case 'before': {
      const startMs = dayStart(filter.day);
      return ({ declaredAtMs, zone }) => declaredAtMs >= startMs(zone) === (filter.key === 'after');
    }
    default: {
      const words = [variantsOf(filter.text)];
      return (summary) => textsOf(filter.key, summary).some((text) => holdsWords(normaliseForSearch(text), words));
    }
  }
}

function textsOf(key: 'cause' | 'pattern' | 'service' | 'env' | 'owner', summary: IncidentSummary): string[] {
  switch (key) {
    case 'cause':
      return summary.causes;
    case 'owner':
      return summary.owners;
    case 'pattern':
      return summary.patternNumbers.map((number, index) => `${number} ${summary.patternTitles[index] ?? ''}`);
    case 'service':
      return summary.service === null ? [] : [summary.service];
    case 'env':
      return [summary.environmentName, summary.environmentKind].filter((text) => text !== null);
  }
}

/** The day's first moment in a zone, worked out once a zone. */
function dayStart({ year, month, day }: CalendarDay): (zone: string) => number {
  const known = new Map<string, number>();
  return (zone) => {
    const startMs = known.get(zone) ?? new TZDate(year, month - 1, day, knownZone(zone)).getTime();
    known.set(zone, startMs);
    return startMs;
  };
}
