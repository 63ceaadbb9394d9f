/** What will be changed: the record's action items as a table, what is proposed beside them, and what was declined, with why. */
import type { Table } from 'mdast';
import { blanksOfAction } from '../actions/action-item.ts';
import type { ActionItemRecord } from '../actions/action-item-record.ts';
import { type ActionItemWords, actionItemWords } from '../text/action-item-words.ts';
import { type ActionProposal, actionProposals } from './action-proposals.ts';
import type { MissingCode } from './missing.ts';
import { type Block, type Content, heading, list, paragraph, table, text as textNode } from './nodes.ts';
import { spare } from './pages/spare.ts';
import type { Drafted, Scene } from './scene.ts';

export function draftActions(scene: Scene): Drafted {
  const { text, state } = scene;
  const { actions } = text;
  const adopted = state.actionItems.filter(({ status }) => status !== 'declined');
  const declined = state.actionItems.filter(({ status }) => status === 'declined');
  const proposals = actionProposals(scene);
  const blocks: Block[] = [
    spare(actionTable(scene), { of: 'proposals', keeps: [Math.max(adopted.length, 6), 6, 4] }),
    paragraph(actions.kinds),
    ...(proposals.length > 0 ? [paragraph(actions.proposalsExplained)] : []),
    ...(declined.length > 0
      ? [
          heading(3, actions.declined),
          ...list(declined.map((each) => declinedLine(each, scene))).map((each) =>
            spare(each, { of: 'proposals', keeps: [3, 2, 0] }),
          ),
        ]
      : []),
  ];
  return { blocks, missing: missingOf(adopted, proposals.length) };
}

/** Items that count, then proposals; a form to fill in where there is neither. */
export function actionTable(scene: Scene): Table {
  const { text, state, language } = scene;
  const { actions, notFilledIn } = text;
  const words = actionItemWords(language);
  const blanks = (count: number) => Array.from({ length: count }, () => notFilledIn);
  const items = state.actionItems
    .filter(({ status }) => status !== 'declined')
    .map((item) => cellsOf(item, words, notFilledIn));
  const proposed = actionProposals(scene).map(({ text: what, kind, source }): Content[] => [
    '–',
    actions.proposal(text.cited(what, sourceText(source, scene))),
    kind === null ? notFilledIn : words.kinds[kind],
    ...blanks(actions.head.length - 3),
  ]);
  const rows = [...items, ...proposed];
  const filled = table(actions.head, rows.length > 0 ? rows : [['A-1', ...blanks(actions.head.length - 1)]]);
  // Words of an adopted action are its author's.
  return {
    ...filled,
    children: filled.children.map((row, index) => (index <= items.length ? { ...row, data: { own: true } } : row)),
  };
}

function sourceText(source: ActionProposal['source'], { text, cite }: Scene): string {
  return 'line' in source ? text.runbookEdits.line(String(source.line)) : cite([], [source.eventId]);
}

function cellsOf(item: ActionItemRecord, words: ActionItemWords, notFilledIn: string): Content[] {
  const { label, text, owner, due, priority, doneWhen } = item;
  return [
    label,
    text,
    kindText(item, words) ?? notFilledIn,
    owner ?? notFilledIn,
    due ?? notFilledIn,
    priority === null ? notFilledIn : words.priorities[priority],
    doneWhen ?? notFilledIn,
    statusContent(item, words),
  ];
}

function kindText({ kind, term }: ActionItemRecord, { kinds, terms }: ActionItemWords): string | null {
  if (kind === null) return term === null ? null : terms[term];
  return term === null ? kinds[kind] : `${kinds[kind]} (${terms[term]})`;
}

/** Where it stands, by what one sees it, and its ticket as a link. */
function statusContent({ status, reason, ticket }: ActionItemRecord, { statuses }: ActionItemWords): Content {
  const said = reason === null ? statuses[status] : `${statuses[status]}: ${reason}`;
  if (ticket === null) return said;
  // A bar would end the cell.
  const url = ticket.replaceAll('|', '%7C');
  return [said, { type: 'text', value: ' ' }, { type: 'link', url, children: [textNode(url)] }];
}

function declinedLine({ label, text: what, reason }: ActionItemRecord, { text }: Scene): string {
  return text.actions.declinedOne(label, what, reason ?? text.notFilledIn);
}

function missingOf(adopted: readonly ActionItemRecord[], proposals: number): MissingCode[] {
  if (adopted.length === 0) return proposals > 0 ? ['actionOwners'] : ['actions'];
  const open = adopted.filter(({ status }) => status === 'open');
  return open.some((item) => blanksOfAction(item).length > 0) ? ['actionOwners'] : [];
}
