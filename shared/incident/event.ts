/**
 * What can be written into an incident's record. Payloads hold codes and parameters, never prose made by the app; prose is made
 * at render. A new field of a kind is optional or raises `v`; a kind this version does not know is kept and shown as such.
 */
import { actionItemSetSchema, actionItemSettledSchema } from '../actions/action-item-payloads.ts';
import { levelSchema, readingSchema } from '../diagnosis/reading.ts';
import { storedEnvironmentSchema } from '../environment/stored-environment.ts';
import { wordingAcceptedSchema } from '../postmortem/checker/accepted-wording.ts';
import {
  postmortemOwnerSetSchema,
  postmortemStatusSetSchema,
  whysSetSchema,
} from '../postmortem/document/document-payloads.ts';
import { exportFormatSchema } from '../postmortem/export/format.ts';
import { rollbackCircumstances } from '../rollback/rollback-payload.ts';
import { riskSchema } from '../runbook/model.ts';
import { z } from '../schema.ts';
import {
  levelChangedFields,
  rolledUpSchema,
  watchGapSchema,
  watchMutedSchema,
  watchSwitchedSchema,
} from '../watch/watch-payloads.ts';
import {
  approvalSchema,
  backendOutcomeSchema,
  backendSchema,
  commandOutcomeSchema,
  dutySchema,
  signalSchema,
} from './action-payloads.ts';
import { blankSchema } from './blanks.ts';
import { detectionSchema } from './detection.ts';
import { escalatedSchema } from './escalation-payloads.ts';
import { factSchema, leakSuspicionSchema, messageDeliveredSchema, messageSentSchema } from './message-payloads.ts';
import { relationSchema } from './relation.ts';
import {
  evidenceLinkedSchema,
  findingWaivedSchema,
  reviewConfirmedSchema,
  rowChosenSchema,
  runbookEditDecidedSchema,
  sectionAddedSchema,
} from './review-payloads.ts';
import { roleSchema } from './role-payloads.ts';

export const milestoneSchema = z.enum(['began', 'detected', 'declared', 'responseBegan', 'mitigated', 'recovered']);
export type Milestone = z.infer<typeof milestoneSchema>;
export const milestones = milestoneSchema.options;

export const itemStateSchema = z.enum([
  'notDone',
  'running',
  'ok',
  'warn',
  'failed',
  'skipped',
  'contradicts',
  'notPossible',
]);
export type ItemState = z.infer<typeof itemStateSchema>;

export const causeStateSchema = z.enum(['open', 'suspected', 'confirmed', 'ruledOut']);
export type CauseState = z.infer<typeof causeStateSchema>;

export const severitySchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type Severity = z.infer<typeof severitySchema>;

/** Where in a runbook something is: the runbook's content hash, the structural path in it, and its normalised text. */
export const runbookRefSchema = z.object({ runbookHash: z.string(), id: z.string(), key: z.string() });
export type RunbookRef = z.infer<typeof runbookRefSchema>;

/** The environment as it was, without secrets or references to them. */
export const environmentSnapshotSchema = storedEnvironmentSchema;
export type EnvironmentSnapshot = z.infer<typeof environmentSnapshotSchema>;

