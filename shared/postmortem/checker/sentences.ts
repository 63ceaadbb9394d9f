/** Sentences of a section's prose, each with where it begins and what stands below it. */
import type { CheckedText } from './checked-text.ts';
import { cites } from './citation.ts';

export type Sentence = {
  start: number;
  text: string;
  /** Whether the items below it, the row of a table that it stands in, or the next words of its line cite: that is the sentence's too. */
  citedNearby: boolean;
};

/** Further below than this nobody sees the connection. */
const linesBelow = 4;
const sentence = /[^。\n]{0,3999}?(?:。|[.!?](?=\s|$)|$)|[^。\n]{1,4000}/gu;

export function sentencesOf({ lines }: Pick<CheckedText, 'lines'>): Sentence[] {
  return lines.flatMap(({ start, text }, index) => {
    if (text.trim() === '' || /^#{1,6}(?: |$)/u.test(text)) return [];
    // Asked once a line: a line may hold many thousand sentences.
    const lineCites =
      (isItem(text) && cites(belowItem(lines, index))) || (text.trimStart().startsWith('|') && cites(text));
    const pieces = [...text.matchAll(sentence)].filter(({ 0: piece }) => piece.trim() !== '');
    return pieces.map(({ 0: piece, index: at }, place) => ({
      start: start + at,
      text: piece,
      // The row of a table cites in a cell of its own, and the last sentence of a line may be nothing but the citation.
      citedNearby: lineCites || cites(pieces[place + 1]?.[0] ?? ''),
    }));
  });
}

function isItem(line: string): boolean {
  return /^\s{0,40}(?:[-*+]|\d{1,9}[.)]) /u.test(line);
}

function belowItem(lines: CheckedText['lines'], index: number): string {
  const depth = indentOf(lines[index]?.text ?? '');
  const below: string[] = [];
  for (const { text } of lines.slice(index + 1, index + 1 + linesBelow)) {
    if (text.trim() === '' || indentOf(text) <= depth) break;
    below.push(text);
  }
  return below.join('\n');
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
