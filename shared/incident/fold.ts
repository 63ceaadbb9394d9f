/**
 * Events → state. Never throws, whatever the order or the gaps: two devices' records of one incident, merged by event id and
 * put into the total order, fold into the same state on both.
 */
import { actionItemAppliers, actionItemField, actionStatusField } from '../actions/action-item-record.ts';
import { levelOfCheck } from '../diagnosis/level.ts';
import { acceptedWordingApplier, acceptedWordingField } from '../postmortem/checker/accepted-wording.ts';
import { documentAppliers, documentChanged, newDocument } from '../postmortem/document/document-record.ts';
import { noWatch, watchAppliers, withoutReadings } from '../watch/watch-record.ts';
import { actionAppliers } from './action-record.ts';
import { compareEvents, type EventKind, type NewEvent, type Payload, type RecordedEvent } from './event.ts';
import { evidenceLabel } from './evidence-label.ts';
import { messageAppliers } from './message-record.ts';
import { noReview, reviewAppliers } from './review-record.ts';
import { roleAppliers } from './role-record.ts';
import type { IncidentState } from './state.ts';

type Known<K extends EventKind> = Extract<RecordedEvent, { kind: K }>;
type Applier<K extends EventKind> = (state: IncidentState, event: Known<K>, devices: string[]) => void;

export function emptyIncident(incidentId: string): IncidentState {
  return {
    incidentId,
    title: '',
    zone: 'UTC',
    language: 'ja',
    drill: false,
    backdated: false,
    status: 'open',
    environment: null,
    runbook: null,
    alert: null,
    detection: null,
    blanksPutOff: [],
    relations: [],
    severity: null,
    milestones: { began: null, detected: null, declared: null, responseBegan: null, mitigated: null, recovered: null },
    candidates: [],
    activePatterns: [],
    items: {},
    causes: {},
    checks: [],
    setAsideBeforeEventId: null,
    evidence: [],
    clockOffsets: [],
    watch: noWatch(),
    recoveryVerified: null,
    deadlinesDue: {},
    deadlinesSnoozed: {},
    deadlinesHandled: {},
    rollbackDecisions: [],
    actions: [],
    commandsDone: [],
    roles: {},
    handOvers: [],
    copies: [],
    environmentFrom: null,
    escalations: [],
    messages: [],
    facts: {},
    leak: null,
    review: noReview(),
    actionItems: [],
    acceptedWordings: [],
    postmortemSections: {},
    document: newDocument(),
    exports: [],
    lastEventOf: {},
    eventCount: 0,
    lastLamport: 0,
  };
}

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

