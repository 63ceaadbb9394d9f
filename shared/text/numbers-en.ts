/** The words of the numbers: how each is counted stands beside it. */
import type { NumbersText } from './numbers-ja.ts';
import { plural } from './ui/plural.ts';

export const numbersEn: NumbersText = {
  title: 'Numbers',
  scope: { label: 'Of', real: 'Real incidents', drills: 'Drills' },
  period: {
    label: 'Period',
    all: 'All time',
    year: 'Last 12 months',
    quarter: 'Last 90 days',
    month: 'Last 30 days',
    since: 'From',
    until: 'To',
    hint: 'By the day of declaring; both days are part of it.',
  },
  saveCsv: 'Save as CSV',
  csvSaved: (path) => `Saved: ${path}`,
  csvDownloaded: (fileName) => `Downloaded: ${fileName}`,
  empty: 'There is no incident yet',
  emptyDrills: 'There is no drill yet',
  emptyPeriod: 'Nothing falls into this period',
  emptyHint: 'What is declared is counted here. Drills and real incidents are never mixed.',
  all: 'All of them',
  incidents: 'Incidents',
  incidentCount: (count) => plural(count, 'incident'),
  names: { ttd: 'TTD', tta: 'TTA', ttm: 'TTM', ttr: 'TTR' },
  definitions: {
    ttd: 'from began to detected',
    tta: 'from detected to response began',
    ttm: 'from began to mitigated',
    ttr: 'from began to recovered',
  },
  rule: 'Times come from milestones alone. Where one is missing, or stands in the wrong order, the time is unknown and not counted. A mean is shown from ten incidents on.',
  median: 'Median',
  shortest: 'Shortest',
  longest: 'Longest',
  range: 'Range',
  mean: 'Mean',
  ofMany: (n) => `n=${n}`,
  unknown: 'Unknown',
  unknownCount: (count) => `${count} unknown`,
  noFigure: 'All unknown',
  span: (days, hours, minutes, seconds) => {
    if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`;
    if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
    if (minutes > 0) return seconds > 0 ? `${minutes} min ${seconds} s` : `${minutes} min`;
    return `${seconds} s`;
  },
  spans: (from, to) => `${from} to ${to}`,
  groupings: {
    byMonth: {
      title: 'By month',
      head: 'Month',
      definition: 'The month of declaring, in the time zone of the incident.',
    },
    byPattern: {
      title: 'By pattern',
      head: 'Pattern',
      definition: 'Patterns that are chosen; an incident with several counts in each.',
    },
    byCause: {
      title: 'By cause',
      head: 'Cause',
      definition: 'Confirmed causes; an incident with several counts in each.',
    },
    byService: {
      title: 'By service',
      head: 'Service',
      definition: 'The service of the environment that it was declared on.',
    },
  },
  withoutKey: {
    byMonth: 'No month',
    byPattern: 'No pattern chosen',
    byCause: 'No cause confirmed',
    byService: 'Service not named',
  },
  omittedGroups: (count) => `${count} more are in the CSV.`,
  omittedMonths: (count) =>
    `${plural(count, 'earlier month')} with incidents ${count === 1 ? 'is' : 'are'} in the CSV.`,
  monthChart: (months, most) =>
    `Bars of the number of incidents a month: ${plural(months, 'month')}, at most ${plural(most, 'incident')}.`,
  tableOf: (title) => `Table: ${title}`,
  barHint:
    'The line reaches from the shortest to the longest, its mark is the median; each column has a scale of its own, from 0.',
  deadlines: {
    title: 'Deadlines',
    head: 'Deadline',
    definition:
      'Kept: done by its time, or by then recovered, closed, followed by the next message, or exported. Unknown: entered afterwards, or it is not known when it began to count.',
    kept: 'Share kept',
    keptOf: (kept, judged) => `${kept} of ${judged}`,
    none: 'None of these had a deadline.',
    outcomes: {
      kept: 'Kept',
      missed: 'Missed',
      notNeeded: 'Not needed',
      unknown: 'Unknown',
      pending: 'Still to come',
    },
  },
  checks: {
    title: 'Checks that found the cause',
    head: 'Check',
    definition: 'Checks whose evidence was cited for a confirmed cause; each counts once an incident.',
    found: 'Times found',
    causes: 'Causes found',
    cited: (cited, confirmed) =>
      `A check is cited in ${cited} of ${plural(confirmed, 'incident')} with a confirmed cause`,
    none: 'No check is cited for a confirmed cause.',
    cause: (text, count) => `${text} (${count})`,
  },
  recurrences: {
    title: 'Recurrences',
    head: 'Earlier incident',
    definition: 'Incidents that somebody linked with an earlier one as the same again.',
    total: (count, all) => `${count} of ${plural(all, 'incident')} ${count === 1 ? 'is' : 'are'} a recurrence`,
    times: 'Times it came back',
    soonest: 'Until it first did',
    none: 'None is linked as a recurrence.',
  },
  csv: {
    head: [
      'of',
      'section',
      'item',
      'figure',
      'count',
      'median (s)',
      'shortest (s)',
      'longest (s)',
      'mean (s)',
      'n',
      'unknown',
      'definition',
    ],
    incidents: 'Incidents',
    confirmed: 'With a confirmed cause',
    cited: 'With a cited check',
    recurred: 'Recurrences',
  },
};
