/** Stretches of the file as they were written, for what is shown as Markdown again. */
import type { Nodes } from 'mdast';

/** The lines from the first block to the last, which stand in the order of the file; empty for none. */
export function sourceOf(lines: readonly string[], blocks: readonly { position?: Nodes['position'] }[]): string {
  const first = blocks[0]?.position?.start.line;
  const last = blocks.at(-1)?.position?.end.line;
  return first === undefined || last === undefined ? '' : linesBetween(lines, first, last);
}

/** 1-based, both included. */
export function linesBetween(lines: readonly string[], first: number, last: number): string {
  return lines
    .slice(first - 1, last)
    .join('\n')
    .trim();
}
