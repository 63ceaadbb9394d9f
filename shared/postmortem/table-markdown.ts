/**
 * Tables as Markdown, quickly: a record of a day has ten thousand rows, and nearly all of their cells hold nothing that Markdown
 * would read as its own. Such a cell is written as it stands; every other one is written by the library, once.
 */
import type { AlignType, Parents, Table, TableCell } from 'mdast';
import type { Info, Options, State } from 'mdast-util-to-markdown';

/** Has to come after the extension of GFM, whose tables it takes over. */
export const tableMarkdown: Options = { handlers: { table: writeTable } };

/** Whatever any rule for text within a line looks at; a line's beginning does not occur inside a cell. */
const mayBeMarkdown = /[*_[\]`<>&!\\|~@^\r\n\t]|:\/|[Ww]\./u;

function writeTable(table: Table, _parent: Parents | undefined, state: State, info: Info): string {
  const { handlers } = state;
  const written = new Map<string, string>();
  const exit = state.enter('table');
  const write = (cell: TableCell): string => handlers.tableCell(cell, undefined, state, info);
  const [head, ...rows] = table.children.map(({ children }) => children.map((cell) => cellText(cell, written, write)));
  exit();
  if (head === undefined) return '';
  const columns = Math.max(head.length, table.align?.length ?? 0);
  const delimiters = Array.from({ length: columns }, (_, index) => delimiter(table.align?.[index] ?? null));
  const full = [...head, ...Array.from({ length: columns - head.length }, () => '')];
  return [full, delimiters, ...rows].map(rowText).join('\n');
}

function cellText(cell: TableCell, written: Map<string, string>, write: (cell: TableCell) => string): string {
  const [only, second] = cell.children;
  if (only === undefined) return '';
  if (second !== undefined || only.type !== 'text') return write(cell);
  const { value } = only;
  if (!mayBeMarkdown.test(value) && value.trim() === value) return value;
  const known = written.get(value);
  if (known !== undefined) return known;
  const made = write(cell);
  written.set(value, made);
  return made;
}

function rowText(cells: readonly string[]): string {
  return `|${cells.map((cell) => (cell === '' ? '  ' : ` ${cell} `)).join('|')}|`;
}

function delimiter(align: AlignType): string {
  switch (align) {
    case 'left':
      return ':-';
    case 'right':
      return '-:';
    case 'center':
      return ':-:';
    default:
      return '-';
  }
}
