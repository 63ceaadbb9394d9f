/** Stretches of the file as they were written, for what is shown as Markdown again. */
import type { Nodes } from 'mdast';

/** The lines from the first block to the last; empty for none. */
export function sourceOf(lines: readonly string[], blocks: readonly { position?: Nodes['position'] }[]): string {
  const starts = blocks.flatMap(({ position }) => (position ? [position.start.line] : []));
  const ends = blocks.flatMap(({ position }) => (position ? [position.end.line] : []));
  if (starts.length === 0) return '';
  return linesBetween(lines, Math.min(...starts), Math.max(...ends));
}

/** 1-based, both included. */
export function linesBetween(lines: readonly string[], first: number, last: number): string {
  return lines
    .slice(first - 1, last)
    .join('\n')
    .trim();
}
