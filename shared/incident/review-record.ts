/** What the review and the choices about the document add up to. */
import type { EventKind, Payload, RecordedEvent } from './event.ts';
import type { RunbookEditState, Seen } from './review-payloads.ts';
import type { IncidentState } from './state.ts';

export type ReviewRecord = {
  /** Why a finding is no reason to change anything, by the finding's name. */
  waived: Record<string, { reason: string; eventId: string; actor: string }>;
  /** The newest; null while nobody has. */
  confirmed:
    | (Omit<Payload<'reviewConfirmed'>, 'seen'> & {
        seen: Seen[];
        eventId: string;
        actor: string;
        happenedAtMs: number;
      })
    | null;
  /** Titles, in the order in which they were added. */
  addedSections: string[];
  /** By the proposal's name; one that nobody has decided is absent. */
  runbookEdits: Record<
    string,
    {
      state: Exclude<RunbookEditState, 'proposed'>;
      reason: string | null;
      actor: string;
      happenedAtMs: number;
      eventId: string;
    }
  >;
};

export function noReview(): ReviewRecord {
  return { waived: {}, confirmed: null, addedSections: [], runbookEdits: {} };
}

type Known<K extends EventKind> = Extract<RecordedEvent, { kind: K }>;

export const reviewAppliers = {
  rowChosen() {},
  /** A cause or a milestone that stands by this row has the evidence from then on. */
  evidenceLinked(state: IncidentState, { payload: { target, evidenceIds } }: Known<'evidenceLinked'>) {
    const withMore = <R extends { eventId: string; evidenceIds: string[] }>(record: R): R =>
      record.eventId === target
        ? { ...record, evidenceIds: [...new Set([...record.evidenceIds, ...evidenceIds])] }
        : record;
    for (const [id, cause] of Object.entries(state.causes)) state.causes[id] = withMore(cause);
    for (const milestone of Object.keys(state.milestones) as (keyof IncidentState['milestones'])[]) {
      const record = state.milestones[milestone];
      if (record !== null) state.milestones[milestone] = withMore(record);
    }
  },
  findingWaived(state: IncidentState, { payload: { finding, reason }, id, actor }: Known<'findingWaived'>) {
    const { [finding]: _, ...others } = state.review.waived;
    const waived = reason === null ? others : { ...others, [finding]: { reason, eventId: id, actor } };
    state.review = { ...state.review, waived };
  },
  reviewConfirmed(state: IncidentState, { payload, id, actor, happenedAtMs }: Known<'reviewConfirmed'>) {
    state.review = { ...state.review, confirmed: { ...payload, eventId: id, actor, happenedAtMs } };
  },
  sectionAdded(state: IncidentState, { payload: { title, present } }: Known<'sectionAdded'>) {
    const others = state.review.addedSections.filter((each) => each !== title);
    state.review = { ...state.review, addedSections: present ? [...others, title] : others };
  },
  runbookEditDecided(state: IncidentState, { payload, id, actor, happenedAtMs }: Known<'runbookEditDecided'>) {
    const { edit, state: decided, reason } = payload;
    const { [edit]: _, ...others } = state.review.runbookEdits;
    const runbookEdits =
      decided === 'proposed'
        ? others
        : { ...others, [edit]: { state: decided, reason, actor, happenedAtMs, eventId: id } };
    state.review = { ...state.review, runbookEdits };
  },
};
