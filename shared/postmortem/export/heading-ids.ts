/** Ids of headings that stay the same from one export to the next, so that a link into the document keeps leading there. */
import type { Element, Root } from 'hast';

const headingNames: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Headings of one part: its section's key, then the key with the heading's own words; `taken` is shared by all parts. */
export function giveHeadingIds(tree: Root, partKey: string, taken: Set<string>): void {
  for (const node of tree.children) {
    if (node.type !== 'element' || !headingNames.has(node.tagName)) continue;
    const own = slugOf(textIn(node));
    node.properties.id = unused(node.tagName === 'h2' && partKey !== 'annexes' ? partKey : `${partKey}-${own}`, taken);
  }
}

/** Also of a section's key, which may be a runbook's words. */
export function slugOf(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '');
}

function unused(wanted: string, taken: Set<string>): string {
  const base = slugOf(wanted) || 'part';
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
  taken.add(id);
  return id;
}

function textIn(node: Element): string {
  return node.children
    .map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textIn(child) : ''))
    .join('');
}