const appliers: { [K in EventKind]: Applier<K> } = {
  opened(state, { payload, id, deviceId, happenedAtMs }) {
    state.title = payload.title;
    state.zone = payload.zone;
    state.language = payload.language;
    state.drill = payload.drill;
    state.backdated = payload.backdated;
    state.environment = payload.environment;
    state.environmentFrom = deviceId;
    state.runbook = payload.runbook;
    state.alert = payload.alert;
    state.detection = payload.detection ?? (payload.alert === null ? null : { how: 'alert', tool: null });
    state.milestones.declared ??= { atMs: happenedAtMs, source: 'declaration', evidenceIds: [], eventId: id };
  },
  titleSet(state, { payload }) {
    state.title = payload.title;
  },
  severitySet(state, { payload }) {
    state.severity = payload.severity;
  },
  detectionSet(state, { payload }) {
    state.detection = payload.detection;
  },
  incidentRelated(state, { payload, id }) {
    state.relations = [...state.relations, { ...payload, eventId: id }];
  },
  blankPutOff(state, { payload: { blank }, happenedAtMs }) {
    state.blanksPutOff = [...state.blanksPutOff, { blank, atMs: happenedAtMs }];
  },
  environmentChanged(state, { payload, id, deviceId }) {
    state.environment = payload.environment;
    state.environmentFrom = deviceId;
    state.setAsideBeforeEventId = id;
    state.checks = [];
    state.candidates = [];
    state.watch = withoutReadings(state.watch);
  },
  runbookBound(state, { payload }) {
    state.runbook = payload;
  },
  patternsSuggested(state, { payload }) {
    state.candidates = payload.candidates;
  },
  patternSet(state, { payload, id, happenedAtMs }) {
    const others = state.activePatterns.filter((active) => active.pattern.id !== payload.pattern.id);
    const { pattern, number, title } = payload;
    state.activePatterns = payload.active ? [...others, { pattern, number, title, eventId: id, happenedAtMs }] : others;
  },
  itemSet(state, { payload, id, happenedAtMs }) {
    const { basedOn: _, ...item } = payload;
    state.items[payload.item.id] = { ...item, eventId: id, happenedAtMs };
  },
  causeSet(state, { payload, id, happenedAtMs }) {
    const { basedOn: _, ...cause } = payload;
    state.causes[payload.cause.id] = { ...cause, eventId: id, happenedAtMs };
  },
  checkRan(state, event, devices) {
    addCheck(state, event, event.payload, devices);
  },
  clockOffsetMeasured(state, { payload, happenedAtMs }) {
    const others = state.clockOffsets.filter((offset) => offset.target !== payload.target);
    const { target, offsetMs, uncertaintyMs = null } = payload;
    state.clockOffsets = [...others, { target, offsetMs, uncertaintyMs, happenedAtMs }];
  },
  ...watchAppliers,
  levelChanged(state, event, devices) {
    watchAppliers.levelChanged(state, event);
    // The look that showed it is one more run of the environment's own check.
    const level = levelOfCheck(event.payload.readings);
    addCheck(state, event, { ...event.payload, sweepId: null, title: '', level }, devices);
  },
  watchRolledUp(state, event, devices) {
    watchAppliers.watchRolledUp(state, event);
    addEvidence(state, event, event.payload.evidence, devices);
  },
  evidenceAttached(state, event, devices) {
    addEvidence(state, event, event.payload.evidence, devices);
  },
  noteAdded() {},
  noteRevised() {},
  struck() {},
  starSet() {},
  undone() {},
  milestoneSet(state, { payload, id }) {
    const { milestone, atMs, source, evidenceIds } = payload;
    state.milestones[milestone] = atMs === null ? null : { atMs, source, evidenceIds, eventId: id };
  },
  recoveryVerified(state, { payload, id, happenedAtMs }) {
    state.recoveryVerified = { ...payload, eventId: id, happenedAtMs };
  },
  deadlineDue(state, { payload: { deadlineId, dueAtMs, timing, snoozeId }, id }) {
    const snooze = state.deadlinesSnoozed[deadlineId];
    if (snoozeId === null) state.deadlinesDue[deadlineId] ??= { dueAtMs, timing, eventId: id };
    else if (snooze?.eventId === snoozeId) state.deadlinesSnoozed[deadlineId] = { ...snooze, ended: true };
  },
  deadlineSnoozed(state, { payload: { deadlineId, minutes, untilMs }, id }) {
    state.deadlinesSnoozed[deadlineId] = { minutes, untilMs, ended: false, eventId: id };
  },
  deadlineHandled(state, { payload, happenedAtMs }) {
    const { deadlineId, outcome, reason } = payload;
    state.deadlinesHandled[deadlineId] = { outcome, reason, happenedAtMs };
  },
  rollbackDecided(state, { payload, id, happenedAtMs }) {
    state.rollbackDecisions.push({ ...payload, eventId: id, happenedAtMs });
  },
  ...actionAppliers,
  actionEnded(state, event, devices) {
    actionAppliers.actionEnded(state, event);
    if (event.payload.evidence) addEvidence(state, event, event.payload.evidence, devices);
  },
  ...roleAppliers,
  escalated(state, { payload, actor, id, happenedAtMs }) {
    state.escalations.push({ ...payload, actor, eventId: id, happenedAtMs });
  },
  ...messageAppliers,
  ...reviewAppliers,
  ...actionItemAppliers,
  wordingAccepted: acceptedWordingApplier,
  postmortemSectionSet(state, { payload, id, happenedAtMs }) {
    if (payload.markdown === null) delete state.postmortemSections[payload.section];
    else state.postmortemSections[payload.section] = { markdown: payload.markdown, eventId: id, happenedAtMs };
    documentChanged(state);
  },
  ...documentAppliers,
  exported(state, { payload, happenedAtMs }) {
    state.exports.push({ ...payload, happenedAtMs });
  },
  closed(state) {
    state.status = 'closed';
  },
  reopened(state) {
    state.status = 'open';
  },
};

