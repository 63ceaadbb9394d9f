/**
 * A section's Markdown as the rules read it: offsets stay those of the Markdown, and what is no prose of its author is blanked
 * out. A scan by lines, since a parser of Markdown takes more than linear time on what somebody may paste.
 */
import { isKnownSection, type KnownSection } from '../section-key.ts';

export type CheckedText = {
  section: string;
  /** Null for a section that only this runbook asks for. */
  meaning: KnownSection | null;
  markdown: string;
  /** As long as `markdown`, with code, quotes, addresses and (in the response) the record's own tables blanked out. */
  prose: string;
  /** Lines of `prose`, without their ends. */
  lines: readonly { start: number; text: string }[];
};

/** Stands for what is not prose: no letter, no space, and no end of a sentence. */
const blank = '\ufffc';

export function checkedText(section: string, markdown: string): CheckedText {
  const meaning = isKnownSection(section) ? section : null;
  const lines = proseLines(markdown, meaning);
  return { section, meaning, markdown, prose: lines.map(({ text }) => text).join('\n'), lines };
}

const fence = /^ {0,3}(?:`{3,}|~{3,})/u;
const quoted = /^ {0,3}>/u;
const tableRow = /^\s{0,3}\|/u;
const inlineCode = /(`{1,3})[^`\n]{1,2000}\1/gu;
/** Addresses of pages, files and pictures, also inside a link. */
const address = /\bhttps?:\/\/[^\s)>\]|]{1,2000}|\]\([^)\s]{1,2000}\)|<!--.{0,2000}?-->/gu;

function proseLines(markdown: string, meaning: KnownSection | null): { start: number; text: string }[] {
  let start = 0;
  let closing: string | null = null;
  return markdown.split('\n').map((line) => {
    const from = start;
    start += line.length + 1;
    const mark = fence.exec(line)?.[0].trimStart().slice(0, 3) ?? null;
    const inCode = closing !== null || mark !== null;
    if (closing === null) closing = mark;
    else if (mark === closing) closing = null;
    // A quote says what somebody else wrote, and a row of the timeline what was written then.
    if (inCode || quoted.test(line) || (meaning === 'response' && tableRow.test(line))) {
      return { start: from, text: blank.repeat(line.length) };
    }
    return { start: from, text: line.replace(inlineCode, blanked).replace(address, blanked).replace(/\r$/u, ' ') };
  });
}

function blanked(found: string): string {
  return blank.repeat(found.length);
}
