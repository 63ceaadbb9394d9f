/** A runbook's reference text, and what the environment adds to it, as parts of one shape; and finding words in them. */
import { type Thresholds, thresholdsOf } from '../../../../shared/diagnosis/level.ts';
import { contactsOf } from '../../../../shared/environment/contacts.ts';
import type { Environment } from '../../../../shared/environment/environment.ts';
import type { Bound, Metric, Runbook, Step } from '../../../../shared/runbook/model.ts';
import type { IncidentText } from '../../../../shared/text/ui/incident-ja.ts';

export type ReferencePart = {
  id: string;
  title: string;
  /** Markdown of the runbook. */
  markdown: string | null;
  table: { heads: string[]; rows: string[][] } | null;
  steps: Step[];
};

type Words = IncidentText['reference'];

/** Parts that hold every word of the query, whatever its width and case; all of them for an empty one. */
export function referenceParts(
  runbook: Runbook,
  environment: Environment | null,
  words: Words,
  query: string,
): ReferencePart[] {
  const wanted = plain(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  return allParts(runbook, environment, words).filter((part) => {
    const text = plain(wordsOf(part));
    return wanted.every((word) => text.includes(word));
  });
}

function allParts(runbook: Runbook, environment: Environment | null, words: Words): ReferencePart[] {
  const none = { markdown: null, table: null, steps: [] };
  const thresholds = thresholdsOf(runbook, environment);
  const parts: ReferencePart[] = [
    {
      ...none,
      id: 'contacts',
      title: words.contacts,
      table: {
        heads: [words.role, words.person, words.contact, words.hours],
        rows: contactsOf(runbook, environment).map(({ role, person, contact, hours, from }) => [
          from === 'environment' ? words.ofEnvironment(role) : role,
          person ?? '',
          contact ?? '',
          hours ?? '',
        ]),
      },
    },
    { ...none, id: 'dashboards', title: words.dashboards, markdown: linksOf(environment?.dashboards ?? []) },
    {
      ...none,
      id: 'escalation',
      title: words.escalation,
      table: {
        heads: [],
        rows: runbook.escalation.map(({ withinMinutes, criteria }) => [
          withinMinutes === 0 ? words.immediately : words.within(withinMinutes),
          criteria.join(' / '),
        ]),
      },
    },
    {
      ...none,
      id: 'metrics',
      title: words.metrics,
      table: {
        heads: [words.metric, words.levels.normal, words.levels.warning, words.levels.critical],
        rows: [
          ...runbook.metrics.map((metric) => metricRow(metric, thresholds, words)),
          ...ownMetricRows(runbook, environment, words),
        ],
      },
    },
    {
      ...none,
      id: 'logs',
      title: words.logs,
      table: { heads: [], rows: runbook.logs.map(({ kind, path }) => [kind, path]) },
    },
    ...runbook.faq.map(({ question, answer }, index) => ({
      ...none,
      id: `faq-${index}`,
      title: `${words.faq}: ${question}`,
      markdown: answer,
    })),
    ...runbook.appendix.map(({ id, title, steps, text }) => ({
      ...none,
      id,
      title: `${words.appendix}: ${title}`,
      markdown: text.trim() === '' ? null : text,
      steps,
    })),
    ...runbook.other.map(({ id, title, text }) => ({ ...none, id, title, markdown: text })),
    { ...none, id: 'overview', title: words.overview, markdown: runbook.overview },
  ];
  return parts.filter(
    ({ markdown, table, steps }) => markdown !== null || (table?.rows.length ?? 0) > 0 || steps.length > 0,
  );
}

/** The bounds in force: where the environment names one, the runbook's does not count. */
function metricRow({ name, kind, ...written }: Metric, thresholds: Thresholds, words: Words): string[] {
  const inForce = kind === null ? undefined : thresholds[kind];
  const cell = (level: 'normal' | 'warning' | 'critical') => {
    const bound: Bound | null = inForce ? inForce[level] : written[level];
    const text = bound?.text ?? '';
    return text === (written[level]?.text ?? '') ? text : words.ofEnvironment(text);
  };
  return [name, cell('normal'), cell('warning'), cell('critical')];
}

/** Metrics that the environment alone has bounds for. */
function ownMetricRows({ metrics }: Runbook, environment: Environment | null, words: Words): string[][] {
  const known = new Set(metrics.map(({ kind }) => kind));
  return (environment?.thresholds ?? [])
    .filter(({ metric }) => !known.has(metric))
    .map(({ metric, normal, warning, critical }) => [
      words.ofEnvironment(words.metricKinds[metric]),
      ...[normal, warning, critical].map((text) => text ?? ''),
    ]);
}

function linksOf(dashboards: Environment['dashboards']): string | null {
  if (dashboards.length === 0) return null;
  const escaped = (text: string) => text.replace(/[\\`*_[\]<>#!&~|]/gu, '\\$&');
  const address = (url: string) => `<${url.replace(/[<>\s\\]/gu, (character) => encodeURIComponent(character))}>`;
  return dashboards.map(({ name, url }) => `- [${escaped(name)}](${address(url)})`).join('\n');
}

function wordsOf({ title, markdown, table, steps }: ReferencePart): string {
  const ofSteps = steps.flatMap((step) => [
    step.title ?? '',
    ...step.comments,
    ...step.commands.map(({ text }) => text),
  ]);
  return [title, markdown ?? '', ...(table?.rows.flat() ?? []), ...ofSteps].join('\n');
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
