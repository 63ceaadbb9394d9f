/** An exported postmortem as its reader's program sees it: headings with the tables, lists and paragraphs under each. */
import type { List, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toString as textOf } from 'mdast-util-to-string';
import { gfm } from 'micromark-extension-gfm';

export type DocumentTable = { header: string[]; rows: string[][] };

export type DocumentSection = {
  depth: number;
  title: string;
  tables: DocumentTable[];
  /** One text an item, nested items included in their parent's. */
  items: string[];
  paragraphs: string[];
};

/** The document's parts in order; what stands before the first heading is a part without a title. */
export function parseDocument(markdown: string): DocumentSection[] {
  const root: Root = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const sections: DocumentSection[] = [sectionOf(0, '')];
  for (const node of root.children) {
    if (node.type === 'heading') sections.push(sectionOf(node.depth, textOf(node)));
    else addTo(sections.at(-1) ?? sectionOf(0, ''), node);
  }
  return sections;
}

/** A section and all deeper ones under it. Throws where the document has none whose title holds the words. */
export function partsUnder(sections: readonly DocumentSection[], words: string): DocumentSection[] {
  const start = sections.findIndex(({ title }) => title.includes(words));
  const first = sections[start];
  if (first === undefined)
    throw new Error(`no section "${words}" among: ${sections.map(({ title }) => title).join(' | ')}`);
  const rest = sections.slice(start + 1);
  const end = rest.findIndex(({ depth }) => depth <= first.depth);
  return [first, ...(end === -1 ? rest : rest.slice(0, end))];
}

function sectionOf(depth: number, title: string): DocumentSection {
  return { depth, title, tables: [], items: [], paragraphs: [] };
}

function addTo(section: DocumentSection, node: RootContent): void {
  switch (node.type) {
    case 'table':
      section.tables.push(tableOf(node));
      break;
    case 'list':
      section.items.push(...itemsOf(node));
      break;
    case 'paragraph':
    case 'blockquote':
      section.paragraphs.push(textOf(node));
      break;
    default:
      break;
  }
}

function tableOf({ children }: Table): DocumentTable {
  const [header = [], ...rows] = children.map((row) =>
    row.children.map((cell) => cell.children.map((part: PhrasingContent) => textOf(part)).join('')),
  );
  return { header, rows };
}

function itemsOf({ children }: List): string[] {
  return children.map((item) => textOf(item));
}
