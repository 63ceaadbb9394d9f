/**
 * A GFM table inside a text, as cells to edit and back. Only lines of the table that changed are written anew; every other character
 * of the text stays as it was.
 */
import type { AlignType } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

export type TableCells = {
  /** One a column. */
  align: readonly AlignType[];
  /** The head first. Each has a cell for every column, as Markdown with its bars unescaped; a row may hold more. */
  rows: readonly (readonly string[])[];
};

export type TableSource = TableCells & {
  /** Where it stands in the text. */
  from: number;
  to: number;
  /** Its lines as they are written: head, delimiters, rows. */
  lines: readonly string[];
  lineEnd: string;
};

/** The table in which this place of the text lies; null where there is none, or one inside a list or a quotation. */
export function tableAt(text: string, offset: number): TableSource | null {
  // The reader does not count a byte order mark.
  const shift = text.startsWith('\ufeff') ? 1 : 0;
  for (const { type, position } of blocksOf(text)) {
    if (type !== 'table' || position?.start.offset === undefined || position.end.offset === undefined) continue;
    const from = position.start.offset + shift;
    const to = position.end.offset + shift;
    if (offset >= from && offset <= to) return readTable(text, from, to);
  }
  return null;
}

/** The text with these cells in the table's place. */
export function withTable(text: string, table: TableSource, cells: TableCells): string {
  return text.slice(0, table.from) + tableLines(table, cells).join(table.lineEnd) + text.slice(table.to);
}

/** A row of empty cells before row `at`; the head stays the head. */
export function withRow({ align, rows }: TableCells, at: number): TableCells {
  const blank = align.map(() => '');
  const place = Math.max(1, Math.min(at, rows.length));
  return { align, rows: [...rows.slice(0, place), blank, ...rows.slice(place)] };
}

/** Without row `at`. A table keeps its head. */
export function withoutRow({ align, rows }: TableCells, at: number): TableCells {
  return { align, rows: at === 0 ? rows : rows.filter((_, index) => index !== at) };
}

/** An empty column before column `at`. */
export function withColumn({ align, rows }: TableCells, at: number): TableCells {
  return { align: spliced(align, at, null), rows: rows.map((row) => spliced(row, at, '')) };
}

/** Without column `at`. A table keeps one. */
export function withoutColumn({ align, rows }: TableCells, at: number): TableCells {
  if (align.length === 1) return { align, rows };
  const without = <T>(values: readonly T[]) => values.filter((_, index) => index !== at);
  return { align: without(align), rows: rows.map(without) };
}

export function withCell({ align, rows }: TableCells, row: number, column: number, value: string): TableCells {
  const change = (cells: readonly string[]) => cells.map((cell, at) => (at === column ? value : cell));
  return { align, rows: rows.map((cells, at) => (at === row ? change(cells) : cells)) };
}

function spliced<T>(values: readonly T[], at: number, value: T): T[] {
  return [...values.slice(0, at), value, ...values.slice(at)];
}

function blocksOf(text: string) {
  try {
    return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }).children;
  } catch {
    // The reader recurses, and gives up on what is nested too deep.
    return [];
  }
}

function readTable(text: string, from: number, to: number): TableSource {
  const source = text.slice(from, to);
  const lines = source.split(/\r\n|\n|\r/u);
  const align = cellsOf(lines[1] ?? '').map(alignmentOf);
  const rows = [lines[0] ?? '', ...lines.slice(2)].map((line) => {
    const cells = cellsOf(line);
    return [...cells, ...align.slice(cells.length).map(() => '')];
  });
  return { from, to, lines, lineEnd: /\r\n|\n|\r/u.exec(source)?.[0] ?? '\n', align, rows };
}

/** Cells of one line. A backslash makes the bar or the backslash after it part of the cell. */
function cellsOf(line: string): string[] {
  const inside = line.replace(/^[\t ]*\|?/u, '');
  const cells: string[] = [];
  let cell = '';
  for (const [piece] of inside.matchAll(/\\[\\|]|./gsu)) {
    if (piece === '|') {
      cells.push(trimmed(cell));
      cell = '';
    } else cell += piece === '\\|' ? '|' : piece;
  }
  return trimmed(cell) === '' ? cells : [...cells, trimmed(cell)];
}

/** Spaces and tabs alone: others are part of a text. */
function trimmed(text: string): string {
  return text.replace(/^[\t ]+|[\t ]+$/gu, '');
}

function alignmentOf(delimiter: string): AlignType {
  const left = delimiter.startsWith(':');
  const right = delimiter.endsWith(':');
  return left && right ? 'center' : left ? 'left' : right ? 'right' : null;
}

const delimiters = { left: ':--', right: '--:', center: ':-:', none: '---' };

function tableLines(table: TableSource, { align, rows }: TableCells): string[] {
  const [head = '', delimiterLine = '', ...body] = table.lines;
  // Of rows that say the same, the first line serves for all of them only where it is theirs alone; so each is used once.
  const unused = [head, ...body].map((line, index) => ({ line, cells: JSON.stringify(table.rows[index]) }));
  const sameColumns = JSON.stringify(align) === JSON.stringify(table.align);
  const written = rows.map((cells) => {
    const key = JSON.stringify(cells);
    const at = unused.findIndex((each) => each.cells === key);
    const kept = sameColumns && at >= 0 ? unused.splice(at, 1)[0] : undefined;
    return kept?.line ?? lineOf(cells.map(escaped));
  });
  const between = sameColumns ? delimiterLine : lineOf(align.map((each) => delimiters[each ?? 'none']));
  return [...written.slice(0, 1), between, ...written.slice(1)];
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A cell on one line; a bar in it is escaped, unless it is already. */
function escaped(cell: string): string {
  return trimmed(cell.replace(/[\r\n]+/gu, ' ')).replace(/\\[\\|]|\|/gu, (piece) => (piece === '|' ? '\\|' : piece));
}
