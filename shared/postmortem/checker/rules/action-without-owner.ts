/** An action without an owner or a day, in the table or written as a list: work that is nobody's is not done. */
import type { CheckedText } from '../checked-text.ts';
import { isProposal } from '../proposal-mark.ts';
import type { Hit, RewriteCode, Rule } from '../rule.ts';
import { cellsOfRow, type TableCell } from '../table-cells.ts';
import { itemsLacking } from './list-action-without-owner.ts';

const columns = [
  { rewrite: 'nameOwner', head: /^(?:担当者?|責任者|owner|assignee|who)$/iu },
  { rewrite: 'nameDue', head: /^(?:期日|期限|納期|完了予定日?|due|due date|deadline|by when)$/iu },
] as const satisfies { rewrite: RewriteCode; head: RegExp }[];

const blanks = /^(?:|[-–—―ー]+|未記入|未定|なし|不明|tbd|tba|n\/a|none|not filled in|nobody|\?+)$/iu;
const ruler = /^[\s|:-]+$/u;

export const actionWithoutOwner: Rule = {
  code: 'actionWithoutOwner',
  severity: 'must',
  languages: ['ja', 'en'],
  source: {
    title: 'Postmortem Action Items: Plan the Work and Work the Plan (;login: Spring 2017)',
    url: 'https://research.google/pubs/postmortem-action-items-plan-the-work-and-work-the-plan/',
  },
  reads: (section) => section === 'actions',
  find: (text, { language }) =>
    [...rowsLacking(text), ...itemsLacking(text)]
      .toSorted((one, other) => one.start - other.start)
      .map((hit) => ({ ...hit, language })),
};

function rowsLacking({ lines }: CheckedText): Omit<Hit, 'language'>[] {
  let places: { rewrite: RewriteCode; index: number }[] | null = null;
  return lines.flatMap(({ start, text }) => {
    if (!text.includes('|') || !/^\s{0,3}\|/u.test(text)) {
      places = null;
      return [];
    }
    const cells = cellsOfRow(text, start);
    if (places === null) {
      places = columns.flatMap(({ rewrite, head }) => {
        const index = cells.findIndex((cell) => head.test(cell.text));
        return index < 0 ? [] : [{ rewrite, index }];
      });
      return [];
    }
    // A row where nothing stands yet is a form, and a proposal nobody's promise.
    if (ruler.test(text) || isProposal(text) || cells.slice(1).every((cell) => blanks.test(cell.text))) return [];
    return places.flatMap(({ rewrite, index }) => {
      const cell = cells[index];
      return cell !== undefined && blanks.test(cell.text) ? [hitOf(cell, cells, rewrite)] : [];
    });
  });
}

/** An empty cell has no words to mark: then the row's first words are, and the rewriting fills the cell. */
function hitOf(cell: TableCell, cells: readonly TableCell[], rewrite: RewriteCode): Omit<Hit, 'language'> {
  const replaces = { start: cell.start, end: cell.end };
  if (cell.text !== '') return { ...replaces, rewrite };
  const marked = cells.find(({ text }) => text !== '') ?? cell;
  return { start: marked.start, end: marked.end, rewrite, replaces };
}
