/** A runbook's reference text as parts of one shape, and finding words in them. */
import type { Runbook, Step } from '../../../../shared/runbook/model.ts';
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
export function referenceParts(runbook: Runbook, words: Words, query: string): ReferencePart[] {
  const wanted = plain(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  return allParts(runbook, words).filter((part) => {
    const text = plain(wordsOf(part));
    return wanted.every((word) => text.includes(word));
  });
}

function allParts(runbook: Runbook, words: Words): ReferencePart[] {
  const none = { markdown: null, table: null, steps: [] };
  const parts: ReferencePart[] = [
    {
      ...none,
      id: 'contacts',
      title: words.contacts,
      table: {
        heads: [words.role, words.person, words.contact, words.hours],
        rows: runbook.contacts.map(({ role, person, contact, hours }) => [
          role,
          person ?? '',
          contact ?? '',
          hours ?? '',
        ]),
      },
    },
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
        rows: runbook.metrics.map(({ name, normal, warning, critical }) => [
          name,
          normal?.text ?? '',
          warning?.text ?? '',
          critical?.text ?? '',
        ]),
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
