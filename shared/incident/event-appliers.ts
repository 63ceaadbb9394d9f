/** What each kind of event does to the state it comes upon. Appliers change the state's lists and tables, never the entries in them. */
import { actionItemAppliers } from '../actions/action-item-record.ts';
import { levelOfCheck } from '../diagnosis/level.ts';
import { acceptedWordingApplier } from '../postmortem/checker/accepted-wording.ts';
import { documentAppliers, documentChanged } from '../postmortem/document/document-record.ts';
import { watchAppliers, withoutReadings } from '../watch/watch-record.ts';
import { actionAppliers } from './action-record.ts';
import type { EventKind, Payload, RecordedEvent } from './event.ts';
import { evidenceLabel } from './evidence-label.ts';
import { messageAppliers } from './message-record.ts';
import { reviewAppliers } from './review-record.ts';
import { roleAppliers } from './role-record.ts';
import type { IncidentState } from './state.ts';

type Known<K extends EventKind> = Extract<RecordedEvent, { kind: K }>;
/** `devices`: those heard of so far, in the order of their first event. */
export type Applier<K extends EventKind> = (state: IncidentState, event: Known<K>, devices: string[]) => void;

export const appliers: { [K in EventKind]: Applier<K> } = {
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
