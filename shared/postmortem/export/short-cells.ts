/**
 * Cells of a table that must not break: a time, a label, a name. Cells of sentences may break anywhere, since one of them can hold a
 * word that is wider than a page; left to itself a narrow column beside them would stand letter by letter.
 */
import type { Element, Nodes } from 'hast';

/** In columns of a fixed-width letter; one of Japanese takes two. */
const mostColumns = 10;
const moment = /^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}:\d{2})?$/u;
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/** Letters of a word that a column is wide enough for, so that it need not break inside of it. */
const longestWholeWord = 13;
const words = /[!-~\u00a1-\u024f]+/gu;

/** Marks with a class, in place: `short` stays on one line, `words` breaks between words alone. */
export function markShortCells(node: Nodes): void {
  if (node.type === 'element' && (node.tagName === 'td' || node.tagName === 'th')) {
    const text = textOf(node);
    if (isShortCell(text)) node.properties.className = ['short'];
    else if (hasWholeWords(text)) node.properties.className = ['words'];
    return;
  }
  if ('children' in node) for (const child of node.children) markShortCells(child);
}

/** Whether a cell of this text is kept on one line. */
export function isShortCell(cell: string): boolean {
  const text = cell.trim();
  return text !== '' && (moment.test(text) || columnsOf(text) <= mostColumns);
}

/** Whether no word of it is wider than a narrow column. */
export function hasWholeWords(cell: string): boolean {
  return longestWordOf(cell).length <= longestWholeWord;
}

/** Letters without a place to break between them; Japanese ones may break anywhere. */
export function longestWordOf(cell: string): string {
  return (cell.match(words) ?? []).reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

function textOf(node: Element): string {
  return node.children
    .map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : ''))
    .join('');
}

function columnsOf(text: string): number {
  return [...text].reduce((columns, letter) => columns + (wide.test(letter) ? 2 : 1), 0);
}
