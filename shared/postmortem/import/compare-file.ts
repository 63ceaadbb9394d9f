/**
 * An edited file beside the document: matched by headings, compared with what was exported then, shown against what stands now.
 * Nothing is taken over here; a section whose blocks are the same is the same, however its Markdown was laid out.
 */
import type { Language } from '../../text/dictionary.ts';
import type { PostmortemDraft } from '../draft.ts';
import { editedBlocks } from '../edited-section.ts';
import { sectionMarkdown, serialize } from '../markdown.ts';
import { headingOf } from '../section-plan.ts';
import type { ComparedSection, Comparison, ImportNote } from './compared.ts';
import { lineChanges } from './line-changes.ts';
import { matchHeadings, squeezed } from './match-headings.ts';
import { type FilePart, readFile } from './read-file.ts';

export type CompareInput = {
  text: string;
  current: PostmortemDraft;
  /** The document as the file was made from it; null where the file does not say, or says another one's. */
  base: PostmortemDraft | null;
  language: Language;
};

export function compareFile({ text, current, base, language }: CompareInput): Comparison {
  const file = readFile(text);
  const annexes = new Set(current.annexes.flatMap((block) => headingText(block) ?? []));
  const own = file.parts.filter(({ heading }) => !annexes.has(squeezed(heading)));
  const keys = matchHeadings(
    own.map(({ heading }) => heading),
    current.sections,
  );
  const bodies = new Map(keys.flatMap((key, index) => (key === null ? [] : [[key, own[index]?.body ?? ''] as const])));
  if (bodies.size === 0) return { sections: [], notes: [{ code: 'noSections', words: null }] };
  const sections = current.sections.map((section): ComparedSection => {
    const { key, basedOn } = section;
    const imported = bodies.get(key) ?? null;
    const title = headingOf(section);
    const now = sectionMarkdown(section).trim();
    const then = base?.sections.find((each) => each.key === key) ?? section;
    const before = sectionMarkdown(then).trim();
    const changedHereToo = before !== now;
    const unchanged = { key, title, imported, basedOn, changes: [], changedHereToo };
    if (imported === null) return { ...unchanged, state: 'missing' };
    const isSame = isAlike(imported, before, key) || isAlike(imported, now, key);
    if (isSame) return { ...unchanged, state: 'same' };
    return { ...unchanged, state: 'changed', changes: lineChanges(now, imported, language) };
  });
  return {
    sections,
    notes: [
      ...(base === null ? [note('unknownOrigin')] : []),
      ...(file.hadByteOrderMark ? [note('byteOrderMark')] : []),
      ...(file.hadCarriageReturns ? [note('lineEnds')] : []),
      ...headingNotes(own, keys, current),
      ...(base !== null && changedOutside(file.head, file.parts, base) ? [note('madeFromRecord')] : []),
    ],
  };
}

function headingNotes(
  own: readonly FilePart[],
  keys: readonly (string | null)[],
  current: PostmortemDraft,
): ImportNote[] {
  const known = new Map(current.sections.map((section) => [section.key, headingOf(section)]));
  const order = current.sections.map(({ key }) => key);
  const found = keys.flatMap((key) => (key === null ? [] : [order.indexOf(key)]));
  const isReordered = found.some((place, index) => index > 0 && place < (found[index - 1] ?? 0));
  const seen = new Set<string>();
  const perHeading = own.flatMap(({ heading }, index): ImportNote[] => {
    const key = keys[index] ?? null;
    const isTwice = seen.has(squeezed(heading));
    seen.add(squeezed(heading));
    if (key === null) return [note(isTwice ? 'headingTwice' : 'unknownHeading', heading)];
    return squeezed(heading) === squeezed(known.get(key) ?? '') ? [] : [note('headingChanged', heading)];
  });
  const missing = current.sections.filter(({ key }) => !keys.includes(key)).map(headingOf);
  return [
    ...perHeading,
    ...missing.map((title) => note('missingSection', title)),
    ...(isReordered ? [note('reordered')] : []),
  ];
}

/** Head and annexes are made from the record each time: what was changed there is not taken over. */
function changedOutside(head: string, parts: readonly FilePart[], base: PostmortemDraft): boolean {
  const annexes = readFile(serialize(base.annexes)).parts;
  const given = new Map(parts.map(({ heading, body }) => [squeezed(heading), body]));
  const isAnnexChanged = annexes.some(({ heading, body }) => {
    const found = given.get(squeezed(heading));
    return found !== undefined && !isAlike(found, body, 'annexes');
  });
  return isAnnexChanged || !isAlike(head, serialize(base.head).trim(), 'head');
}

function isAlike(one: string, other: string, key: string): boolean {
  // Reading ten thousand rows takes seconds, and mostly not one letter was touched.
  return one === other || normal(one, key) === normal(other, key);
}

/** As the app itself would write these blocks: another program's bullets and padding are no change. */
function normal(markdown: string, key: string): string {
  return serialize(editedBlocks(markdown, key)).trim();
}

function note(code: ImportNote['code'], words: string | null = null): ImportNote {
  return { code, words };
}

function headingText(block: PostmortemDraft['annexes'][number]): string | null {
  if (block.type !== 'heading' || block.depth !== 2) return null;
  return squeezed(block.children.map((child) => ('value' in child ? child.value : '')).join(''));
}
