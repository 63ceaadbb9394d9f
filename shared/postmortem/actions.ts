/** What will be changed: a table to fill in, with proposals from notes, the runbook's findings and its permanent measures. */
import { oneLine } from '../text/figures.ts';
import { actionOfNote } from '../timeline/action-note.ts';
import type { MissingCode } from './missing.ts';
import { type Block, paragraph, table } from './nodes.ts';
import { placesOf } from './runbook-findings.ts';
import type { Drafted, Scene } from './scene.ts';

type Proposal = { action: string; kind: string };

export function draftActions(scene: Scene): Drafted {
  const { text } = scene;
  const { actions, notFilledIn } = text;
  const proposals = [...fromNotes(scene), ...fromPatterns(scene), ...fromFindings(scene)];
  const rows = proposals.map(({ action, kind }, index) => [
    actionId(index),
    actions.proposal(action),
    kind,
    notFilledIn,
    notFilledIn,
    notFilledIn,
  ]);
  const empty = [actionId(0), ...Array.from({ length: actions.head.length - 1 }, () => notFilledIn)];
  const blocks: Block[] = [
    table(actions.head, rows.length > 0 ? rows : [empty]),
    paragraph(actions.kinds),
    ...(rows.length > 0 ? [paragraph(actions.proposalsExplained)] : []),
  ];
  const missing: MissingCode[] = rows.length > 0 ? ['actionOwners'] : ['actions'];
  return { blocks, missing };
}

function actionId(index: number): string {
  return `A-${index + 1}`;
}

function fromNotes({ countedRows, state, text }: Scene): Proposal[] {
  const service = state.environment?.service ?? '';
  return countedRows.flatMap(({ event, revision }) => {
    if (event.kind !== 'noteAdded') return [];
    const action = actionOfNote(oneLine(revision?.text ?? event.payload.text), service);
    return action === null ? [] : [{ action, kind: text.notFilledIn }];
  });
}

function fromPatterns({ state, runbook, text }: Scene): Proposal[] {
  const active = new Set(state.activePatterns.map(({ pattern }) => pattern.id));
  const patterns = (runbook?.patterns ?? []).filter(({ id }) => active.has(id));
  const permanent = patterns.flatMap(({ procedures }) => procedures.filter(({ kind }) => kind === 'permanent'));
  return permanent.flatMap(({ items, steps }) =>
    [...items.map((each) => each.text), ...steps.flatMap(({ title }) => title ?? [])].map((action) => ({
      action,
      kind: text.actions.prevent,
    })),
  );
}

/** What is wrong in the runbook; what is only worth knowing stays in the annex. */
function fromFindings({ runbook, language, text }: Scene): Proposal[] {
  const wrong = (runbook?.diagnostics ?? []).filter(({ severity }) => severity !== 'info');
  return [...placesOf(wrong, language)].map(([message, lines]) => ({
    action: text.actions.fromRunbook(lines.join(', '), message),
    kind: text.actions.procedure,
  }));
}
