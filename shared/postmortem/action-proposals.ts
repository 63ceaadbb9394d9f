/** What the record itself asks to be changed: notes that say so, permanent measures of the runbook, and what is wrong in it. */
import type { ActionKind } from '../actions/action-item.ts';
import { oneLine } from '../text/figures.ts';
import { actionOfNote } from '../timeline/action-note.ts';
import { placesOf } from './runbook-findings.ts';
import type { Scene } from './scene.ts';

export type ActionProposal = {
  /** Stays the same while the record grows, so that what was adopted or declined is not proposed again. */
  key: string;
  text: string;
  /** Null where only a person can tell. */
  kind: ActionKind | null;
  /** The row or the line of the runbook that asks for it. */
  source: { eventId: string } | { line: number };
};

/** Those that nobody has decided about. */
export function actionProposals(scene: Scene): ActionProposal[] {
  const decided = new Set(scene.state.actionItems.flatMap(({ proposal }) => proposal ?? []));
  const all = [...fromNotes(scene), ...fromPatterns(scene), ...fromFindings(scene)];
  return all.filter(({ key }) => !decided.has(key));
}

function fromNotes({ countedRows, state }: Scene): ActionProposal[] {
  const service = state.environment?.service ?? '';
  return countedRows.flatMap(({ event, eventId, revision }) => {
    if (event.kind !== 'noteAdded') return [];
    const text = actionOfNote(oneLine(revision?.text ?? event.payload.text), service);
    return text === null ? [] : [{ key: `note:${eventId}`, text, kind: null, source: { eventId } }];
  });
}

function fromPatterns({ state, runbook }: Scene): ActionProposal[] {
  const active = new Set(state.activePatterns.map(({ pattern }) => pattern.id));
  const patterns = (runbook?.patterns ?? []).filter(({ id }) => active.has(id));
  const permanent = patterns.flatMap(({ procedures }) => procedures.filter(({ kind }) => kind === 'permanent'));
  return permanent.flatMap(({ items, steps }) =>
    [
      ...items.map(({ id, text, line }) => ({ id, text, line })),
      ...steps.flatMap(({ id, title, line }) => (title === null ? [] : [{ id, text: title, line }])),
    ].map(({ id, text, line }) => ({ key: `measure:${id}`, text, kind: 'prevent' as const, source: { line } })),
  );
}

/** What is wrong in the runbook; what is only worth knowing stays in the annex. */
function fromFindings({ runbook, language, text }: Scene): ActionProposal[] {
  const wrong = (runbook?.diagnostics ?? []).filter(({ severity }) => severity !== 'info');
  return [...placesOf(wrong, language)].map(([message, lines]) => ({
    key: `runbook:${message}`,
    text: text.actions.fromRunbook(lines.join(', '), message),
    kind: 'procedure' as const,
    source: { line: lines[0] ?? 1 },
  }));
}
