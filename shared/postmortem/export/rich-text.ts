/**
 * The document as rich text for the clipboard, of the elements alone that Confluence, Google Docs and Notion keep when something is
 * pasted: headings, paragraphs, lists, tables, links, emphasis and code. No ids, classes or styles, which they drop or stumble over.
 */
import type { ElementContent, Root, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { safeTreeFrom } from '../../markdown/safe-tree.ts';
import type { PostmortemDraft } from '../draft.ts';
import { type Block, heading } from '../nodes.ts';
import { documentParts } from './document-parts.ts';

const kept: ReadonlySet<string> = new Set([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ...['a', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'br', 'hr'],
]);

export function richDocument(draft: PostmortemDraft): string {
  return richText(
    documentParts(draft).flatMap(({ title, blocks }) => (title === null ? blocks : [heading(2, title), ...blocks])),
  );
}

export function richText(blocks: Block[]): string {
  const tree: Root = {
    type: 'root',
    children: safeTreeFrom({ type: 'root', children: blocks }).children.flatMap(plain),
  };
  return toHtml(tree);
}

/** An element that is not kept gives way to what it holds; of attributes only a link's address stays. */
function plain(node: RootContent): ElementContent[] {
  if (node.type === 'text') return [node];
  if (node.type !== 'element') return [];
  const children = node.children.flatMap(plain);
  if (!kept.has(node.tagName)) return children;
  const { href } = node.properties;
  const isOutside = node.tagName === 'a' && typeof href === 'string' && !href.startsWith('#');
  if (node.tagName === 'a' && !isOutside) return children;
  return [{ ...node, properties: isOutside ? { href } : {}, children }];
}
