/**
 * The body within its three pages: what it cannot hold goes to an annex, and the place it left says so. The record's rows go first, the
 * weightiest last; what people wrote themselves stays, and where that alone is more than three pages, it is.
 */
import type { RootContent } from 'mdast';
import type { DocumentText } from '../../text/document-ja.ts';
import { heading, paragraph } from '../nodes.ts';
import { abridge } from './abridge.ts';
import { heightOf, itemHeight, rowHeights } from './block-height.ts';
import { mostBodyPages, textHeight } from './print-geometry.ts';
import { rankOf, type Spare, type SpareBlock, unitsOf, withUnits } from './spare.ts';

/** What a page loses at its foot to a row that does not fit any more, and what the reckoning may be short of. */
const usable = 0.965;
/** Of a page that ends as its rows happen to. */
const wellFilled = 0.985;
export const bodyHeight = mostBodyPages * textHeight * usable;

export type BodyPart = {
  key: string;
  title: string;
  blocks: RootContent[];
  /** Its own words are kept as they stand; `drafted` is what its annex is made of where they still point there. */
  edited: { drafted: RootContent[] } | null;
};

export type FittedBody = {
  parts: BodyPart[];
  /** The annex of what was moved, without its own heading; empty where all fitted. */
  moved: RootContent[];
  /** Places of the timeline's rows that were given up. */
  timelineGone: ReadonlySet<number>;
  /** As far as can be reckoned before it is printed. */
  pages: number;
};

type Giving = { part: number; at: number; block: SpareBlock; spare: Spare; gone: Set<number> };

/**
 * @param headHeight what stands before the sections, in points
 * @param redact goes over every text that is cut
 */
export function fitBody(
  whole: readonly BodyPart[],
  headHeight: number,
  words: DocumentText['pages'],
  redact: (text: string) => string,
): FittedBody {
  let parts = whole.map((part) => ({ ...part }));
  const height = () => parts.reduce((sum, part) => sum + partHeight(part), headHeight);
  if (height() > bodyHeight) parts = parts.map((part) => abridgedPart(part, words, redact));
  const giving = parts.flatMap(({ blocks, edited }, part) =>
    edited !== null ? [] : blocks.flatMap((block, at) => (givesUp(block) ? [givingOf(part, at, block)] : [])),
  );
  giving.sort((one, other) => rankOf(one.spare) - rankOf(other.spare));
  let over = height() - bodyHeight;
  for (const round of [0, 1, 2] as const) {
    for (const each of giving) over -= give(each, over, each.spare.keeps[round], words);
  }
  const fitted = parts.map((part, index) => ({
    ...part,
    blocks: settled(
      part.blocks,
      giving.filter((each) => each.part === index),
      words,
    ),
  }));
  const total = fitted.reduce((sum, part) => sum + partHeight(part), headHeight);
  return {
    parts: fitted,
    moved: movedBlocks(parts, giving),
    timelineGone: giving.find(({ spare }) => spare.of === 'timeline')?.gone ?? new Set(),
    pages: Math.max(1, Math.ceil(total / (textHeight * wellFilled))),
  };
}

function givesUp(block: RootContent): block is SpareBlock & { data: { spare: Spare } } {
  return block.data?.spare !== undefined;
}

function givingOf(part: number, at: number, block: SpareBlock & { data: { spare: Spare } }): Giving {
  return { part, at, block, spare: block.data.spare, gone: new Set() };
}

function partHeight({ title, blocks }: BodyPart): number {
  return heightOf([heading(2, title), ...blocks]);
}

/** Gives up rows until enough is freed or only so many are left; answers what it freed, in points. */
function give(giving: Giving, over: number, kept: number, words: DocumentText['pages']): number {
  const { block, spare, gone } = giving;
  const all = unitsOf(block);
  if (over <= 0 || all - gone.size <= kept) return 0;
  const before = heightWithout(giving, words);
  const heights = unitHeights(block);
  const places = spare.places ?? Array.from({ length: all }, (_, index) => all - 1 - index);
  let wanted = over + heightOf([saidBelow(giving, words)]);
  for (const place of places) {
    if (wanted <= 0 || all - gone.size <= kept) break;
    if (gone.has(place)) continue;
    gone.add(place);
    wanted -= heights[place] ?? 0;
  }
  return before - heightWithout(giving, words);
}

function unitHeights(block: SpareBlock): number[] {
  if (block.type === 'table') return rowHeights(block).slice(1);
  if (block.type === 'list') return block.children.map((each) => itemHeight(each));
  const lines = unitsOf(block);
  return Array.from({ length: lines }, () => heightOf([block]) / lines);
}

function heightWithout(giving: Giving, words: DocumentText['pages']): number {
  const { block, gone } = giving;
  if (gone.size === 0) return heightOf([block]);
  const left = withUnits(block, (place) => !gone.has(place));
  return heightOf([...(left === null ? [] : [left]), saidBelow(giving, words)]);
}

function saidBelow({ block, spare, gone }: Giving, words: DocumentText['pages']): RootContent {
  const said = block.type === 'code' ? words.movedLines : words.moved;
  return spare.said?.(gone.size) ?? paragraph(said(String(gone.size)));
}

/** The part's blocks with what was given up gone and named. */
function settled(
  blocks: readonly RootContent[],
  giving: readonly Giving[],
  words: DocumentText['pages'],
): RootContent[] {
  const replaced = new Set(
    giving.filter(({ gone, spare }) => gone.size > 0 && spare.replacesNext).map(({ at }) => at + 1),
  );
  return blocks.flatMap((block, at): RootContent[] => {
    const each = giving.find((one) => one.at === at);
    if (each === undefined) return replaced.has(at) ? [] : [bare(block)];
    if (each.gone.size === 0) return [bare(block)];
    const left = withUnits(each.block, (place) => !each.gone.has(place));
    return [...(left === null ? [] : [bare(left)]), saidBelow(each, words)];
  });
}

/**
 * Under each section's title what it gave up; rows of the timeline stand in the record's annex already. A section that a person took
 * over keeps all of it there, since their words may still point to it.
 */
function movedBlocks(parts: readonly BodyPart[], giving: readonly Giving[]): RootContent[] {
  return parts.flatMap(({ title, edited }, index) => {
    const moved =
      edited === null
        ? giving
            .filter(({ part, gone }) => part === index && gone.size > 0)
            .sort((one, other) => one.at - other.at)
            .filter(({ spare }) => spare.of !== 'timeline')
            .flatMap(({ block, gone }) => withUnits(block, (place) => gone.has(place)) ?? [])
        : edited.drafted.filter((block) => givesUp(block) && block.data.spare.of !== 'timeline');
    return moved.length === 0 ? [] : [heading(3, title), ...moved.map(bare)];
  });
}

function abridgedPart(part: BodyPart, words: DocumentText['pages'], redact: (text: string) => string): BodyPart {
  if (part.edited !== null) return part;
  const { blocks, cut } = abridge(part.blocks, redact);
  return cut ? { ...part, blocks: [...blocks, paragraph(words.abridged)] } : part;
}

function bare(block: RootContent): RootContent {
  const { data: _, ...rest } = block;
  return rest as RootContent;
}
