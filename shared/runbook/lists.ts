/** Lists as items in reading order, those of nested lists after the one they stand under. */
import type { List, ListItem, Nodes, RootContent } from 'mdast';
import { markedText, type Place, placeOf, plainText } from './markdown.ts';

export type Entry = Place & {
  /** The item's own words, without those of lists and code below it. */
  text: string;
  /** As `text`, with backticks round code spans. */
  marked: string;
  /** Whether it has a box to tick. */
  box: boolean;
  item: ListItem;
};

export function entriesOf(list: List): Entry[] {
  return list.children.flatMap((item) => {
    const own = item.children.filter((child) => child.type !== 'list' && child.type !== 'code');
    const below = item.children.flatMap((child) => (child.type === 'list' ? entriesOf(child) : []));
    const text = plainText(own);
    if (text === '') return below;
    return [
      { ...placeOf(item), text, marked: markedText(own), box: typeof item.checked === 'boolean', item },
      ...below,
    ];
  });
}

/** Entries of all lists among the blocks; where some have boxes, only those. */
export function checklistOf(blocks: readonly RootContent[]): Entry[] {
  const entries = blocks.flatMap((block) => (block.type === 'list' ? entriesOf(block) : []));
  const boxes = entries.filter(({ box }) => box);
  return boxes.length > 0 ? boxes : entries;
}

export function holdsCode(node: Nodes): boolean {
  return node.type === 'code' || ('children' in node && node.children.some(holdsCode));
}
