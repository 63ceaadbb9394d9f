/** All the numbers as CSV: one line a figure, with its definition, so that a spreadsheet can filter and turn them. */
import { csvText } from '../postmortem/export/csv.ts';
import { deadlineName } from '../text/deadline-name.ts';
import type { Language } from '../text/dictionary.ts';
import { numbersTextOf } from '../text/numbers-text.ts';
import { deadlineOutcomes } from './deadline-outcome.ts';
import { measures } from './incident-figures.ts';
import type { Durations, Numbers } from './numbers.ts';

type Line = {
  section: string;
  item: string;
  figure: string;
  count?: number;
  duration?: Durations[keyof Durations];
  definition: string;
};

const groupings = ['byMonth', 'byPattern', 'byCause', 'byService'] as const;

export function numbersCsv(numbers: Numbers, language: Language): string {
  const text = numbersTextOf(language);
  const of = numbers.drills ? text.scope.drills : text.scope.real;
  const rows = linesOf(numbers, language).map(({ section, item, figure, count, duration, definition }) => [
    of,
    section,
    item,
    figure,
    count === undefined ? '' : String(count),
    secondsText(duration?.medianMs),
    secondsText(duration?.shortestMs),
    secondsText(duration?.longestMs),
    secondsText(duration?.meanMs),
    duration === undefined ? '' : String(duration.n),
    duration === undefined ? '' : String(duration.unknown),
    definition,
  ]);
  return csvText([text.csv.head, ...rows]);
}

function linesOf(numbers: Numbers, language: Language): Line[] {
  const text = numbersTextOf(language);
  const group = (
    section: string,
    item: string,
    incidents: number,
    durations: Durations,
    definition: string,
  ): Line[] => [
    { section, item, figure: text.csv.incidents, count: incidents, definition },
    ...measures.map((measure) => ({
      section,
      item,
      figure: text.names[measure],
      duration: durations[measure],
      definition: text.definitions[measure],
    })),
  ];
  const { deadlines, checks, recurrences } = text;
  return [
    ...group(text.all, '', numbers.incidents, numbers.durations, ''),
    ...groupings.flatMap((name) =>
      numbers[name].groups.flatMap(({ key, incidents, durations }) => {
        const { title, definition } = text.groupings[name];
        return group(title, key ?? text.withoutKey[name], incidents, durations, definition);
      }),
    ),
    ...numbers.deadlines.flatMap((each) =>
      deadlineOutcomes.map((outcome) => ({
        section: deadlines.title,
        item: deadlineName({ kind: each.kind, minutes: each.minutes ?? 0 }, language),
        figure: deadlines.outcomes[outcome],
        count: each[outcome],
        definition: deadlines.definition,
      })),
    ),
    ...(['confirmed', 'cited'] as const).map((which) => ({
      section: checks.title,
      item: '',
      figure: text.csv[which],
      count: numbers.causes[which],
      definition: checks.definition,
    })),
    ...numbers.checks.found.map(({ title, incidents }) => ({
      section: checks.title,
      item: title,
      figure: checks.found,
      count: incidents,
      definition: checks.definition,
    })),
    {
      section: recurrences.title,
      item: '',
      figure: text.csv.recurred,
      count: numbers.recurrences.incidents,
      definition: recurrences.definition,
    },
    ...numbers.recurrences.of.map(({ number, title, times }) => ({
      section: recurrences.title,
      item: number === null ? title : `#${number} ${title}`,
      figure: recurrences.times,
      count: times,
      definition: recurrences.definition,
    })),
  ];
}

/** To the millisecond. */
function secondsText(durationMs: number | null | undefined): string {
  return durationMs == null ? '' : String(Math.round(durationMs) / 1_000);
}
