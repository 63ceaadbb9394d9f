/** What a tracker is told of an action item beside its title, in the order of the columns; what is blank says so. */
import { actionItemWords } from '../text/action-item-words.ts';
import type { Language } from '../text/dictionary.ts';
import type { ActionItemRecord } from './action-item-record.ts';

export function actionFacts(item: ActionItemRecord, language: Language): { name: string; value: string }[] {
  const { fields, kinds, terms, priorities, statuses, notFilledIn } = actionItemWords(language);
  const { kind, term, owner, due, priority, doneWhen, status, reason, label } = item;
  return [
    { name: fields.label, value: label },
    { name: fields.kind, value: kind === null ? notFilledIn : kinds[kind] },
    { name: fields.term, value: term === null ? notFilledIn : terms[term] },
    { name: fields.owner, value: owner ?? notFilledIn },
    { name: fields.due, value: due ?? notFilledIn },
    { name: fields.priority, value: priority === null ? notFilledIn : priorities[priority] },
    { name: fields.doneWhen, value: doneWhen ?? notFilledIn },
    { name: fields.status, value: statuses[status] },
    ...(reason === null ? [] : [{ name: status === 'declined' ? fields.reason : fields.proof, value: reason }]),
  ];
}
