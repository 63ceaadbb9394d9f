/** Action items as CSV. */
import { csvText } from '../postmortem/export/csv.ts';
import { actionItemWords } from '../text/action-item-words.ts';
import type { Language } from '../text/dictionary.ts';
import type { ActionItemRecord } from './action-item-record.ts';

/** One row an item, the head first. `incident` names where they come from. */
export function actionCsv(items: readonly ActionItemRecord[], incident: string, language: Language): string {
  const { fields, kinds, terms, priorities, statuses } = actionItemWords(language);
  const head = [
    fields.incident,
    fields.label,
    fields.text,
    fields.kind,
    fields.term,
    fields.owner,
    fields.due,
    fields.priority,
    fields.doneWhen,
    fields.status,
    `${fields.proof} / ${fields.reason}`,
    fields.ticket,
  ];
  const rows = items.map((item) => [
    incident,
    item.label,
    item.text,
    item.kind === null ? '' : kinds[item.kind],
    item.term === null ? '' : terms[item.term],
    item.owner ?? '',
    item.due ?? '',
    item.priority === null ? '' : priorities[item.priority],
    item.doneWhen ?? '',
    statuses[item.status],
    item.reason ?? '',
    item.ticket ?? '',
  ]);
  return csvText([head, ...rows]);
}
