/** How much of a printed page a block takes, in points, reckoned before anything is printed. */
import type { List, ListItem, Nodes, Table, TableRow } from 'mdast';
import { toString as textIn } from 'mdast-util-to-string';
import { hasWholeWords, isShortCell, longestWordOf } from '../export/short-cells.ts';
import { print, textWidth } from './print-geometry.ts';
import { linesOf, textWidthOf } from './text-lines.ts';

const line = print.font * print.lineHeight;
const { table, code, h1, h2, h3, blockGap } = print;
const tableLine = table.font * table.lineHeight;
const aroundCell = 2 * table.paddingInline + table.rule;
const aroundRow = 2 * table.paddingBlock + table.rule;
/** A picture's own size is known to nobody before it is fetched. */
const pictureHeight = 200;

/** What stands before the sections: the title, and the table of facts in its columns. */
export function headHeight(blocks: readonly Nodes[]): number {
  return blocks.reduce((sum, block) => sum + (block.type === 'table' ? factsHeight(block) : heightOf([block])), 0);
}

function factsHeight({ children: [, ...rows] }: Table): number {
  const { columns, label } = print.head;
  const labelWidth = label * table.font;
  const value = textWidth / columns - labelWidth;
  const heights = rows.map((row) => rowHeight(row, [labelWidth, value]));
  const pairs = Array.from({ length: Math.ceil(rows.length / columns) }, (_, index) =>
    Math.max(...heights.slice(index * columns, (index + 1) * columns)),
  );
  return pairs.reduce((sum, height) => sum + height, 2 * table.gap);
}

export function heightOf(blocks: readonly Nodes[], width: number = textWidth): number {
  return blocks.reduce((sum, block) => sum + blockHeight(block, width), 0);
}

function blockHeight(node: Nodes, width: number): number {
  switch (node.type) {
    case 'heading':
      return headingHeight(textIn(node), node.depth, width);
    case 'list':
      return listHeight(node, width - print.listIndent) + blockGap;
    case 'table':
      return tableHeight(node, width);
    case 'code':
      return codeHeight(node.value, width);
    case 'blockquote':
      return heightOf(node.children, width - print.listIndent) + 2 * blockGap;
    case 'footnoteDefinition':
      return heightOf(node.children, width - print.listIndent);
    case 'thematicBreak':
      return line;
    case 'definition':
      return 0;
    default:
      return inlineHeight(node, width) + blockGap;
  }
}

function inlineHeight(node: Nodes, width: number): number {
  const pictures = 'children' in node ? node.children.filter(({ type }) => type === 'image').length : 0;
  const breaks = 'children' in node ? node.children.filter(({ type }) => type === 'break').length : 0;
  return (linesOf(textIn(node), width / print.font) + breaks) * line + pictures * pictureHeight;
}

function headingHeight(text: string, depth: number, width: number): number {
  const { font, before, after } = depth === 1 ? h1 : depth === 2 ? h2 : h3;
  const rule = depth === 2 ? h2.padding + h2.rule : 0;
  return linesOf(text, width / font) * font * print.lineHeight + before + after + rule;
}

function listHeight({ children }: List, width: number): number {
  return children.reduce((sum, item) => sum + itemHeight(item, width), 0);
}

export function itemHeight({ children, spread }: ListItem, width: number = textWidth - print.listIndent): number {
  return children.reduce((sum, child) => {
    if (child.type === 'list') return sum + listHeight(child, width - print.nestedIndent);
    const height = blockHeight(child, width);
    return sum + (child.type === 'paragraph' && !spread ? height - blockGap : height);
  }, 0);
}

function codeHeight(value: string, width: number): number {
  const columnEms = (width - 2 * code.paddingInline) / code.font;
  const lines = value.split('\n').reduce((sum, each) => sum + linesOf(each, columnEms), 0);
  return lines * code.font * code.lineHeight + 2 * (code.paddingBlock + code.rule) + blockGap;
}

function tableHeight({ children }: Table, width: number): number {
  const columns = columnWidths(children, width);
  return children.reduce((sum, row) => sum + rowHeight(row, columns), 2 * table.gap);
}

export function rowHeights({ children }: Table, width: number = textWidth): number[] {
  const columns = columnWidths(children, width);
  return children.map((row) => rowHeight(row, columns));
}

function rowHeight({ children }: TableRow, columns: readonly number[]): number {
  const lines = children.map((cell, index) => {
    const text = textIn(cell);
    return isShortCell(text) ? 1 : linesOf(text, ((columns[index] ?? 0) - aroundCell) / table.font);
  });
  return Math.max(1, ...lines) * tableLine + aroundRow;
}

/** The width that a cell cannot do without. */
function unbreakable(text: string): number {
  if (isShortCell(text)) return textWidthOf(text) * table.font;
  return hasWholeWords(text) ? textWidthOf(longestWordOf(text)) * table.font : 0;
}

/**
 * As a browser shares out the width: each column what it cannot do without, and of what is left as much more as it lacks to stand on one
 * line.
 */
function columnWidths(rows: readonly TableRow[], width: number): number[] {
  const count = rows[0]?.children.length ?? 0;
  const columns = Array.from({ length: count }, (_, index) => {
    const texts = rows.map(({ children }) => textIn(children[index] ?? { type: 'tableCell', children: [] }));
    return {
      least: Math.max(table.font, ...texts.map(unbreakable)) + aroundCell,
      wished: Math.max(table.font, ...texts.map((text) => textWidthOf(text) * table.font)) + aroundCell,
    };
  });
  const least = columns.reduce((sum, column) => sum + column.least, 0);
  const wished = columns.reduce((sum, column) => sum + column.wished, 0);
  if (wished <= width) return columns.map((column) => (column.wished / wished) * width);
  const left = Math.max(0, width - least);
  return columns.map((column) => column.least + ((column.wished - column.least) / (wished - least)) * left);
}
