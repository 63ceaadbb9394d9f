/**
 * A person's own Markdown, made to stand inside the document: read into a tree, so that what they left open ends with their
 * section, and put below its heading. Their words stay; only what would reach beyond the section, or run, becomes plain text.
 */
import type { Definition, Link, Nodes, PhrasingContent, RootContent } from 'mdast';
import { readBlocks } from '../runbook/markdown.ts';

/** Sections are headed at depth 2. */
const shallowest = 3;
const safeProtocols: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

export function editedBlocks(markdown: string, sectionKey: string): RootContent[] {
  const blocks = readBlocks(markdown.toWellFormed(), () => {});
  const definitions = definitionsIn(blocks);
  const scope: Scope = { definitions, sectionKey };
  return blocks.flatMap((block) => settle(block, scope, 'root') as RootContent[]);
}

type Scope = { definitions: ReadonlyMap<string, Definition>; sectionKey: string };

const holdBlocks: ReadonlySet<Nodes['type']> = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);

/** Every node of the tree, from the top. Definitions are resolved where they are used: they would reach into other sections. */
function settle(node: Nodes, scope: Scope, parent: Nodes['type']): Nodes[] {
  switch (node.type) {
    case 'definition':
      return [];
    case 'html':
      return holdBlocks.has(parent) ? [{ type: 'paragraph', children: [asText(node.value)] }] : [asText(node.value)];
    case 'heading':
      return [{ ...withChildren(node, scope), depth: Math.max(node.depth, shallowest) as typeof node.depth }];
    case 'link':
      return isSafe(node.url) ? [withChildren(node, scope)] : childrenOf(node, scope);
    case 'image':
      return isSafe(node.url) ? [node] : [asText(node.alt ?? '')];
    case 'linkReference':
      return resolved(childrenOf(node, scope) as PhrasingContent[], scope.definitions.get(node.identifier));
    case 'imageReference':
      return resolved([asText(node.alt ?? '')], scope.definitions.get(node.identifier));
    case 'footnoteReference':
      return [{ ...node, ...footnoteName(node.identifier, scope) }];
    case 'footnoteDefinition':
      return [{ ...withChildren(node, scope), ...footnoteName(node.identifier, scope) }];
    default:
      return ['children' in node ? withChildren(node, scope) : node];
  }
}

function withChildren<N extends Extract<Nodes, { children: unknown }>>(node: N, scope: Scope): N {
  return { ...node, children: childrenOf(node, scope) } as N;
}

function childrenOf(node: Extract<Nodes, { children: unknown }>, scope: Scope): Nodes[] {
  return (node.children as Nodes[]).flatMap((child) => settle(child, scope, node.type));
}

function resolved(children: PhrasingContent[], definition: Definition | undefined): PhrasingContent[] {
  if (!definition || !isSafe(definition.url)) return children;
  const link: Link = { type: 'link', url: definition.url, title: definition.title ?? null, children };
  return [link];
}

function definitionsIn(blocks: readonly Nodes[]): Map<string, Definition> {
  const found = new Map<string, Definition>();
  const visit = (node: Nodes): void => {
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  for (const block of blocks) visit(block);
  return found;
}

/** Footnotes of two sections may have one name. */
function footnoteName(identifier: string, { sectionKey }: Scope): { identifier: string; label: string } {
  const name = `${sectionKey}-${identifier}`.replace(/[^\p{L}\p{N}-]/gu, '-');
  return { identifier: name.toLowerCase(), label: name };
}

function isSafe(url: string): boolean {
  return URL.canParse(url) ? safeProtocols.has(new URL(url).protocol) : !/^[^/?#]*:/u.test(url);
}

function asText(value: string): PhrasingContent {
  return { type: 'text', value };
}