/** One piece of evidence. `number` counts per incident and device; the label E-001 is made of it at render. */
export const evidenceSchema = z.object({
  id: z.string(),
  number: z.number().int().positive(),
  title: z.string(),
  contentType: z.string(),
  /** SHA-256 of the stored, redacted bytes: the address of the blob. */
  blobHash: z.string(),
  storedBytes: z.number().int(),
  /** Of the whole output before the cap, redacted; equal to the stored ones where nothing was cut. */
  wholeBytes: z.number().int(),
  wholeHash: z.string(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** Why a pattern is suggested: one verdict a symptom, or a deployment found shortly before. */
export const reasonSchema = z.object({
  /** The symptom's id; null for the deployment rule. */
  symptomId: z.string().nullable(),
  text: z.string(),
  verdict: z.enum(['matches', 'doesNotMatch', 'unknown']),
  /** Of the dictionary of reasons, e.g. `endpointUnresponsive`, `deployedBefore`. */
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  evidenceIds: z.array(z.string()),
});
export type Reason = z.infer<typeof reasonSchema>;

export const candidateSchema = z.object({
  patternId: z.string(),
  number: z.number().int(),
  title: z.string(),
  matched: z.number().int(),
  readable: z.number().int(),
  total: z.number().int(),
  score: z.number(),
  reasons: z.array(reasonSchema),
});
export type Candidate = z.infer<typeof candidateSchema>;

export const deadlineTimingSchema = z.enum(['onTime', 'late', 'missed']);
export type DeadlineTiming = z.infer<typeof deadlineTimingSchema>;

/** Set commands name the last event of the field that their author saw; a stale one is a conflict. */
const basedOn = z.string().nullable();

/** payload schemas by kind, version 1 each. */
export const payloadSchemas = {
  opened: z.object({
    title: z.string(),
    zone: z.string(),
    language: z.enum(['ja', 'en']),
    drill: z.boolean(),
    backdated: z.boolean(),
    environment: environmentSnapshotSchema.nullable(),
    runbook: z.object({ hash: z.string(), title: z.string() }).nullable(),
    /** The alert's text, where one declared it. */
    alert: z.string().nullable(),
    /** Absent where it was not known then. */
    detection: detectionSchema.optional(),
  }),
  /** How it was noticed; null takes a wrong one back to unknown. */
  detectionSet: z.object({ detection: detectionSchema.nullable(), basedOn }),
  /** It was brought up, and somebody had no time for it. */
  blankPutOff: z.object({ blank: blankSchema }),
  incidentRelated: relationSchema,
  titleSet: z.object({ title: z.string(), basedOn }),
  severitySet: z.object({ severity: severitySchema.nullable(), basedOn }),
  environmentChanged: z.object({ environment: environmentSnapshotSchema, basedOn }),
  runbookBound: z.object({ hash: z.string(), title: z.string() }),
  patternsSuggested: z.object({ candidates: z.array(candidateSchema) }),
  patternSet: z.object({
    pattern: runbookRefSchema,
    number: z.number().int(),
    title: z.string(),
    active: z.boolean(),
    basedOn,
  }),
  /** Preparation and recovery checklists, procedure items and steps, ticked symptoms: all are items with a state. */
  itemSet: z.object({
    item: runbookRefSchema,
    list: z.enum(['preparation', 'recovery', 'step', 'procedureItem', 'symptom']),
    text: z.string(),
    state: itemStateSchema,
    reason: z.string().nullable(),
    /** Evidence of the readings that set it; absent where a person did. */
    verifiedBy: z.array(z.string()).optional(),
    basedOn,
  }),
  causeSet: z.object({
    cause: runbookRefSchema,
    text: z.string(),
    patternNumber: z.number().int(),
    state: causeStateSchema,
    reason: z.string().nullable(),
    evidenceIds: z.array(z.string()),
    basedOn,
  }),
  checkRan: z.object({
    /** The runbook command, or null for a check of the environment itself. */
    command: runbookRefSchema.nullable(),
    /** Stable name of the check: the command's id, or e.g. `baseline/health`. */
    checkId: z.string(),
    /** Shared by the checks of one sweep. */
    sweepId: z.string().nullable(),
    title: z.string(),
    /** What was sent where, as text: `GET http://127.0.0.1:8080/health`. */
    target: z.string(),
    durationMs: z.number(),
    level: levelSchema,
    readings: z.array(z.object({ reading: readingSchema, level: levelSchema })),
    evidence: evidenceSchema.nullable(),
    /** Not given where it was read once, by the app. `followed`: from `happenedAtMs` for `durationMs`. */
    source: z.enum(['pasted', 'followed']).optional(),
  }),
  /** `uncertaintyMs`: how far off the measurement itself may be; rows of earlier versions do not say. */
  clockOffsetMeasured: z.object({ target: z.string(), offsetMs: z.number(), uncertaintyMs: z.number().optional() }),
  /** Seen by the watch; a level that stays has no row. */
  levelChanged: z.object({ ...levelChangedFields, evidence: evidenceSchema.nullable() }),
  watchGap: watchGapSchema,
  watchRolledUp: z.object({
    environmentId: z.string(),
    fromMs: z.number(),
    toMs: z.number(),
    measures: z.array(rolledUpSchema),
    evidence: evidenceSchema,
  }),
  watchMuted: watchMutedSchema,
  watchSwitched: watchSwitchedSchema,
  evidenceAttached: z.object({ evidence: evidenceSchema }),
  noteAdded: z.object({ text: z.string() }),
  noteRevised: z.object({ target: z.string(), text: z.string(), happenedAtMs: z.number().nullable() }),
  struck: z.object({ target: z.string(), reason: z.string() }),
  starSet: z.object({ target: z.string(), starred: z.boolean() }),
  /** A mistaken key taken back: the target counts as if it had not been written, and stays readable. */
  undone: z.object({ target: z.string() }),
  milestoneSet: z.object({
    milestone: milestoneSchema,
    /** Null takes a wrong one back to unknown. */
    atMs: z.number().nullable(),
    source: z.enum(['responder', 'alert', 'watch', 'verification', 'declaration']),
    evidenceIds: z.array(z.string()),
    basedOn,
  }),
  recoveryVerified: z.object({
    sweepId: z.string(),
    evidenceIds: z.array(z.string()),
    /** For how long, and in how many looks, the readings were normal; rows of earlier versions had one look. */
    heldMs: z.number().optional(),
    looks: z.number().int().optional(),
  }),
  /** A deadline came, or the pause that was asked for ended; written once, and whoever has it in the record is not told again. */
  deadlineDue: z.object({
    deadlineId: z.string(),
    /** When it was due, or when the pause ended. */
    dueAtMs: z.number(),
    /** `late`: the machine slept, or its clock was set, and people were told right after. `missed`: nobody was told. */
    timing: deadlineTimingSchema,
    /** The event that asked for the pause; null for the deadline itself. */
    snoozeId: z.string().nullable(),
  }),
  deadlineSnoozed: z.object({ deadlineId: z.string(), minutes: z.number().int(), untilMs: z.number() }),
  deadlineHandled: z.object({
    deadlineId: z.string(),
    outcome: z.enum(['done', 'notNeeded']),
    reason: z.string().nullable(),
  }),
  rollbackDecided: z.object({
    decision: z.enum(['rollBack', 'doNot']),
    reason: z.string().nullable(),
    readings: z.array(z.object({ reading: readingSchema, level: levelSchema })),
    ...rollbackCircumstances,
  }),
  /** Written, and on the disk, before anything is done. */
  actionIntended: z.object({
    actionId: z.string(),
    /** The runbook's command that it comes from. */
    command: runbookRefSchema,
    title: z.string(),
    environmentId: z.string(),
    /** Where, and as whom: `127.0.0.1:5432/shop as oncall_ops`. */
    target: z.string(),
    signal: signalSchema,
    /** Which sessions the preview listed, as the runbook's WHERE or the person's change of it says; null for all. */
    condition: z.string().nullable(),
    /** Those that were chosen of them. */
    backends: z.array(backendSchema),
    approval: approvalSchema,
  }),
  actionEnded: z.object({
    actionId: z.string(),
    outcomes: z.array(
      z.object({
        pid: z.number().int(),
        backendStart: z.string(),
        outcome: backendOutcomeSchema,
        sqlState: z.string().nullable(),
      }),
    ),
    evidence: evidenceSchema.nullable(),
  }),
  /** Sessions of the same clients a few seconds later: pools connect again. */
  sessionsRecounted: z.object({
    actionId: z.string(),
    afterMs: z.number(),
    /** Begun since by a user, application and address that had one ended. */
    returned: z.number().int(),
    /** How many of theirs were ended. */
    before: z.number().int(),
  }),
  owedSettled: z.object({ actionId: z.string(), duty: dutySchema, done: z.string(), basedOn }),
  /** A command that Hikeshi does not run, run by a person. */
  commandDone: z.object({
    command: runbookRefSchema,
    title: z.string(),
    text: z.string(),
    risk: riskSchema,
    outcome: commandOutcomeSchema,
    note: z.string().nullable(),
  }),
  /** Null where nobody has the role any more. */
  roleSet: z.object({ role: roleSchema, names: z.string().nullable(), basedOn }),
  /** The device that wrote it turns read-only. */
  handedOver: z.object({ to: z.string(), nextStep: z.string().nullable() }),
  handOverTakenBack: z.object({ handOver: z.string() }),
  handOverReceived: z.object({ handOver: z.string() }),
  /** The whole record was put into a file for somebody to join. */
  recordCopied: z.object({ fileName: z.string() }),
  /** Somebody was called for help. */
  escalated: escalatedSchema,
  /** A message was copied to be sent, or handed to a webhook; what came of that is `messageDelivered`. */
  messageSent: messageSentSchema,
  messageDelivered: messageDeliveredSchema,
  factSet: z.object({ fact: factSchema, value: z.string().nullable(), basedOn }),
  leakSuspicionSet: leakSuspicionSchema.extend({ basedOn }),
  rowChosen: rowChosenSchema,
  evidenceLinked: evidenceLinkedSchema,
  findingWaived: findingWaivedSchema,
  reviewConfirmed: reviewConfirmedSchema,
  sectionAdded: sectionAddedSchema,
  runbookEditDecided: runbookEditDecidedSchema,
  /** What will be changed afterwards; one that was done or declined says so apart, since others may do that meanwhile. */
  actionItemSet: actionItemSetSchema,
  actionItemSettled: actionItemSettledSchema,
  /** Somebody read what the checker says of this wording and lets it stand; without a reason that is taken back. */
  wordingAccepted: wordingAcceptedSchema.extend({ basedOn }),
  postmortemSectionSet: z.object({ section: z.string(), markdown: z.string().nullable(), basedOn }),
  whysSet: whysSetSchema.extend({ basedOn }),
  postmortemOwnerSet: postmortemOwnerSetSchema.extend({ basedOn }),
  /** How far the document is: its review, and whether it is closed. */
  postmortemStatusSet: postmortemStatusSetSchema.extend({ basedOn }),
  exported: z.object({ format: exportFormatSchema, fileName: z.string(), contentHash: z.string() }),
  closed: z.object({ reason: z.string().nullable() }),
  reopened: z.object({ reason: z.string() }),
} as const;

export type EventKind = keyof typeof payloadSchemas;
export type Payload<K extends EventKind> = z.infer<(typeof payloadSchemas)[K]>;

/** What a decision asks the store to append; the store adds identity, order, times and hashes. */
export type NewEvent = { [K in EventKind]: { kind: K; payload: Payload<K>; happenedAtMs: number } }[EventKind];

/** Fields every stored event has. Order is (lamport, deviceId, chainSeq); `seq` is local to one file. */
export type EventEnvelope = {
  seq: number;
  id: string;
  incidentId: string;
  deviceId: string;
  chainSeq: number;
  lamport: number;
  actor: string;
  v: number;
  happenedAtMs: number;
  recordedAtMs: number;
};

/** A stored event of a known kind; of an unknown one (a newer app's); or one whose payload was blacked out. */
export type RecordedEvent =
  | { [K in EventKind]: EventEnvelope & { kind: K; payload: Payload<K> } }[EventKind]
  | (EventEnvelope & { kind: 'unknown'; payload: { kind: string } })
  | (EventEnvelope & { kind: 'blackedOut'; payload: { kind: string } });

/** What orders events without a clock. */
export type EventOrder = Pick<EventEnvelope, 'lamport' | 'deviceId' | 'chainSeq'>;

/** Clock-free total order of events, the same on every device. */
export function compareEvents(a: EventOrder, b: EventOrder): number {
  return (
    a.lamport - b.lamport || (a.deviceId < b.deviceId ? -1 : a.deviceId > b.deviceId ? 1 : a.chainSeq - b.chainSeq)
  );
}

/**
 * Reads a stored payload against its kind's schema. An unknown kind, a newer version, or a payload that does not fit gives
 * `unknown`: it stays in the record and is shown as such.
 */
export function parseEvent(envelope: EventEnvelope, kind: string, payload: unknown): RecordedEvent {
  if (envelope.v === 1 && Object.hasOwn(payloadSchemas, kind)) {
    const parsed = payloadSchemas[kind as EventKind].safeParse(payload);
    if (parsed.success) return { ...envelope, kind, payload: parsed.data } as RecordedEvent;
  }
  return { ...envelope, kind: 'unknown', payload: { kind } };
}
