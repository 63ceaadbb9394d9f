/** Action items as CSV. */
import { csvText } from '../postmortem/export/csv.ts';
import { actionItemWords } from '../text/action-item-words.ts';
import type { Language } from '../text/dictionary.ts';
import type { ActionAcross } from './action-across.ts';
import type { ActionItemRecord } from './action-item-record.ts';

/** One row an item, the head first. `incident` names where they come from. */
export function actionCsv(items: readonly ActionItemRecord[], incident: string, language: Language): string {
  return csvText([headOf(language), ...items.map((item) => cellsOf(item, incident, language))]);
}

/** The same for items of several incidents, each with its own. */
export function actionsAcrossCsv(items: readonly ActionAcross[], language: Language): string {
  const { incident } = actionItemWords(language);
  const rows = items.map((item) => cellsOf(item, incident(String(item.incidentNumber), item.incidentTitle), language));
  return csvText([headOf(language), ...rows]);
}

function headOf(language: Language): string[] {
  const { fields } = actionItemWords(language);
  return [
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
}

function cellsOf(item: Omit<ActionItemRecord, 'number' | 'proposal'>, incident: string, language: Language): string[] {
  const { kinds, terms, priorities, statuses } = actionItemWords(language);
  return [
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
  ];
}
