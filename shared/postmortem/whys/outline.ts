/**
 * Why it happened, as an outline that people write: answers in the order of reading, each as deep as it is indented, in parts that
 * keep the trigger, the causes, why nothing caught it, and what was ruled out apart. A flat list, so that a record of it cannot be
 * nested without end; `treesOf` gives the branches.
 */
import { z } from '../../schema.ts';

/** Trigger · causes · why it was neither detected nor prevented (流出原因) · hypotheses ruled out, each with why below it. */
export const whyPartSchema = z.enum(['trigger', 'causes', 'notDetected', 'notPrevented', 'ruledOut']);
export type WhyPart = z.infer<typeof whyPartSchema>;
export const whyParts = whyPartSchema.options;

export const mostAnswers = 200;
/** A branch that asks more often than this has lost its question. */
export const deepest = 9;
export const longestAnswer = 1_000;
export const mostCitations = 20;

export const whyAnswerSchema = z.object({
  id: z.string().min(1).max(100),
  part: whyPartSchema,
  /** 0 answers the first question of its part. */
  depth: z.number().int().min(0).max(deepest),
  text: z.string(),
  /** Ids of the evidence that it stands on. */
  evidenceIds: z.array(z.string().max(100)).max(mostCitations),
  /** Nobody has shown it yet. */
  hypothesis: z.boolean(),
  /** A condition of the system, its processes or its surroundings that can be changed: here a branch may end. */
  systemCondition: z.boolean(),
});
export type WhyAnswer = z.infer<typeof whyAnswerSchema>;

/** As it is stored: a text may have grown where a secret in it was blacked out. */
export const whyOutlineSchema = z.array(whyAnswerSchema).max(mostAnswers);
/** As it comes from a person. */
export const typedOutlineSchema = z
  .array(whyAnswerSchema.extend({ text: z.string().max(longestAnswer) }))
  .max(mostAnswers);
/** In the order of `whyParts`; no answer is more than one level below the one before it. `settled` makes any list so. */
export type WhyOutline = readonly WhyAnswer[];

export type WhyTree = WhyAnswer & { children: WhyTree[] };

/** The same answers as an outline has them: part by part, none deeper than a question above it allows, no id twice. */
export function settled(answers: WhyOutline): WhyAnswer[] {
  const seen = new Set<string>();
  return whyParts.flatMap((part) => {
    let allowed = 0;
    return answers.flatMap((answer) => {
      if (answer.part !== part || seen.has(answer.id)) return [];
      seen.add(answer.id);
      const depth = Math.min(answer.depth, allowed, deepest);
      allowed = depth + 1;
      return [depth === answer.depth ? answer : { ...answer, depth }];
    });
  });
}

/** Without answers that say nothing; what stood below one moves up to its place. */
export function withoutBlanks(outline: WhyOutline): WhyAnswer[] {
  const blanks: number[] = [];
  let part: WhyPart | null = null;
  return settled(
    outline.flatMap((answer) => {
      if (answer.part !== part) blanks.length = 0;
      part = answer.part;
      while (blanks.length > 0 && (blanks.at(-1) ?? 0) >= answer.depth) blanks.pop();
      if (answer.text.trim() === '' && answer.evidenceIds.length === 0) {
        blanks.push(answer.depth);
        return [];
      }
      return [{ ...answer, depth: answer.depth - blanks.length }];
    }),
  );
}

/** The branches of one part, from the outermost answers. */
export function treesOf(outline: WhyOutline, part: WhyPart): WhyTree[] {
  const roots: WhyTree[] = [];
  const path: WhyTree[] = [];
  for (const answer of settled(outline)) {
    if (answer.part !== part) continue;
    const tree: WhyTree = { ...answer, children: [] };
    path.length = answer.depth;
    (path.at(-1)?.children ?? roots).push(tree);
    path.push(tree);
  }
  return roots;
}

/** Index after the last answer of the branch that begins at `index`. */
export function branchEnd(outline: WhyOutline, index: number): number {
  const head = outline[index];
  if (head === undefined) return index;
  let end = index + 1;
  for (let each = outline[end]; each?.part === head.part && each.depth > head.depth; each = outline[end]) end += 1;
  return end;
}

/** Whether nothing asks further below it. */
export function isLeaf(outline: WhyOutline, index: number): boolean {
  return branchEnd(outline, index) === index + 1;
}
