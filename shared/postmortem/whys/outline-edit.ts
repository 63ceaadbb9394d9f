/** What a person does to an outline with one key. Each answers a settled outline; one that cannot be done answers it as it was. */
import { branchEnd, deepest, mostAnswers, settled, type WhyAnswer, type WhyOutline, type WhyPart } from './outline.ts';

export function blankAnswer(id: string, part: WhyPart, depth = 0): WhyAnswer {
  return { id, part, depth, text: '', evidenceIds: [], hypothesis: false, systemCondition: false };
}

/** A first answer of a part, or one more at its end. */
export function addToPart(outline: WhyOutline, part: WhyPart, id: string): WhyAnswer[] {
  return inserted(outline, outline.length, blankAnswer(id, part));
}

/** Another answer to the same question, after the whole branch. */
export function addSibling(outline: WhyOutline, index: number, id: string): WhyAnswer[] {
  const answer = outline[index];
  if (answer === undefined) return [...outline];
  return inserted(outline, branchEnd(outline, index), blankAnswer(id, answer.part, answer.depth));
}

/** Asks the next why: the first answer below. */
export function addChild(outline: WhyOutline, index: number, id: string): WhyAnswer[] {
  const answer = outline[index];
  if (answer === undefined || answer.depth === deepest) return [...outline];
  return inserted(outline, index + 1, blankAnswer(id, answer.part, answer.depth + 1));
}

/** One level deeper with all below it, under the answer before it. */
export function indent(outline: WhyOutline, index: number): WhyAnswer[] {
  const answer = outline[index];
  const before = outline[index - 1];
  if (answer === undefined || before?.part !== answer.part || before.depth < answer.depth) return [...outline];
  const end = branchEnd(outline, index);
  if (outline.slice(index, end).some(({ depth }) => depth === deepest)) return [...outline];
  return settled(outline.map((each, at) => (at >= index && at < end ? { ...each, depth: each.depth + 1 } : each)));
}

/** One level up with all below it. Later answers to the same question then stand below it, as they do on the screen. */
export function outdent(outline: WhyOutline, index: number): WhyAnswer[] {
  const answer = outline[index];
  if (answer === undefined || answer.depth === 0) return [...outline];
  const end = branchEnd(outline, index);
  return settled(outline.map((each, at) => (at >= index && at < end ? { ...each, depth: each.depth - 1 } : each)));
}

/** The branch before, or after, the neighbouring answer to the same question. */
export function move(outline: WhyOutline, index: number, by: -1 | 1): WhyAnswer[] {
  const answer = outline[index];
  if (answer === undefined) return [...outline];
  const end = branchEnd(outline, index);
  if (by === 1) {
    if (!isSibling(answer, outline[end])) return [...outline];
    return swapped(outline, index, end, branchEnd(outline, end));
  }
  let previous = index - 1;
  while ((outline[previous]?.depth ?? -1) > answer.depth) previous -= 1;
  return isSibling(answer, outline[previous]) ? swapped(outline, previous, index, end) : [...outline];
}

/** Without the answer and all below it. */
export function removeBranch(outline: WhyOutline, index: number): WhyAnswer[] {
  if (outline[index] === undefined) return [...outline];
  return [...outline.slice(0, index), ...outline.slice(branchEnd(outline, index))];
}

export type WhyChange = Partial<Pick<WhyAnswer, 'text' | 'evidenceIds' | 'hypothesis' | 'systemCondition'>>;

export function changeAnswer(outline: WhyOutline, index: number, change: WhyChange): WhyAnswer[] {
  return outline.map((each, at) => (at === index ? { ...each, ...change } : each));
}

/** Cites a piece of evidence, or takes it out where it is cited already. What is shown by evidence is no hypothesis any more. */
export function toggleEvidence(outline: WhyOutline, index: number, evidenceId: string): WhyAnswer[] {
  const answer = outline[index];
  if (answer === undefined) return [...outline];
  const cited = answer.evidenceIds.includes(evidenceId);
  const evidenceIds = cited
    ? answer.evidenceIds.filter((id) => id !== evidenceId)
    : [...answer.evidenceIds, evidenceId];
  return changeAnswer(outline, index, cited ? { evidenceIds } : { evidenceIds, hypothesis: false });
}

function inserted(outline: WhyOutline, at: number, answer: WhyAnswer): WhyAnswer[] {
  if (outline.length >= mostAnswers) return [...outline];
  return settled([...outline.slice(0, at), answer, ...outline.slice(at)]);
}

function isSibling(answer: WhyAnswer, other: WhyAnswer | undefined): boolean {
  return other !== undefined && other.part === answer.part && other.depth === answer.depth;
}

/** Two neighbouring branches, [start, middle) and [middle, end), the other way round. */
function swapped(outline: WhyOutline, start: number, middle: number, end: number): WhyAnswer[] {
  return [
    ...outline.slice(0, start),
    ...outline.slice(middle, end),
    ...outline.slice(start, middle),
    ...outline.slice(end),
  ];
}
