/** What a person decides in the review of the timeline, and about the document's shape. */
import { type Result, refuse } from '../contract/problem.ts';
import type { NewEvent, Payload } from './event.ts';
import type { IncidentState } from './state.ts';

export type ReviewCommand =
  | ({ kind: 'chooseRow' } & Payload<'rowChosen'>)
  | ({ kind: 'linkEvidence' } & Payload<'evidenceLinked'>)
  | ({ kind: 'waiveFinding' } & Payload<'findingWaived'>)
  | ({ kind: 'confirmReview' } & Payload<'reviewConfirmed'>)
  | ({ kind: 'addSection' } & Payload<'sectionAdded'>)
  | ({ kind: 'decideRunbookEdit' } & Payload<'runbookEditDecided'>);

export const reviewCommands = [
  'chooseRow',
  'linkEvidence',
  'waiveFinding',
  'confirmReview',
  'addSection',
  'decideRunbookEdit',
] as const satisfies ReviewCommand['kind'][];

export function decideReview(
  state: IncidentState,
  command: ReviewCommand,
  { nowMs, hasRow }: { nowMs: number; hasRow: (eventId: string) => boolean },
): Result<NewEvent[]> {
  const one = (event: Omit<NewEvent, 'happenedAtMs'>): Result<NewEvent[]> => ({
    ok: true,
    value: [{ ...event, happenedAtMs: nowMs } as NewEvent],
  });
  const nothing: Result<NewEvent[]> = { ok: true, value: [] };
  switch (command.kind) {
    case 'chooseRow': {
      const { target, inDocument } = command;
      if (!hasRow(target)) return refuse('NOT_FOUND', 'noSuchRow', { id: target });
      return one({ kind: 'rowChosen', payload: { target, inDocument } });
    }
    case 'linkEvidence': {
      const { target } = command;
      if (!hasRow(target)) return refuse('NOT_FOUND', 'noSuchRow', { id: target });
      const known = new Set(state.evidence.map(({ id }) => id));
      const evidenceIds = [...new Set(command.evidenceIds)];
      const unknown = evidenceIds.find((id) => !known.has(id));
      if (unknown !== undefined) return refuse('NOT_FOUND', 'noSuchEvidence', { id: unknown });
      if (evidenceIds.length === 0) return nothing;
      return one({ kind: 'evidenceLinked', payload: { target, evidenceIds } });
    }
    case 'waiveFinding': {
      const { finding, basedOn } = command;
      const reason = command.reason === null ? null : command.reason.trim();
      if (reason === '') return refuse('INVALID', 'waivingNeedsReason');
      if ((ownValue(state.review.waived, finding)?.reason ?? null) === reason) return nothing;
      return one({ kind: 'findingWaived', payload: { finding, reason, basedOn } });
    }
    case 'confirmReview': {
      const { kind: _, ...payload } = command;
      return one({ kind: 'reviewConfirmed', payload });
    }
    case 'addSection': {
      const { present, basedOn } = command;
      const title = command.title.trim();
      if (title === '') return refuse('INVALID', 'sectionNeedsTitle');
      if (state.review.addedSections.includes(title) === present) return nothing;
      return one({ kind: 'sectionAdded', payload: { title, present, basedOn } });
    }
    case 'decideRunbookEdit': {
      const { edit, state: decided, basedOn } = command;
      const reason = command.reason?.trim() || null;
      if (decided === 'declined' && reason === null) return refuse('INVALID', 'decliningNeedsReason');
      const standing = ownValue(state.review.runbookEdits, edit);
      if ((standing?.state ?? 'proposed') === decided && (standing?.reason ?? null) === reason) return nothing;
      return one({ kind: 'runbookEditDecided', payload: { edit, state: decided, reason, basedOn } });
    }
  }
}

/** Names come from a record: `constructor` is one like any other. */
function ownValue<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
