/**
 * An outline as lines of text, one an answer: how an edit of it is kept as a draft, and how its undo goes back. The words come last
 * in a line and everything else is free of secrets, so blacking out a secret can spoil no other answer.
 */
import { deepest, settled, type WhyAnswer, type WhyOutline, whyAnswerSchema } from './outline.ts';

const marks = { hypothesis: '?', systemCondition: '!' } as const;

/** `causes 1 ?! ID evidence-1,evidence-2 The words`, a dash where there is none. */
export function outlineLines(outline: WhyOutline): string {
  return outline
    .map(({ part, depth, id, evidenceIds, hypothesis, systemCondition, text }) => {
      const marked = (hypothesis ? marks.hypothesis : '') + (systemCondition ? marks.systemCondition : '');
      return `${part} ${depth} ${marked || '-'} ${id} ${evidenceIds.join(',') || '-'} ${text.replace(/[\r\n]+/gu, ' ')}`;
    })
    .join('\n');
}

const line = /^(?<part>\S+) (?<depth>\d+) (?<marks>\S+) (?<id>\S+) (?<evidence>\S+) (?<text>.*)$/su;

/** Reads them back. A line that is none becomes an answer among the causes: no word of a person is dropped. */
export function readOutlineLines(text: string): WhyAnswer[] {
  if (text === '') return [];
  return settled(
    text.split('\n').map((each, index) => {
      const found = line.exec(each)?.groups;
      const answer = whyAnswerSchema.safeParse({
        part: found?.part,
        depth: Math.min(Number(found?.depth), deepest),
        id: found?.id,
        evidenceIds: found?.evidence === '-' ? [] : found?.evidence?.split(','),
        hypothesis: found?.marks?.includes(marks.hypothesis),
        systemCondition: found?.marks?.includes(marks.systemCondition),
        text: found?.text,
      });
      if (answer.success) return answer.data;
      const rest = { depth: 0, evidenceIds: [], hypothesis: false, systemCondition: false };
      return { ...rest, id: `line-${index}`, part: 'causes' as const, text: each };
    }),
  );
}
