import type { Milestone } from '../../../../shared/incident/event.ts';
import type { RunbookEditState } from '../../../../shared/incident/review-payloads.ts';
import { client, newCommandId } from '../../../contract/client.ts';
import { useActionQueue } from '../../../state/action.ts';

/** What a person can do in the review; each answers undefined where it failed, and `problem` says why. */
export function useReviewCommands(incidentId: string, onDone: () => void) {
  const action = useActionQueue(async (send: () => Promise<unknown>) => {
    await send();
    onDone();
    return true;
  });
  const command = () => ({ incidentId, commandId: newCommandId() });
  const { reviews, incidents } = client;
  return {
    busy: action.busy,
    problem: action.problem,
    dismiss: action.dismiss,
    choose: (target: string, inDocument: boolean | null) =>
      action.run(() => reviews.chooseRow({ ...command(), target, inDocument })),
    link: (target: string, evidenceId: string) =>
      action.run(() => reviews.linkEvidence({ ...command(), target, evidenceIds: [evidenceId] })),
    waive: (finding: string, reason: string | null, basedOn: string | null) =>
      action.run(() => reviews.waiveFinding({ ...command(), finding, reason, basedOn })),
    confirm: () => action.run(() => reviews.confirm(command())),
    addSection: (title: string, present: boolean, basedOn: string | null) =>
      action.run(() => reviews.addSection({ ...command(), title, present, basedOn })),
    decideEdit: (edit: string, state: RunbookEditState, reason: string | null, basedOn: string | null) =>
      action.run(() => reviews.decideRunbookEdit({ ...command(), edit, state, reason, basedOn })),
    note: (text: string, atMs: number) =>
      action.run(() => incidents.addNotes({ ...command(), notes: [{ text, atMs }] })),
    milestone: (milestone: Milestone, atMs: number, basedOn: string | null) =>
      action.run(() => incidents.setMilestone({ ...command(), milestone, atMs, basedOn })),
  };
}

export type ReviewCommands = ReturnType<typeof useReviewCommands>;
