/** The outline that the record gives before anybody writes one: what was confirmed, suspected and ruled out, with its evidence. */
import type { CauseRecord } from '../../incident/state.ts';
import { cleanText } from '../nodes.ts';
import { longestAnswer, mostAnswers, mostCitations, settled, type WhyAnswer } from './outline.ts';
import { blankAnswer } from './outline-edit.ts';

export type RecordedCauses = {
  /** What shortly came before, in words; it is a hypothesis whatever shows that it happened. */
  trigger: { text: string; evidenceIds: readonly string[]; eventId: string } | null;
  confirmed: readonly CauseRecord[];
  suspected: readonly CauseRecord[];
  ruledOut: readonly CauseRecord[];
};

const reasonEnding = '-reason';

/** The event that an answer was made of; of an answer that a person added it names none. */
export function eventOfAnswer(answerId: string): string {
  return answerId.endsWith(reasonEnding) ? answerId.slice(0, -reasonEnding.length) : answerId;
}

/** Ids are made of the events', so that the same record gives the same outline. */
export function outlineFromRecord({ trigger, confirmed, suspected, ruledOut }: RecordedCauses): WhyAnswer[] {
  const answers: WhyAnswer[] = [
    ...(trigger === null ? [] : [answer(trigger.eventId, 'trigger', trigger.text, trigger.evidenceIds, true)]),
    ...confirmed.map(({ eventId, text, evidenceIds }) => answer(eventId, 'causes', text, evidenceIds, false)),
    ...suspected.map(({ eventId, text, evidenceIds }) => answer(eventId, 'causes', text, evidenceIds, true)),
    ...ruledOut.flatMap(({ eventId, text, evidenceIds, reason }) => [
      answer(eventId, 'ruledOut', text, evidenceIds, false),
      ...(reason === null || reason.trim() === ''
        ? []
        : [{ ...answer(eventId + reasonEnding, 'ruledOut', reason, [], false), depth: 1 }]),
    ]),
  ];
  return settled(answers.slice(0, mostAnswers));
}

function answer(
  id: string,
  part: WhyAnswer['part'],
  text: string,
  evidenceIds: readonly string[],
  hypothesis: boolean,
): WhyAnswer {
  const words = cleanText(text).slice(0, longestAnswer);
  return { ...blankAnswer(id, part), text: words, evidenceIds: evidenceIds.slice(0, mostCitations), hypothesis };
}
