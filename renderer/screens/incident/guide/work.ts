/** What there is to do in each stage of the guide, read from the runbook and the pattern in view. */

import { causeActionId, stepTitle } from '../../../../shared/incident/runbook-items.ts';
import type { IncidentState } from '../../../../shared/incident/state.ts';
import type { Pattern, ProcedureKind, Runbook, Step } from '../../../../shared/runbook/model.ts';

export const stages = ['checks', 'causes', 'response', 'verification', 'after', 'preparation', 'reference'] as const;
export type Stage = (typeof stages)[number];

/** One thing with a state of its own: a step with its commands, or a line to tick. */
export type Work = {
  id: string;
  text: string;
  step: Step | null;
  /** Number of the pattern that its text refers to. */
  seePattern: number | null;
};

/** A titled run of work, as the runbook's headings group it. */
export type WorkGroup = {
  id: string;
  kind: ProcedureKind | 'preparation' | 'recoveryChecklist' | 'causeAction';
  title: string;
  withinMinutes: number | null;
  work: Work[];
};

/** Kinds of procedure that a stage shows, in the order in which they are needed. */
const kindsOf: Partial<Record<Stage, readonly ProcedureKind[]>> = {
  checks: ['checks'],
  response: ['recovery', 'mitigation', 'special', 'rollback', 'ifNotRecovered', 'permanent'],
};

/** `causes`: what was judged of the runbook's rows; what a confirmed one says to do comes first in the response. */
export function workGroups(
  stage: Stage,
  runbook: Runbook | null,
  pattern: Pattern | null,
  causes: IncidentState['causes'],
): WorkGroup[] {
  if (runbook === null) return [];
  if (stage === 'preparation') return checklist('preparation', runbook.preparation);
  if (stage === 'after') return checklist('recoveryChecklist', runbook.recoveryChecklist);
  const kinds = kindsOf[stage] ?? [];
  const procedures = kinds.flatMap((kind) => pattern?.procedures.filter((procedure) => procedure.kind === kind) ?? []);
  const ofCauses = stage === 'response' ? causeActions(runbook, causes) : [];
  const ofProcedures = procedures.map(({ id, kind, title, withinMinutes, steps, items }) => ({
    id,
    kind,
    title,
    withinMinutes,
    work: [
      ...steps.map((step) => ({ id: step.id, text: stepTitle(step), step, seePattern: null })),
      ...items.map((item) => ({ id: item.id, text: item.text, step: null, seePattern: item.seePattern })),
    ],
  }));
  return [...ofCauses, ...ofProcedures];
}

/** One line for each confirmed cause, of whichever pattern, with what its row says to do. */
function causeActions(runbook: Runbook, causes: IncidentState['causes']): WorkGroup[] {
  const confirmed = runbook.patterns
    .flatMap((pattern) => pattern.causes)
    .filter(({ id, action }) => action !== null && causes[id]?.state === 'confirmed');
  if (confirmed.length === 0) return [];
  const work = confirmed.map(({ id, cause, action, seePattern }) => ({
    id: causeActionId(id),
    text: `${cause}: ${action ?? ''}`,
    step: null,
    seePattern,
  }));
  return [{ id: 'cause-actions', kind: 'causeAction', title: '', withinMinutes: null, work }];
}

/** All of a stage's work in the order of the screen. */
export function workOf(
  stage: Stage,
  runbook: Runbook | null,
  pattern: Pattern | null,
  causes: IncidentState['causes'],
): Work[] {
  return workGroups(stage, runbook, pattern, causes).flatMap(({ work }) => work);
}

function checklist(
  kind: 'preparation' | 'recoveryChecklist',
  items: readonly { id: string; text: string }[],
): WorkGroup[] {
  if (items.length === 0) return [];
  const work = items.map(({ id, text }) => ({ id, text, step: null, seePattern: null }));
  return [{ id: kind, kind, title: '', withinMinutes: null, work }];
}
