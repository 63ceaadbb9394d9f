/** What of an event can be looked for: the words of people, and the names of things. */
import type { Approval } from './action-payloads.ts';
import type { RecordedEvent } from './event.ts';

/** The searchable text of an event; empty where it has none. */
export function searchTextOf(event: RecordedEvent): string {
  return partsOf(event)
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join('\n');
}

function partsOf({ kind, payload }: RecordedEvent): (string | null | undefined)[] {
  switch (kind) {
    case 'opened':
      return [
        payload.title,
        payload.alert,
        payload.environment?.name,
        payload.environment?.service,
        payload.runbook?.title,
      ];
    case 'sectionAdded':
    case 'titleSet':
    case 'runbookBound':
    case 'patternSet':
      return [payload.title];
    case 'environmentChanged':
      return [payload.environment.name, payload.environment.service];
    case 'itemSet':
    case 'causeSet':
      return [payload.text, payload.reason];
    case 'checkRan':
      return [payload.title, payload.target];
    case 'actionIntended':
      return [payload.title, payload.target, ...approvalText(payload.approval)];
    case 'owedSettled':
      return [payload.done];
    case 'commandDone':
      return [payload.title, payload.text, payload.note];
    case 'messageSent':
      return [payload.text];
    case 'factSet':
      return [payload.value];
    case 'escalated':
      return [payload.role, payload.person, payload.contact, payload.note];
    case 'evidenceAttached':
      return [payload.evidence.title];
    case 'noteAdded':
    case 'noteRevised':
      return [payload.text];
    case 'struck':
    case 'wordingAccepted':
    case 'deadlineHandled':
    case 'rollbackDecided':
    case 'findingWaived':
    case 'runbookEditDecided':
    case 'closed':
    case 'reopened':
      return [payload.reason];
    case 'actionItemSet':
      return [payload.item.text, payload.item.owner, payload.item.doneWhen];
    case 'actionItemSettled':
      return [payload.text, payload.reason];
    case 'postmortemSectionSet':
      return [payload.markdown];
    case 'whysSet':
      return (payload.outline ?? []).map(({ text }) => text);
    case 'postmortemOwnerSet':
      return [payload.owner];
    case 'postmortemStatusSet':
      return [payload.reviewer, payload.reason];
    case 'roleSet':
      return [payload.names];
    case 'handedOver':
      return [payload.to, payload.nextStep];
    case 'exported':
    case 'recordCopied':
      return [payload.fileName];
    default:
      return [];
  }
}

function approvalText(approval: Approval): string[] {
  return approval.kind === 'emergency' ? [approval.reason] : [approval.reviewer, approval.ticket, approval.backup];
}
