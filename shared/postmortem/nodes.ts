/**
 * Building blocks of the document as a Markdown tree. Whatever comes from a person, a system or a runbook enters as a text node on
 * one line, so that nothing in it can become structure.
 */
import type {
  BlockContent,
  Code,
  Heading,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
  TableCell,
  Text,
} from 'mdast';
import { oneLine } from '../text/figures.ts';

export type Block = RootContent;
type Inline = string | PhrasingContent;
/** A cell or an item: one text, or several pieces. */
export type Content = string | readonly Inline[];

/** Characters that no Markdown file can carry, or that turn the direction of what follows them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that must not reach a document
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** The text as one line of whole characters. */
export function cleanText(value: string): string {
  return oneLine(value.toWellFormed().replace(unprintable, ''));
}

export function text(value: string): Text {
  return { type: 'text', value: cleanText(value) };
}

export function strong(value: string): PhrasingContent {
  return { type: 'strong', children: [text(value)] };
}

/**
 * A command or an address, set apart from prose. An empty span cannot be written, and inside a table neither can a backslash before
 * a bar: those stay text.
 */
export function code(value: string): PhrasingContent {
  const cleaned = cleanText(value);
  return cleaned === '' || cleaned.includes('\\|') ? text(value) : { type: 'inlineCode', value: cleaned };
}

export function heading(depth: Heading['depth'], title: string): Heading {
  return { type: 'heading', depth, children: [text(title)] };
}

export function paragraph(content: Content): Paragraph {
  return { type: 'paragraph', children: inline(content) };
}

/** Nothing where there are no items. */
export function list(items: readonly (Content | ListItem)[], ordered = false): List[] {
  if (items.length === 0) return [];
  return [{ type: 'list', ordered, spread: false, children: items.map(toItem) }];
}

/** An item with blocks of its own below its first line. */
export function item(content: Content, below: readonly BlockContent[] = []): ListItem {
  return { type: 'listItem', spread: false, children: [paragraph(content), ...below] };
}

/** Every row has as many cells as the head. */
export function table(head: readonly string[], rows: readonly (readonly Content[])[]): Table {
  const toRow = (cells: readonly Content[]) => ({
    type: 'tableRow' as const,
    children: head.map((_, index) => cell(cells[index] ?? '')),
  });
  return { type: 'table', align: head.map(() => null), children: [toRow(head), ...rows.map(toRow)] };
}

/** Quoted output as it is, line by line. */
export function quotedText(value: string): Code {
  const lines = value.toWellFormed().split(/\r\n|\r|\n/u);
  return { type: 'code', lang: null, value: lines.map((line) => line.replace(unprintable, '')).join('\n') };
}

function cell(content: Content): TableCell {
  return { type: 'tableCell', children: inline(content) };
}

function toItem(content: Content | ListItem): ListItem {
  return typeof content !== 'string' && 'type' in content ? content : item(content);
}

function inline(content: Content): PhrasingContent[] {
  const pieces = typeof content === 'string' ? [content] : content;
  return pieces.map((piece) => (typeof piece === 'string' ? text(piece) : piece));
}
