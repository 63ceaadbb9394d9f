/** The numbers as lines for a terminal: the figures of all of them, then each list with its longest groups. */
import { deadlineOutcomes } from '../../shared/numbers/deadline-outcome.ts';
import type { DurationFigure } from '../../shared/numbers/figure.ts';
import { measures } from '../../shared/numbers/incident-figures.ts';
import type { Group, Numbers } from '../../shared/numbers/numbers.ts';
import { deadlineName } from '../../shared/text/deadline-name.ts';
import { numbersSpan, numbersTextOf } from '../../shared/text/numbers-text.ts';

const groupings = ['byMonth', 'byPattern', 'byCause', 'byService'] as const;

export function numbersLines(numbers: Numbers, language: 'ja' | 'en'): string[] {
  const text = numbersTextOf(language);
  const lines = [
    `${numbers.drills ? text.scope.drills : text.scope.real}  ${text.incidentCount(numbers.incidents)}`,
    ...measures.map(
      (measure) =>
        `${text.names[measure]}  ${figureText(numbers.durations[measure], language)}  (${text.definitions[measure]})`,
    ),
    text.rule,
  ];
  if (numbers.incidents === 0) return lines;
  const list = (title: string, entries: readonly string[], omitted: string | null): string[] =>
    entries.length === 0
      ? []
      : ['', title, ...entries.map((entry) => `  ${entry}`), ...(omitted ? [`  ${omitted}`] : [])];
  const { deadlines, checks, recurrences } = text;
  return [
    ...lines,
    ...groupings.flatMap((name) => {
      const { groups, omitted } = numbers[name];
      const entries = groups
        .filter(({ incidents }) => incidents > 0)
        .map((group) => groupLine(group, text.withoutKey[name], language));
      const more = name === 'byMonth' ? text.omittedMonths : text.omittedGroups;
      return list(text.groupings[name].title, entries, omitted === 0 ? null : more(omitted));
    }),
    ...list(
      deadlines.title,
      numbers.deadlines.map((each) => {
        const counts = deadlineOutcomes.map((outcome) => `${deadlines.outcomes[outcome]} ${each[outcome]}`);
        return `${deadlineName({ kind: each.kind, minutes: each.minutes ?? 0 }, language)}  ${counts.join('  ')}`;
      }),
      null,
    ),
    ...list(
      checks.title,
      numbers.checks.found.map(({ title, incidents }) => `${title}  ${incidents}`),
      numbers.checks.omitted === 0 ? null : text.omittedGroups(numbers.checks.omitted),
    ),
    ...list(
      recurrences.title,
      numbers.recurrences.of.map(
        ({ number, title, times }) => `${number === null ? '' : `#${number} `}${title}  ${times}`,
      ),
      numbers.recurrences.omitted === 0 ? null : text.omittedGroups(numbers.recurrences.omitted),
    ),
  ];
}

function groupLine({ key, incidents, durations }: Group, without: string, language: 'ja' | 'en'): string {
  const text = numbersTextOf(language);
  const ttr = `${text.names.ttr} ${figureText(durations.ttr, language)}`;
  return `${key ?? without}  ${text.incidentCount(incidents)}  ${ttr}`;
}

function figureText({ n, unknown, medianMs, shortestMs, longestMs }: DurationFigure, language: 'ja' | 'en'): string {
  const text = numbersTextOf(language);
  const count = `${text.ofMany(n)} ${text.unknownCount(unknown)}`;
  if (medianMs === null || shortestMs === null || longestMs === null) return count;
  const word = (ms: number) => numbersSpan(ms, text);
  return `${text.median} ${word(medianMs)} (${text.spans(word(shortestMs), word(longestMs))}) ${count}`;
}
