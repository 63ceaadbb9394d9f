/** What the events about the document add up to. The record is replaced, never changed: copies of a state share it. */
import type { Payload } from '../../incident/event.ts';
import { settled, type WhyOutline } from '../whys/outline.ts';
import type { DocumentStatus } from './document-payloads.ts';

export type DocumentRecord = {
  status: DocumentStatus;
  /** The review that stands; null before one and after the document went back. */
  review: { reviewer: string; atMs: number } | null;
  /** Whether somebody changed the document since that review. */
  changedSinceReview: boolean;
  /** Null while it is not closed. */
  closedAtMs: number | null;
  owner: string | null;
  /** Null where nobody wrote it: then it is what the record says. */
  whys: WhyOutline | null;
};

export function newDocument(): DocumentRecord {
  return { status: 'draft', review: null, changedSinceReview: false, closedAtMs: null, owner: null, whys: null };
}

type Holder = { document: DocumentRecord };
type Written<K extends 'postmortemStatusSet' | 'postmortemOwnerSet' | 'whysSet'> = {
  happenedAtMs: number;
  payload: Payload<K>;
};

/** Words of the document changed: a review that stands was of other words. */
export function documentChanged(state: Holder): void {
  if (state.document.review !== null) state.document = { ...state.document, changedSinceReview: true };
}

export const documentAppliers = {
  postmortemStatusSet(state: Holder, { payload: { status, reviewer }, happenedAtMs }: Written<'postmortemStatusSet'>) {
    const reviewed = status === 'reviewed' || status === 'closed';
    // Another device may have closed it on a review that this record does not hold yet.
    const review =
      status === 'reviewed' && reviewer !== null ? { reviewer, atMs: happenedAtMs } : state.document.review;
    state.document = {
      ...state.document,
      status,
      review: reviewed ? review : null,
      changedSinceReview: status === 'closed' && state.document.changedSinceReview,
      closedAtMs: status === 'closed' ? happenedAtMs : null,
    };
  },
  postmortemOwnerSet(state: Holder, { payload: { owner } }: Written<'postmortemOwnerSet'>) {
    state.document = { ...state.document, owner };
  },
  whysSet(state: Holder, { payload: { outline } }: Written<'whysSet'>) {
    state.document = { ...state.document, whys: outline === null ? null : settled(outline) };
    documentChanged(state);
  },
};
