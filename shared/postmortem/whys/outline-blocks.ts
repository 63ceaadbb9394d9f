/** One part of an outline as a nested list of the document. */
import type { ListItem } from 'mdast';
import type { DocumentText } from '../../text/document-ja.ts';
import { cites } from '../checker/citation.ts';
import { item, list } from '../nodes.ts';
import { treesOf, type WhyOutline, type WhyPart, type WhyTree } from './outline.ts';

export type OutlineWords = {
  words: DocumentText['cause']['outline'];
  comma: string;
  /** E-001 E-002; null where the record holds none of them. */
  cite: (evidenceIds: readonly string[]) => string | null;
  /** the row of the record that an answer was made of; null for one that a person added. */
  rowOf: (answerId: string) => string | null;
};

/** Parts that count their whys. */
const numbered: ReadonlySet<WhyPart> = new Set<WhyPart>(['causes']);
/** Parts whose branches end in a condition of the system. */
const asksOn: ReadonlySet<WhyPart> = new Set<WhyPart>(['causes', 'notDetected', 'notPrevented']);

/** Empty where the part holds nothing. */
export function outlinePart(outline: WhyOutline, part: WhyPart, words: OutlineWords): ReturnType<typeof list> {
  return list(treesOf(outline, part).map((tree) => itemOf(tree, words)));
}

/** `Why 2: the value was empty (evidence E-003)`. */
export function answerText(answer: WhyTree, { words, comma, cite, rowOf }: OutlineWords): string {
  const { part, depth, text, evidenceIds, hypothesis, systemCondition } = answer;
  const cited = cite(evidenceIds) ?? rowOf(answer.id);
  // A row that is named in the words themselves backs them as well.
  const proven = cited !== null || cites(text) || hypothesis || part === 'ruledOut';
  const marks = [
    ...(cited === null ? [] : [words.evidence(cited)]),
    ...(hypothesis ? [words.hypothesis] : []),
    ...(systemCondition ? [words.systemCondition] : []),
    ...(proven ? [] : [words.unproven]),
  ];
  const said = numbered.has(part) ? words.why(String(depth + 1), text) : text;
  return marks.length > 0 ? words.marked(said, marks.join(comma)) : said;
}

function itemOf(tree: WhyTree, words: OutlineWords): ListItem {
  const endsHere = tree.children.length === 0;
  const goesOn = endsHere && asksOn.has(tree.part) && !tree.systemCondition;
  const blank = numbered.has(tree.part) ? words.words.nextWhy(String(tree.depth + 2)) : words.words.nextReason;
  const below = goesOn ? list([blank]) : list(tree.children.map((child) => itemOf(child, words)));
  return item(answerText(tree, words), below);
}
