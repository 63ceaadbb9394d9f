/** Cutting a file into parts that a Markdown reader finishes in bounded time, whatever the file holds. */

/** A run of whole lines; `firstLine` is 1-based. */
export type MarkdownPart = { text: string; firstLine: number };

export type Limits = 'line-too-long' | 'formatting-ignored' | 'block-cut' | 'too-much-to-read';

/** Readers of Markdown get slower with the square of these, so that each has an end (measured in the tests of 5 MB). */
const partChars = 8_000;
const longestPartChars = 24_000;
const longestTableChars = 48_000;
const longestLineChars = 8_000;
const deepestContainers = 12;
const deepestIndent = 48;
const delimitersOfBlock = 600;

/** What all lines of a file may cost together. A dense runbook of 5 MB costs nearly all of it. */
const budget = 1_200_000;

/** A block of code becomes a step, however little it holds. */
const fenceCost = 8;

const fenceLine = /^[\s>]{0,60}(?:[-*+]\s+|\d{1,9}[.)]\s+)?(`{3,}|~{3,})(.*)$/u;
const containerMarks = /^(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))+/u;
const mark = /[>*+-]|\d+[.)]/gu;
const delimiters = /[*_~[\]`<!]/gu;

export function cutIntoParts(text: string, report: (limit: Limits, line: number) => void): MarkdownPart[] {
  const parts: MarkdownPart[] = [];
  let lines: string[] = [];
  let chars = 0;
  let firstLine = 1;
  let fence: string | null = null;
  let blockDelimiters = 0;
  let spent = 0;
  let previousBlank = true;

  const flush = (nextLine: number) => {
    if (lines.length > 0) parts.push({ text: lines.join('\n'), firstLine });
    lines = [];
    chars = 0;
    firstLine = nextLine;
    blockDelimiters = 0;
  };

  const all = text.split(/\r\n|\n|\r/u);
  for (const [index, raw] of all.entries()) {
    const number = index + 1;
    let line = raw;
    const open: string | null = fence;
    fence = fenceAfter(fence, raw);
    if (raw.length > longestLineChars) {
      report('line-too-long', number);
      line = raw.slice(0, longestLineChars);
    }
    if (open === null && fence === null) {
      if (previousBlank || /^#{1,6}\s/u.test(line)) {
        const atHeading = /^#{1,6}\s/u.test(line);
        if (chars > (atHeading ? partChars : partChars * 2) && !/^\s/u.test(line)) flush(number);
      }
      // A table loses its head where it is cut, so that it may be longer than other blocks.
      if (chars > (line.trimStart().startsWith('|') ? longestTableChars : longestPartChars)) {
        if (!previousBlank) report('block-cut', number);
        flush(number);
      }
      previousBlank = line.trim() === '';
      if (previousBlank || line.trimStart().startsWith('|')) blockDelimiters = 0;
      const tamed = tame(line, delimitersOfBlock - blockDelimiters);
      if (tamed.text !== line) report('formatting-ignored', number);
      line = tamed.text;
      blockDelimiters += tamed.delimiters;
      spent += costOf(line, tamed.delimiters);
    } else {
      spent += open === null ? fenceCost : 1;
    }
    if (spent > budget) {
      report('too-much-to-read', number);
      break;
    }
    lines.push(line);
    chars += line.length + 1;
  }
  flush(all.length + 1);
  return parts;
}

function fenceAfter(fence: string | null, line: string): string | null {
  const found = fenceLine.exec(line);
  const mark = found?.[1];
  if (mark === undefined) return fence;
  const rest = found?.[2] ?? '';
  if (fence === null) return mark.startsWith('`') && rest.includes('`') ? null : mark;
  const closes = mark[0] === fence[0] && mark.length >= fence.length && rest.trim() === '';
  return closes ? null : fence;
}

/** Marks beyond the limits become spaces, so that columns stay what they are. */
function tame(line: string, allowed: number): { text: string; delimiters: number } {
  let text = line;
  const indent = /^[ \t]*/u.exec(text)?.[0].length ?? 0;
  if (indent > deepestIndent) text = ' '.repeat(deepestIndent) + text.slice(indent);
  const marks = containerMarks.exec(text)?.[0] ?? '';
  if (countOf(marks, mark) > deepestContainers) {
    text = ' '.repeat(3) + text.slice(marks.length);
  }
  const count = countOf(text, delimiters);
  if (count <= Math.max(0, allowed)) return { text, delimiters: count };
  return { text: text.replace(delimiters, ' '), delimiters: 0 };
}

/** Items by the square of their depth, rows, headings and inline marks are what reading costs; plain words are cheap. */
function costOf(line: string, delimiterCount: number): number {
  const marks = containerMarks.exec(line)?.[0] ?? '';
  const indent = /^ */u.exec(line)?.[0].length ?? 0;
  const depth = marks === '' ? 0 : countOf(marks, mark) + indent / 4;
  const cells = line.includes('|') ? countOf(line, /\|/gu) : 0;
  return 1 + 6 * depth * depth + cells + delimiterCount + (line.startsWith('#') ? 4 : 0);
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
