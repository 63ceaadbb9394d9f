/** An edited file cut at its headings. Read by the parser and cut by lines: a heading inside a code block cuts nothing. */
import { toString as textOf } from 'mdast-util-to-string';
import { readBlocks } from '../../runbook/markdown.ts';

export type FilePart = { heading: string; body: string };
export type ReadFile = {
  /** Before the first heading of depth 2. */
  head: string;
  parts: FilePart[];
  hadByteOrderMark: boolean;
  hadCarriageReturns: boolean;
};

export function readFile(text: string): ReadFile {
  const hadByteOrderMark = text.startsWith('\ufeff');
  const hadCarriageReturns = text.includes('\r');
  const plain = (hadByteOrderMark ? text.slice(1) : text).toWellFormed().replace(/\r\n?/gu, '\n');
  const lines = plain.split('\n');
  const cuts = readBlocks(plain, () => {}).flatMap((block) =>
    block.type === 'heading' && block.depth === 2 && block.position !== undefined
      ? [{ heading: textOf(block), from: block.position.start.line, to: block.position.end.line }]
      : [],
  );
  const bodyOf = (fromLine: number, toLine: number) => trimLines(lines.slice(fromLine, toLine));
  return {
    head: bodyOf(0, (cuts[0]?.from ?? lines.length + 1) - 1),
    parts: cuts.map(({ heading, to }, index) => ({
      heading,
      body: bodyOf(to, (cuts[index + 1]?.from ?? lines.length + 1) - 1),
    })),
    hadByteOrderMark,
    hadCarriageReturns,
  };
}

/** Blank lines around a text are how it stood between headings, and no part of it. */
function trimLines(lines: readonly string[]): string {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return first === -1 ? '' : lines.slice(first, last + 1).join('\n');
}
