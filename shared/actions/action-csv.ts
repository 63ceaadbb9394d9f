/**
 * Action items as CSV (RFC 4180: CRLF, every field quoted). It begins with a byte order mark, since Excel on Japanese Windows reads
 * a file without one as Shift_JIS; a field that a spreadsheet would take for a formula begins with an apostrophe.
 */
import { actionItemWords } from '../text/action-item-words.ts';
import type { Language } from '../text/dictionary.ts';
import type { ActionItemRecord } from './action-item-record.ts';
import { lineOf } from './one-line.ts';

/** Also after blanks, and the full-width forms that spreadsheets read alike. */
const formula = /^\s*[=+\-@＝＋－＠]/u;

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
  return `\ufeff${[head, ...rows].map((cells) => cells.map(field).join(',')).join('\r\n')}\r\n`;
}

function field(value: string): string {
  const line = lineOf(value);
  return `"${(formula.test(line) ? `'${line}` : line).replaceAll('"', '""')}"`;
}
