/** What sort of thing a row of the timeline is: its column in the document, its chip in a filter. */
import type { EventKind, RecordedEvent } from '../incident/event.ts';

export type EventCategory =
  | 'milestone'
  | 'check'
  | 'work'
  | 'decision'
  | 'note'
  | 'evidence'
  /** What the app itself keeps account of. */
  | 'record'
  | 'unknown';

const byKind: Record<EventKind, EventCategory> = {
  opened: 'milestone',
  titleSet: 'record',
  severitySet: 'decision',
  detectionSet: 'record',
  blankPutOff: 'record',
  incidentRelated: 'decision',
  environmentChanged: 'decision',
  runbookBound: 'record',
  patternsSuggested: 'check',
  patternSet: 'decision',
  itemSet: 'work',
  causeSet: 'decision',
  checkRan: 'check',
  clockOffsetMeasured: 'check',
  levelChanged: 'check',
  watchGap: 'check',
  watchRolledUp: 'record',
  watchMuted: 'decision',
  watchSwitched: 'decision',
  evidenceAttached: 'evidence',
  noteAdded: 'note',
  noteRevised: 'note',
  struck: 'record',
  starSet: 'record',
  undone: 'record',
  milestoneSet: 'milestone',
  recoveryVerified: 'check',
  deadlineDue: 'record',
  deadlineSnoozed: 'record',
  deadlineHandled: 'decision',
  rollbackDecided: 'decision',
  actionIntended: 'decision',
  actionEnded: 'work',
  sessionsRecounted: 'check',
  owedSettled: 'work',
  commandDone: 'work',
  roleSet: 'decision',
  handedOver: 'decision',
  handOverTakenBack: 'decision',
  handOverReceived: 'decision',
  recordCopied: 'record',
  escalated: 'work',
  messageSent: 'work',
  messageDelivered: 'work',
  factSet: 'record',
  leakSuspicionSet: 'decision',
  rowChosen: 'record',
  evidenceLinked: 'record',
  findingWaived: 'record',
  reviewConfirmed: 'record',
  sectionAdded: 'record',
  runbookEditDecided: 'record',
  actionItemSet: 'record',
  actionItemSettled: 'record',
  wordingAccepted: 'record',
  postmortemSectionSet: 'record',
  whysSet: 'record',
  postmortemOwnerSet: 'record',
  postmortemStatusSet: 'decision',
  exported: 'record',
  closed: 'milestone',
  reopened: 'milestone',
};

export function categoryOf({ kind }: Pick<RecordedEvent, 'kind'>): EventCategory {
  return kind === 'unknown' || kind === 'blackedOut' ? 'unknown' : byKind[kind];
}
