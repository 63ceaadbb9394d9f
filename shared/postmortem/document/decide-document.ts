/**
 * Who may take the document where: one step on at a time, so that nothing is closed that nobody reviewed; back to any earlier
 * state with a reason; reviewed by somebody other than its owner.
 */
import { type Problem, problem, type Result, refuse } from '../../contract/problem.ts';
import type { NewEvent } from '../../incident/event.ts';
import { settled, type WhyAnswer, withoutBlanks } from '../whys/outline.ts';
import { type DocumentStatus, documentStatuses } from './document-payloads.ts';
import type { DocumentRecord } from './document-record.ts';

export type DocumentCommand =
  | {
      kind: 'setDocumentStatus';
      status: DocumentStatus;
      reviewer: string | null;
      reason: string | null;
      basedOn: string | null;
    }
  | { kind: 'setDocumentOwner'; owner: string | null; basedOn: string | null }
  | { kind: 'setWhys'; outline: WhyAnswer[] | null; basedOn: string | null };

export function decideDocument(
  { document }: { document: DocumentRecord },
  command: DocumentCommand,
  nowMs: number,
): Result<NewEvent[]> {
  const { basedOn } = command;
  switch (command.kind) {
    case 'setDocumentStatus': {
      const { status } = command;
      if (status === document.status) return { ok: true, value: [] };
      const reviewer = status === 'reviewed' && isForward(document.status, status) ? words(command.reviewer) : null;
      const reason = isForward(document.status, status) ? null : words(command.reason);
      const refused = whyNot(document, status, reviewer, reason);
      if (refused !== null) return { ok: false, problem: refused };
      return one({ kind: 'postmortemStatusSet', payload: { status, reviewer, reason, basedOn }, happenedAtMs: nowMs });
    }
    case 'setDocumentOwner': {
      const owner = words(command.owner);
      if (owner === document.owner) return { ok: true, value: [] };
      if (owner !== null && document.review !== null && isSamePerson(owner, document.review.reviewer))
        return refuse('INVALID', 'reviewerIsOwner');
      return one({ kind: 'postmortemOwnerSet', payload: { owner, basedOn }, happenedAtMs: nowMs });
    }
    case 'setWhys': {
      const outline = command.outline && withoutBlanks(settled(command.outline));
      if (JSON.stringify(outline) === JSON.stringify(document.whys)) return { ok: true, value: [] };
      return one({ kind: 'whysSet', payload: { outline, basedOn }, happenedAtMs: nowMs });
    }
  }
}

export function isForward(from: DocumentStatus, to: DocumentStatus): boolean {
  return documentStatuses.indexOf(to) > documentStatuses.indexOf(from);
}

function whyNot(
  { status, owner, review }: DocumentRecord,
  to: DocumentStatus,
  reviewer: string | null,
  reason: string | null,
): Problem | null {
  if (!isForward(status, to)) return reason === null ? problem('INVALID', 'documentBackNeedsReason') : null;
  if (documentStatuses.indexOf(to) !== documentStatuses.indexOf(status) + 1 || (to === 'closed' && review === null))
    return problem('INVALID', 'documentNeedsReview');
  if (to !== 'reviewed') return null;
  if (reviewer === null) return problem('INVALID', 'documentNeedsReviewer');
  return owner !== null && isSamePerson(owner, reviewer) ? problem('INVALID', 'reviewerIsOwner') : null;
}

function isSamePerson(one: string, other: string): boolean {
  const named = (name: string) => name.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
  return named(one) === named(other);
}

function words(typed: string | null): string | null {
  const trimmed = typed?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

function one(event: NewEvent): Result<NewEvent[]> {
  return { ok: true, value: [event] };
}
