/** The sentences of deliberate changes: what was ordered by whose approval, what came of it, what was made good. */
import { type BackendOutcome, backendOutcomeSchema } from '../incident/action-payloads.ts';
import { countOutcomes } from '../incident/action-record.ts';
import type { RecordedEvent } from '../incident/event.ts';
import { dictionaryOf } from './dictionary.ts';
import type { EventText } from './event-ja.ts';
import type { EventWords } from './event-sentence.ts';
import { shortTimeText } from './figures.ts';

export type ActionEvent = Extract<
  RecordedEvent,
  { kind: 'actionIntended' | 'actionEnded' | 'sessionsRecounted' | 'owedSettled' | 'commandDone' }
>;

export function actionSentence({ kind, payload }: ActionEvent, { text, language }: EventWords): string {
  switch (kind) {
    case 'actionIntended': {
      const { approval, signal, backends } = payload;
      const approved =
        approval.kind === 'emergency'
          ? text.emergency(approval.reason)
          : text.reviewedBy(approval.reviewer, approval.ticket, approval.backup);
      return text.actionIntended(text.signals[signal], String(backends.length), approved);
    }
    case 'actionEnded':
      return text.actionEnded(outcomesText(payload.outcomes, text));
    case 'sessionsRecounted':
      return text.sessionsRecounted(String(payload.returned), String(payload.before), shortTimeText(payload.afterMs));
    case 'owedSettled':
      return text.owedSettled(text.duties[payload.duty], payload.done);
    case 'commandDone': {
      const { risk, title, text: command, outcome, note } = payload;
      const said = text.commandDone(
        dictionaryOf(language).incident.steps.risks[risk],
        title,
        command,
        text.commandOutcomes[outcome],
      );
      return note === null ? said : text.withReason(said, note);
    }
  }
}

/** Each outcome with how often it came, in the order in which they are of interest. */
export function outcomesText(outcomes: readonly { outcome: BackendOutcome }[], text: EventText): string {
  const counts = countOutcomes(outcomes);
  return backendOutcomeSchema.options
    .flatMap((outcome) => {
      const count = counts.get(outcome);
      return count === undefined ? [] : [text.outcomeCount(text.backendOutcomes[outcome], String(count))];
    })
    .join(text.joiner);
}
