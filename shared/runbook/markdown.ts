/** Markdown to a tree, part by part, with the places of the whole file. */
import type { Nodes, Parents, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { cutIntoParts, type Limits, type MarkdownPart } from './markdown-parts.ts';

/** 1-based. */
export type Place = { line: number; column: number };

export type MarkdownLimit = Limits | 'unreadable-part';

/** Blocks of the whole file in order. Each node's position counts from the file's beginning. */
export function readBlocks(text: string, report: (limit: MarkdownLimit, line: number) => void): RootContent[] {
  return cutIntoParts(text, report).flatMap((part) => readPart(part, report));
}

function readPart(part: MarkdownPart, report: (limit: MarkdownLimit, line: number) => void): RootContent[] {
  try {
    const tree = fromMarkdown(part.text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
    if (part.firstLine > 1) for (const block of tree.children) moveDown(block, part.firstLine - 1);
    return tree.children;
  } catch {
    // The reader recurses; what is nested so deep that it gives up is kept as plain text.
    report('unreadable-part', part.firstLine);
    return [plainParagraph(part)];
  }
}

function plainParagraph({ text, firstLine }: MarkdownPart): RootContent {
  const start = { line: firstLine, column: 1 };
  const end = { line: firstLine + text.split('\n').length - 1, column: 1 };
  return { type: 'paragraph', children: [{ type: 'text', value: text }], position: { start, end } };
}

function moveDown(node: Nodes, lines: number): void {
  if (node.position) {
    node.position.start.line += lines;
    node.position.end.line += lines;
  }
  if ('children' in node) for (const child of node.children) moveDown(child, lines);
}

export function placeOf(node: Nodes): Place {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}

/** What a reader sees of a node, on one line; code spans without their backticks. */
export function plainText(node: Nodes | readonly Nodes[]): string {
  return textOf(node, (code) => code)
    .replace(/\s+/gu, ' ')
    .trim();
}

/** As `plainText`, with backticks round code spans: how the vocabulary tells a path from a word. */
export function markedText(node: Nodes | readonly Nodes[]): string {
  return textOf(node, (code) => `\`${code}\``)
    .replace(/\s+/gu, ' ')
    .trim();
}

function textOf(node: Nodes | readonly Nodes[], code: (value: string) => string): string {
  if (isList(node)) return node.map((each) => textOf(each, code)).join(blocksAmong(node) ? ' ' : '');
  if (node.type === 'inlineCode') return code(node.value);
  if (node.type === 'break') return ' ';
  if (node.type === 'image') return node.alt ?? '';
  if ('children' in node) return textOf((node as Parents).children, code);
  return 'value' in node && node.type !== 'html' ? node.value : '';
}

function isList(node: Nodes | readonly Nodes[]): node is readonly Nodes[] {
  return Array.isArray(node);
}

function blocksAmong(nodes: readonly Nodes[]): boolean {
  return nodes.some(({ type }) => type === 'paragraph' || type === 'list' || type === 'listItem' || type === 'code');
}

/** The leading bold words of a paragraph and what follows them: "**term**: text". */
export function leadingTerm(children: readonly PhrasingContent[]): { term: string; rest: string } | null {
  const [first, ...rest] = children;
  if (first?.type !== 'strong') return null;
  return { term: plainText(first).replace(/[:：]\s*$/u, ''), rest: plainText(rest).replace(/^\s*[:：—–-]\s*/u, '') };
}
