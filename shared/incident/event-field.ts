/** Which settable field an event writes: setters of one field name the last of its events that they saw. */
import { actionItemField, actionStatusField } from '../actions/action-item-record.ts';
import { acceptedWordingField } from '../postmortem/checker/accepted-wording.ts';
import type { NewEvent } from './event.ts';

/**
 * The settable field an event writes, for conflict detection; null for events that never conflict.
 */
export function fieldOf(event: Pick<NewEvent, 'kind' | 'payload'>): string | null {
  const { kind, payload } = event as NewEvent;
  switch (kind) {
    case 'titleSet':
      return 'title';
    case 'severitySet':
      return 'severity';
    case 'detectionSet':
      return 'detection';
    case 'environmentChanged':
      return 'environment';
    case 'patternSet':
      return `pattern:${payload.pattern.id}`;
    case 'itemSet':
      return `item:${payload.item.id}`;
    case 'causeSet':
      return `cause:${payload.cause.id}`;
    case 'milestoneSet':
      return `milestone:${payload.milestone}`;
    case 'factSet':
      return `fact:${payload.fact}`;
    case 'leakSuspicionSet':
      return 'leak';
    case 'owedSettled':
      return `owed:${payload.actionId}/${payload.duty}`;
    case 'roleSet':
      return `role:${payload.role}`;
    case 'findingWaived':
      return `finding:${payload.finding}`;
    case 'sectionAdded':
      return `addedSection:${payload.title}`;
    case 'runbookEditDecided':
      return `runbookEdit:${payload.edit}`;
    case 'actionItemSet':
      return actionItemField(payload);
    case 'actionItemSettled':
      return actionStatusField(payload);
    case 'wordingAccepted':
      return acceptedWordingField(payload);
    case 'postmortemSectionSet':
      return `section:${payload.section}`;
    case 'whysSet':
      return 'whys';
    case 'postmortemOwnerSet':
      return 'documentOwner';
    case 'postmortemStatusSet':
      return 'documentStatus';
    default:
      return null;
  }
}
