/**
 * The whys drawn as a tree, from what happened on the left to conditions of the system on the right. Plain SVG with classes alone (a
 * document's policy allows no style inside it); its words are text, and the list of the same answers stands beside it for whoever
 * reads without seeing.
 */
import type { Element, ElementContent, Properties } from 'hast';
import { cleanText } from '../nodes.ts';
import type { WhyTree } from './outline.ts';
import { answerText, type OutlineWords } from './outline-blocks.ts';

export type TreeTexts = OutlineWords & { title: string; description: string };

const boxWidth = 210;
const columnWidth = boxWidth + 34;
const lineHeight = 17;
const padding = 8;
const between = 12;
const margin = 2;
/** Widths of the letters, in half-width ones, that fit into a line of a box. */
const lineUnits = 30;
const mostLines = 7;

type Placed = { tree: WhyTree; lines: string[]; x: number; y: number; height: number; children: Placed[] };

/** Null where there is nothing to draw. `id` keeps names of several drawings of one document apart. */
export function whysTree(trees: readonly WhyTree[], id: string, texts: TreeTexts): Element | null {
  if (trees.length === 0) return null;
  const placed: Placed[] = [];
  let bottom = margin;
  for (const tree of trees) {
    const { branch, below } = place(tree, bottom, texts);
    placed.push(branch);
    bottom = below;
  }
  const all = placed.flatMap(withChildren);
  const width = Math.max(...all.map(({ x }) => x)) + boxWidth + margin;
  const height = bottom - between + margin;
  return element(
    'svg',
    {
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      className: ['whys'],
      role: 'img',
      ariaLabelledBy: [`${id}-title`, `${id}-text`],
    },
    [
      element('title', { id: `${id}-title` }, [word(texts.title)]),
      element('desc', { id: `${id}-text` }, [word(texts.description)]),
      ...all.flatMap((parent) => parent.children.map((child) => edge(parent, child))),
      ...all.flatMap(box),
    ],
  );
}

/** A branch from `top` down: its head stands in the middle of what leads from it. */
function place(tree: WhyTree, top: number, texts: TreeTexts): { branch: Placed; below: number } {
  const lines = wrapped(cleanText(answerText(tree, texts)));
  const height = lines.length * lineHeight + padding * 2;
  const children: Placed[] = [];
  let bottom = top;
  for (const child of tree.children) {
    const { branch, below } = place(child, bottom, texts);
    children.push(branch);
    bottom = below;
  }
  const first = children[0];
  const last = children.at(-1);
  const middle = first && last ? (first.y + last.y + last.height) / 2 : top + height / 2;
  const y = Math.max(top, Math.round(middle - height / 2));
  const branch = { tree, lines, x: margin + tree.depth * columnWidth, y, height, children };
  return { branch, below: Math.max(bottom, y + height + between) };
}

function withChildren(branch: Placed): Placed[] {
  return [branch, ...branch.children.flatMap(withChildren)];
}

function edge(parent: Placed, child: Placed): Element {
  const fromX = parent.x + boxWidth;
  const fromY = parent.y + parent.height / 2;
  const middleX = (fromX + child.x) / 2;
  const toY = child.y + child.height / 2;
  return element('path', { className: ['edge'], d: `M${fromX} ${fromY}H${middleX}V${toY}H${child.x}` });
}

/** A hypothesis has a broken border, a condition of the system a double one: the words say it too. */
function box({ tree, lines, x, y, height }: Placed): Element[] {
  const kind = tree.systemCondition ? 'system' : tree.hypothesis ? 'hypothesis' : 'answer';
  const frame = { x, y, width: boxWidth, height, rx: 4 };
  const inner = { x: x + 3, y: y + 3, width: boxWidth - 6, height: height - 6, rx: 2 };
  return [
    element('rect', { ...frame, className: [kind] }),
    ...(tree.systemCondition ? [element('rect', { ...inner, className: [kind] })] : []),
    element(
      'text',
      {},
      lines.map((line, index) =>
        element('tspan', { x: x + padding + 2, y: y + padding + lineHeight * index + 13 }, [word(line)]),
      ),
    ),
  ];
}

/** Lines that fit into a box; full-width letters count twice. What is longer than the box ends in an ellipsis. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  let units = 0;
  for (const letter of text) {
    const width = /[\u0020-\u024f\uff61-\uff9f]/u.test(letter) ? 1 : 2;
    if (units + width > lineUnits) {
      // Latin words are not cut where a space stands near.
      const space = line.lastIndexOf(' ');
      const cut = width === 1 && space > line.length / 2 ? space + 1 : line.length;
      lines.push(line.slice(0, cut));
      line = line.slice(cut);
      units = unitsOf(line);
    }
    line += letter;
    units += width;
  }
  const all = [...lines, line].map((each) => each.trim()).filter((each) => each !== '');
  return all.length > mostLines ? [...all.slice(0, mostLines - 1), `${all[mostLines - 1] ?? ''}…`] : all;
}

function unitsOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/[\u0020-\u024f\uff61-\uff9f]/u.test(letter) ? 1 : 2), 0);
}

/** Numbers are written in decimal. */
type Attributes = Readonly<Record<string, string | number | readonly string[]>>;

function element(tagName: string, attributes: Attributes, children: ElementContent[] = []): Element {
  return { type: 'element', tagName, properties: { ...attributes } as Properties, children };
}

function word(value: string): ElementContent {
  return { type: 'text', value };
}

/** How the drawing looks, with the document's own colours. */
export const whysTreeStyle = `
svg.whys { max-width: 100%; width: auto; }
svg.whys text { fill: var(--ink); font-size: 12px; }
svg.whys rect { fill: none; stroke: var(--muted); } svg.whys .edge { fill: none; stroke: var(--muted); }
svg.whys rect.hypothesis { stroke-dasharray: 5 3; } svg.whys rect.system { stroke: var(--accent); stroke-width: 1.5; }
`;
