/** Tables as rows of cells, with their columns found by what their heads say. */
import type { Table, TableCell } from 'mdast';
import { type Place, placeOf, plainText } from './markdown.ts';
import { headingWords } from './wording.ts';

export type Row = Place & { cells: readonly TableCell[] };

export function rowsOf(table: Table): Row[] {
  return table.children.slice(1).map((row) => ({ ...placeOf(row), cells: row.children }));
}

/** A cell's text; null where it is empty or a bare dash. */
export function cellText(cell: TableCell | undefined): string | null {
  const text = cell === undefined ? '' : plainText(cell);
  return /^(?:[-–—ー−―‐－]+|n\/a|なし|未定|tbd|)$/iu.test(text) ? null : text;
}

export type Columns<K extends string> = Record<K, number>;

/**
 * Which column is which: by its head's words, and what is left over by place. `recognised` counts heads that the
 * vocabulary knows.
 */
export function columnsOf<K extends string>(
  table: Table,
  words: Record<K, readonly string[]>,
): { columns: Columns<K>; recognised: number } {
  const heads = (table.children[0]?.children ?? []).map((cell) => headingWords(plainText(cell)));
  const columns: Partial<Columns<K>> = {};
  const taken = new Set<number>();
  const names = Object.keys(words) as K[];
  const assign = (name: K, at: number) => {
    columns[name] = at;
    taken.add(at);
  };
  for (const matches of [isWhole, isWithin]) {
    for (const name of names) {
      if (columns[name] !== undefined) continue;
      const at = heads.findIndex((head, index) => !taken.has(index) && matches(head, words[name]));
      if (at >= 0) assign(name, at);
    }
  }
  const recognised = taken.size;
  for (const name of names) {
    if (columns[name] !== undefined) continue;
    const free = heads.findIndex((_, index) => !taken.has(index));
    assign(name, free >= 0 ? free : heads.length);
  }
  return { columns: columns as Columns<K>, recognised };
}

function isWhole(head: string, words: readonly string[]): boolean {
  return words.includes(head);
}

function isWithin(head: string, words: readonly string[]): boolean {
  return words.some((word) => word.length > 1 && head.includes(word));
}
