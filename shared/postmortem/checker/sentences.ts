/** Sentences of a section's prose, each with where it begins and what stands below it. */
import type { CheckedText } from './checked-text.ts';

export type Sentence = {
  start: number;
  text: string;
  /** Items below the one that the sentence stands in, and the rest of its line: a citation there is the sentence's too. */
  covered: string;
};

/** Further below than this nobody sees the connection. */
const linesBelow = 4;
const sentence = /[^。\n]{0,3999}?(?:。|[.!?](?=\s|$)|$)|[^。\n]{1,4000}/gu;

export function sentencesOf({ lines }: Pick<CheckedText, 'lines'>): Sentence[] {
  return lines.flatMap(({ start, text }, index) => {
    if (text.trim() === '' || /^#{1,6}(?: |$)/u.test(text)) return [];
    const below = isItem(text) ? belowItem(lines, index) : '';
    const pieces = [...text.matchAll(sentence)].filter(({ 0: piece }) => piece.trim() !== '');
    return pieces.map(({ 0: piece, index: at }, place) => ({
      start: start + at,
      text: piece,
      // The row of a table cites in a cell of its own, and the last sentence of a line may be nothing but the citation.
      covered: `${text.trimStart().startsWith('|') ? text : (pieces[place + 1]?.[0] ?? '')}\n${below}`,
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
