/** What earlier incidents of the same kind had asked for, and nobody did: it might have kept this one from happening. */
import type { ActionItemRecord } from '../actions/action-item-record.ts';
import { type Block, heading, list } from './nodes.ts';
import { spare } from './pages/spare.ts';
import type { Scene } from './scene.ts';

/** An open action item of an incident that this one is a recurrence of. */
export type PastAction = Pick<ActionItemRecord, 'label' | 'text' | 'owner' | 'due'> & {
  incidentNumber: number;
  incidentTitle: string;
};

/** In the body, where the document is read in three pages. */
const shownActions = 8;

/** Nothing where this is no recurrence, or all of it was done. */
export function pastActionBlocks({ pastActions = [], text, countedRows, cite }: Scene): Block[] {
  if (pastActions.length === 0) return [];
  const { pastActions: words } = text;
  const linked = countedRows.filter(
    ({ event }) => event.kind === 'incidentRelated' && event.payload.relation === 'recurrenceOf',
  );
  const rows = cite(
    [],
    linked.map(({ eventId }) => eventId),
  );
  const more = pastActions.length - shownActions;
  return [
    heading(3, words.title),
    ...list([
      ...pastActions
        .slice(0, shownActions)
        .map(({ incidentNumber, incidentTitle, label, text: what, owner, due }) =>
          text.cited(
            words.one(
              `#${incidentNumber} ${incidentTitle}`,
              label,
              what,
              owner ?? text.notFilledIn,
              due ?? text.notFilledIn,
            ),
            rows,
          ),
        ),
      ...(more > 0 ? [text.cited(words.more(String(more)), rows)] : []),
    ]).map((each) => spare(each, { of: 'past', keeps: [3, 2, 0] })),
  ];
}
