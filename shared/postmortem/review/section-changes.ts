/** What the draft of a section says now and said before, by line: for a person to see, never written over their words. */
import { diffLines } from 'diff';

export type DiffPart = { change: 'same' | 'added' | 'removed'; lines: string[] };

export type SectionChange = {
  key: string;
  title: string;
  /** Whether people's own words stand in its place: then the draft changes nothing of the document. */
  edited: boolean;
  parts: DiffPart[];
};

/** Lines beside a change that are shown with it. */
const context = 2;

/** Empty where both say the same. */
export function changedParts(before: string, after: string): DiffPart[] {
  if (before === after) return [];
  const parts = diffLines(before, after).map(
    ({ added, removed, value }): DiffPart => ({
      change: added ? 'added' : removed ? 'removed' : 'same',
      lines: value.replace(/\n$/u, '').split('\n'),
    }),
  );
  return parts.map((part, index) => (part.change === 'same' ? shortened(part, index, parts.length) : part));
}

/** What stays is there to find one's way by; a line of `…` stands for the rest. */
function shortened({ change, lines }: DiffPart, index: number, count: number): DiffPart {
  const head = index === 0 ? 0 : context;
  const tail = index === count - 1 ? 0 : context;
  if (lines.length <= head + tail + 1) return { change, lines };
  return { change, lines: [...lines.slice(0, head), '…', ...(tail === 0 ? [] : lines.slice(-tail))] };
}