function addCheck(
  state: IncidentState,
  event: RecordedEvent,
  {
    checkId,
    sweepId,
    title,
    target,
    level,
    readings,
    durationMs,
    evidence,
    source,
  }: Omit<Payload<'checkRan'>, 'command'>,
  devices: string[],
): void {
  const { id: eventId, happenedAtMs } = event;
  const evidenceId = evidence?.id ?? null;
  const run = { checkId, sweepId, title, target, level, readings, evidenceId, eventId, happenedAtMs, durationMs };
  state.checks.push(source === undefined ? run : { ...run, source });
  if (evidence) addEvidence(state, event, evidence, devices);
}

function addEvidence(
  state: IncidentState,
  event: RecordedEvent,
  evidence: Payload<'evidenceAttached'>['evidence'],
  devices: string[],
): void {
  const label = evidenceLabel(evidence.number, Math.max(0, devices.indexOf(event.deviceId)));
  state.evidence.push({ ...evidence, label, eventId: event.id, happenedAtMs: event.happenedAtMs });
}

/** Ids of events taken back; an `undone` that is itself undone gives its target back. */
export function undoneIds(events: readonly RecordedEvent[]): Set<string> {
  const undone = new Set<string>();
  for (const event of [...events].sort(compareEvents).reverse()) {
    if (event.kind === 'undone' && !undone.has(event.id)) undone.add(event.payload.target);
  }
  return undone;
}

/** Devices in the order of their first event: the first one's evidence needs no letter. */
export function devicesOf(ordered: readonly RecordedEvent[]): string[] {
  return [...new Set(ordered.map((event) => event.deviceId))];
}

/**
 * A copy that `applyNext` can go on from while the first one stays as it was. Appliers change a state's lists and tables, never
 * the entries in them, so the entries are shared.
 */
export function copyState(state: IncidentState): IncidentState {
  return {
    ...state,
    milestones: { ...state.milestones },
    items: { ...state.items },
    causes: { ...state.causes },
    checks: [...state.checks],
    evidence: [...state.evidence],
    deadlinesDue: { ...state.deadlinesDue },
    deadlinesSnoozed: { ...state.deadlinesSnoozed },
    deadlinesHandled: { ...state.deadlinesHandled },
    rollbackDecisions: [...state.rollbackDecisions],
    actions: [...state.actions],
    commandsDone: [...state.commandsDone],
    roles: { ...state.roles },
    handOvers: [...state.handOvers],
    copies: [...state.copies],
    escalations: [...state.escalations],
    messages: [...state.messages],
    facts: { ...state.facts },
    postmortemSections: { ...state.postmortemSections },
    exports: [...state.exports],
    lastEventOf: { ...state.lastEventOf },
  };
}

/**
 * Applies one event that comes last in the order, in place. Events that reach back (`undone`, a merge) need `fold` anew:
 * then it answers false and has changed nothing.
 */
export function applyNext(state: IncidentState, event: RecordedEvent, devices: string[]): boolean {
  if (event.kind === 'undone' || (state.eventCount > 0 && event.lamport <= state.lastLamport)) return false;
  if (!devices.includes(event.deviceId)) devices.push(event.deviceId);
  apply(state, event, devices);
  return true;
}

/** Folds the events of one incident, given in any order, duplicates by id ignored. */
export function fold(incidentId: string, events: readonly RecordedEvent[]): IncidentState {
  const state = emptyIncident(incidentId);
  const ordered = [...new Map(events.map((event) => [event.id, event])).values()].sort(compareEvents);
  const undone = undoneIds(ordered);
  const devices = devicesOf(ordered);
  for (const event of ordered) {
    if (undone.has(event.id)) count(state, event);
    else apply(state, event, devices);
  }
  return state;
}

function apply(state: IncidentState, event: RecordedEvent, devices: string[]): void {
  count(state, event);
  if (event.kind === 'unknown' || event.kind === 'blackedOut') return;
  const applier = appliers[event.kind] as Applier<EventKind>;
  applier(state, event, devices);
  const field = fieldOf(event as NewEvent);
  if (field !== null) state.lastEventOf[field] = event.id;
}

function count(state: IncidentState, event: RecordedEvent): void {
  state.eventCount += 1;
  state.lastLamport = Math.max(state.lastLamport, event.lamport);
}
