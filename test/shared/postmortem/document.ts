/** Reading an exported document the way any other program would: parsed as GitHub-flavoured Markdown, never searched as text. */
import type { List, ListItem, Nodes, Root, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toString as textOf } from 'mdast-util-to-string';
import { gfm } from 'micromark-extension-gfm';

export type Section = { title: string; blocks: RootContent[] };
export type Tree = { text: string; below: Tree[] };

export function parse(markdown: string): Root {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** The blocks under each heading of this depth, and those before the first as the section ''. */
export function sectionsOf(blocks: readonly RootContent[], depth: number): Section[] {
  const sections: Section[] = [{ title: '', blocks: [] }];
  for (const block of blocks) {
    if (block.type === 'heading' && block.depth === depth) sections.push({ title: textOf(block), blocks: [] });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections;
}

export function sectionOf(markdown: string, title: string): RootContent[] {
  return under(parse(markdown).children, title);
}

/** The blocks of the one section called so. */
export function under(blocks: readonly RootContent[], title: string): RootContent[] {
  const found = sectionsOf(blocks, 2).filter((section) => section.title === title);
  if (found.length !== 1) throw new Error(`${found.length} sections called ${title}`);
  return found[0]?.blocks ?? [];
}

/** Blocks under one heading of depth 3 within a section. */
export function partOf(blocks: readonly RootContent[], title: string): RootContent[] {
  const found = sectionsOf(blocks, 3).find((section) => section.title === title);
  if (!found) throw new Error(`no part called ${title}`);
  return found.blocks;
}

export function headings(markdown: string, depth: number): string[] {
  return headingsOf(parse(markdown).children, depth);
}

export function headingsOf(blocks: readonly RootContent[], depth: number): string[] {
  return blocks.flatMap((block) => (block.type === 'heading' && block.depth === depth ? [textOf(block)] : []));
}

export function linksOf(nodes: readonly Nodes[]): { url: string; shown: string }[] {
  return nodes.flatMap((node) => {
    if (node.type === 'link') return [{ url: node.url, shown: textOf(node) }];
    return 'children' in node ? linksOf(node.children) : [];
  });
}

/** Rows of the n-th table among the blocks, its head first. */
export function tableOf(blocks: readonly RootContent[], index = 0): string[][] {
  const table = blocks.filter((block): block is Table => block.type === 'table')[index];
  if (!table) throw new Error('no such table');
  return table.children.map((row) => row.children.map((cell) => textOf(cell)));
}

export function listOf(blocks: readonly RootContent[]): Tree[] {
  const list = blocks.find((block): block is List => block.type === 'list');
  return list ? treeOf(list) : [];
}

export function paragraphs(blocks: readonly RootContent[]): string[] {
  return blocks.flatMap((block) => (block.type === 'paragraph' ? [textOf(block)] : []));
}

/** Types of all nodes below, each with how often it occurs. */
export function typesIn(nodes: readonly Nodes[]): Record<string, number> {
  const counts: Record<string, number> = {};
  const visit = (node: Nodes): void => {
    counts[node.type] = (counts[node.type] ?? 0) + 1;
    if ('children' in node) for (const child of node.children) visit(child);
  };
  for (const node of nodes) visit(node);
  return counts;
}

function treeOf(list: List): Tree[] {
  return list.children.map((item: ListItem) => ({
    text: item.children.flatMap((child) => (child.type === 'list' ? [] : [textOf(child)])).join(' '),
    below: item.children.flatMap((child) => (child.type === 'list' ? treeOf(child) : [])),
  }));
}
