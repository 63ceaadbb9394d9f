/** Destroying actions: what was ordered by whose approval and what came of it, and what acting alone left owed. */
import type { ActionRecord } from '../incident/action-record.ts';
import { owedOf } from '../incident/owed.ts';
import { outcomesText } from '../text/action-sentence.ts';
import { eventText } from '../text/event-text.ts';
import { type Block, heading, list, paragraph, table } from './nodes.ts';
import { spare } from './pages/spare.ts';
import type { Drafted, Scene } from './scene.ts';

/** Nothing where there was none. */
export function draftDestroying(scene: Scene): Drafted {
  const { state, at, cite, text } = scene;
  const { destroying } = text.response;
  if (state.actions.length === 0) return { blocks: [], missing: [] };
  const rows = state.actions.map((action) => [
    at(action.happenedAtMs),
    whatText(action, scene),
    approvalText(action, scene),
    resultText(action, scene),
    cite(action.ended?.evidenceId ? [action.ended.evidenceId] : [], [action.eventId]),
  ]);
  const blocks: Block[] = [
    heading(3, destroying.title),
    spare(table(destroying.head, rows), { of: 'measured', keeps: [4, 3, 1] }),
  ];
  const owed = owedOf(state);
  if (owed.length === 0) return { blocks, missing: [] };
  const { duties } = eventText(scene.language);
  const items = owed.map(({ action, duty, settled }) =>
    settled === null
      ? destroying.stillOwed(at(action.happenedAtMs), duties[duty], cite([], [action.eventId]))
      : destroying.settled(
          at(action.happenedAtMs),
          duties[duty],
          settled.done,
          at(settled.happenedAtMs),
          cite([], [action.eventId]),
        ),
  );
  const isOwed = owed.some(({ settled }) => settled === null);
  return {
    blocks: [
      ...blocks,
      paragraph(destroying.owed),
      ...list(items).map((each) => spare(each, { of: 'measured', keeps: [4, 3, 1] })),
    ],
    missing: isOwed ? ['owedDuties'] : [],
  };
}

function whatText({ signal, backends, title, target }: ActionRecord, { language, text }: Scene): string {
  return text.response.destroying.what(eventText(language).signals[signal], String(backends.length), title, target);
}

function approvalText({ approval, actor }: ActionRecord, { language, text }: Scene): string {
  const words = eventText(language);
  const approved =
    approval.kind === 'emergency'
      ? words.emergency(approval.reason)
      : words.reviewedBy(approval.reviewer, approval.ticket, approval.backup);
  return text.response.destroying.by(actor || text.responder, approved);
}

/** An action without an end in the record was cut short: what came of it is not known, and is not guessed. */
function resultText({ ended, recount }: ActionRecord, { language, text }: Scene): string {
  const { destroying } = text.response;
  if (ended === null) return destroying.noResult;
  const outcomes = outcomesText(ended.outcomes, eventText(language));
  return recount === null ? outcomes : destroying.cameBack(outcomes, String(recount.returned));
}
