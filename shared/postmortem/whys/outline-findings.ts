/** What an outline still lacks, answer by answer: said while it is written, never in the way of saving. */
import { cites } from '../checker/citation.ts';
import { isLeaf, type WhyAnswer, type WhyOutline, type WhyPart } from './outline.ts';

export type WhyFindingCode =
  /** Neither evidence, nor a row named in its words, nor marked as a hypothesis. */
  | 'unproven'
  /** The branch ends here, and not in a condition of the system. */
  | 'endsTooEarly'
  /** Ruled out, and nothing says why. */
  | 'ruledOutWithoutReason';
export type WhyFinding = { answerId: string; code: WhyFindingCode };

/** Parts whose branches ask until they reach a condition of the system. */
const asksOn: ReadonlySet<WhyPart> = new Set<WhyPart>(['causes', 'notDetected', 'notPrevented']);

export function outlineFindings(outline: WhyOutline): WhyFinding[] {
  return outline.flatMap((answer, index) =>
    answer.text.trim() === ''
      ? []
      : codesOf(answer, isLeaf(outline, index)).map((code) => ({ answerId: answer.id, code })),
  );
}

/** Whether the causes reach a condition of the system on every branch. */
export function reachesSystem(outline: WhyOutline): boolean {
  const causes = outline.filter(({ part, text }) => part === 'causes' && text.trim() !== '');
  return causes.length > 0 && causes.every((answer, index) => answer.systemCondition || !isLeaf(causes, index));
}

function codesOf(answer: WhyAnswer, leaf: boolean): WhyFindingCode[] {
  const { part, depth, text, evidenceIds, hypothesis, systemCondition } = answer;
  if (part === 'ruledOut') return depth === 0 && leaf ? ['ruledOutWithoutReason'] : [];
  return [
    ...(evidenceIds.length === 0 && !hypothesis && !cites(text) ? (['unproven'] as const) : []),
    ...(asksOn.has(part) && leaf && !systemCondition ? (['endsTooEarly'] as const) : []),
  ];
}
