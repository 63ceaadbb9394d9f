/** Long texts of the record cut short for the body; all of each stands in the record's own annex. What a sentence cites stays at its end. */
import type { Nodes, RootContent } from 'mdast';
import { textWidthOf } from './text-lines.ts';

/** In ems: half a dozen lines of a column, and four across the page. */
const longestCell = 110;
const longestLine = 220;
/** What is kept or left as a whole: a path or an address cut short would be another one. */
const words = /[!-~\u00a1-\u024f]+|./gsu;
const citation = /[^。.]{0,3}[(（][^()（）]*[ER]-[A-Z]{0,3}\d{3,}[^()（）]*[)）][)）]?[。.]?$/u;

/**
 * The blocks, and whether anything in them was cut.
 *
 * @param redact goes over a text before it is cut: the half of a secret would not be known for one any more
 */
export function abridge(
  blocks: readonly RootContent[],
  redact: (text: string) => string,
): { blocks: RootContent[]; cut: boolean } {
  let cut = false;
  const visit = <N extends Nodes>(node: N, longest: number): N => {
    if (node.data?.own === true || node.type === 'code') return node;
    if (node.type === 'text' || node.type === 'inlineCode') {
      const value = shortened(node.value, longest, redact);
      cut ||= value !== node.value;
      return value === node.value ? node : { ...node, value };
    }
    if (!('children' in node)) return node;
    const within = node.type === 'tableCell' ? longestCell : longest;
    return { ...node, children: node.children.map((child) => visit(child, within)) } as N;
  };
  return { blocks: blocks.map((block) => visit(block, longestLine)), cut };
}

function shortened(value: string, longest: number, redact: (text: string) => string): string {
  if (textWidthOf(value) <= longest) return value;
  const whole = redact(value);
  const end = citation.exec(whole)?.[0] ?? '';
  const room = Math.max(longest / 4, longest - textWidthOf(end));
  let kept = '';
  let width = 0;
  for (const [word] of whole.matchAll(words)) {
    width += textWidthOf(word);
    if (width > room) break;
    kept += word;
  }
  return `${kept.trimEnd()}…${end}`;
}
