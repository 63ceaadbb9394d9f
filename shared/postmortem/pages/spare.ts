/** What a drafted block can give up where the body would not end within its pages. */
import type { List, RootContent, Table } from 'mdast';

/** Which gives first. */
const order = [
  'timeline',
  'decisions',
  'runbookEdits',
  'clocks',
  'measured',
  'past',
  'alert',
  'proposals',
  'causes',
] as const;

export type Spare = {
  of: (typeof order)[number];
  /** Rows, items or lines that stay in each of three rounds: before every other block has given, once it has, and at the last. */
  keeps: readonly [number, number, number];
  /** Rows that may go, as places among them, the least telling first; absent: all, from the end. */
  places?: readonly number[] | undefined;
  /** What stands below for all that went; absent: a line that names the annex. */
  said?: ((gone: number) => RootContent) | undefined;
  /** Whether it stands in place of the block that follows. */
  replacesNext?: boolean | undefined;
};

declare module 'mdast' {
  interface Data {
    /** Only while a document is drafted. */
    spare?: Spare;
    /** In the words of the document's author, who alone may shorten them. */
    own?: boolean;
  }
}

export type SpareBlock = RootContent & { type: 'table' | 'list' | 'code' };

export function spare<B extends SpareBlock>(block: B, what: Spare): B {
  return { ...block, data: { spare: what } };
}

/** The author's own: moved as it stands at most, and never shortened. */
export function own<B extends RootContent>(block: B): B {
  return { ...block, data: { ...block.data, own: true } };
}

export function rankOf({ of }: Spare): number {
  return order.indexOf(of);
}

/** Rows below the head, items, or lines. */
export function unitsOf(block: SpareBlock): number {
  if (block.type === 'code') return block.value.split('\n').length;
  return block.type === 'table' ? block.children.length - 1 : block.children.length;
}

/** The block with the units at these places alone; null where none is left. */
export function withUnits(block: SpareBlock, stays: (place: number) => boolean): SpareBlock | null {
  if (block.type === 'code') {
    const lines = block.value.split('\n').filter((_, place) => stays(place));
    return lines.length === 0 ? null : { ...block, value: lines.join('\n') };
  }
  if (block.type === 'table') {
    const [head, ...rows] = block.children;
    const left = rows.filter((_, place) => stays(place));
    return head === undefined || left.length === 0 ? null : ({ ...block, children: [head, ...left] } satisfies Table);
  }
  const items = block.children.filter((_, place) => stays(place));
  return items.length === 0 ? null : ({ ...block, children: items } satisfies List);
}
