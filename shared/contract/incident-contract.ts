import { eventIterator, type } from '@orpc/contract';
import { callNeedSchema, callOutcomeSchema } from '../incident/escalation-payloads.ts';
import {
  causeStateSchema,
  itemStateSchema,
  milestoneSchema,
  type RecordedEvent,
  severitySchema,
} from '../incident/event.ts';
import { roleSchema } from '../incident/role-payloads.ts';
import type { TimelineRow } from '../incident/state.ts';
import { migrationsSchema } from '../rollback/rollback-payload.ts';
import { z } from '../schema.ts';
import { mostNotesAtOnce } from '../timeline/pasted-notes.ts';
import { declareInput, detectionShape, putOffShape, recurrenceShape } from './declare-contract.ts';
import { appended, basedOn, command, commandInputs, incidentCommand, shortText, text } from './incident-command.ts';
import { incidentListContract } from './incident-list-contract.ts';
import { id, procedure, timeMs } from './procedure.ts';
import { timelineContract } from './timeline-contract.ts';
import type { EvidenceView, FollowEvent, IncidentView } from './view.ts';

export const incidentContract = {
  declare: procedure.input(declareInput).output(type<{ incidentId: string; number: number }>()),
  ...incidentListContract,
  get: procedure.input(z.object({ incidentId: id })).output(type<IncidentView>()),
  timeline: procedure.input(z.object({ incidentId: id })).output(type<TimelineRow[]>()),
  ...timelineContract,
  events: procedure.input(z.object({ incidentId: id, afterSeq: z.number().int() })).output(type<RecordedEvent[]>()),
  evidence: procedure.input(z.object({ incidentId: id, evidenceId: id })).output(type<EvidenceView>()),

  setTitle: incidentCommand({ title: shortText, basedOn }),
  /** Null where nobody has the role any more. */
  setRole: incidentCommand({ role: roleSchema, names: z.string().max(200).nullable(), basedOn }),
  setSeverity: incidentCommand({ severity: severitySchema.nullable(), basedOn }),
  putOffBlank: incidentCommand(putOffShape),
  linkRecurrence: incidentCommand(recurrenceShape),
  setDetection: incidentCommand(detectionShape),
  switchEnvironment: incidentCommand({ environmentId: id, basedOn }),
  bindRunbook: incidentCommand({ runbookHash: id }),
  setPattern: incidentCommand({ patternId: id, active: z.boolean(), basedOn }),
  setItem: incidentCommand({ itemId: id, state: itemStateSchema, reason: shortText.nullable(), basedOn }),
  setCause: incidentCommand({ causeId: id, state: causeStateSchema, reason: shortText.nullable(), basedOn }),
  /** `startedAtMs` is the moment of the first keystroke. */
  addNote: incidentCommand({ text: text.min(1), startedAtMs: timeMs.nullable() }),
  /** Notes written elsewhere or left out before, in one step: all of them or none. */
  addNotes: incidentCommand({
    notes: z
      .array(z.object({ text: text.min(1), atMs: timeMs }))
      .min(1)
      .max(mostNotesAtOnce),
  }),
  reviseNote: incidentCommand({ target: id, text: text.min(1), happenedAtMs: timeMs.nullable() }),
  strike: incidentCommand({ target: id, reason: shortText.min(1) }),
  setStar: incidentCommand({ target: id, starred: z.boolean() }),
  /** Takes back this event, or the last one of this device that can be taken back. */
  undo: incidentCommand({ target: id.nullable() }),
  setMilestone: incidentCommand({ milestone: milestoneSchema, atMs: timeMs.nullable(), basedOn }),
  /** Recorded with the readings and the criteria of that second; not rolling back needs a reason. */
  decideRollback: incidentCommand({
    decision: z.enum(['rollBack', 'doNot']),
    reason: shortText.nullable(),
    versionTo: z.string().min(1).max(200).nullable().optional(),
    migrations: migrationsSchema.nullable().optional(),
  }),
  handleDeadline: incidentCommand({
    deadlineId: id,
    outcome: z.enum(['done', 'notNeeded']),
    reason: shortText.nullable(),
  }),
  /** Asks to be told again after some minutes. */
  snoozeDeadline: incidentCommand({ deadlineId: id, minutes: z.number().int().min(1).max(1_440) }),
  /** Somebody was called for help; `atMs` null for now. */
  recordCall: incidentCommand({
    role: shortText,
    person: shortText.nullable(),
    contact: shortText.nullable(),
    ruleId: id.nullable(),
    need: callNeedSchema,
    outcome: callOutcomeSchema,
    note: shortText.nullable(),
    atMs: timeMs.nullable(),
  }),
  /** The picture as it is to be kept, of one of `pictureTypes`. Over HTTP it has a route of its own, `uploadPath`. */
  attachPicture: incidentCommand({ title: z.string().min(1).max(200), picture: z.instanceof(Blob) }),
  attachText: incidentCommand({ title: shortText, text: z.string().max(2_000_000) }),
  close: incidentCommand({ reason: shortText.nullable() }),
  reopen: incidentCommand({ reason: shortText.min(1) }),

  /** Runs one observe command of the runbook with its placeholders filled in; without a host, on the first it may run on. */
  runCheck: procedure
    .input(command.extend({ runbookCommandId: id, inputs: commandInputs, hostId: id.optional() }))
    .output(appended),
  /** The output of a command that a person ran elsewhere: its evidence, read as if it had been run here. */
  pasteOutput: incidentCommand({
    runbookCommandId: id,
    inputs: commandInputs,
    hostId: id.optional(),
    text: z.string().min(1).max(2_000_000),
  }),
  /**
   * Follows a log as it grows, its lines redacted. It ends by `stopFollowing`, at its limits, or when nobody listens any more;
   * what was seen then becomes one row.
   */
  follow: procedure
    .input(command.extend({ runbookCommandId: id, inputs: commandInputs, hostId: id.optional() }))
    .output(eventIterator(type<FollowEvent>())),
  /** Answers when the row is on disk. */
  stopFollowing: procedure.input(z.object({ incidentId: id, streamId: id })).output(appended),
  /** Reads the plan of a slow query that a check of this incident found, by the check and the query's own marks. */
  explainQuery: incidentCommand({
    checkId: shortText,
    pid: z.number().int().nullable(),
    backendStartUs: z.string().max(30).nullable(),
    queryId: z.string().max(30).nullable(),
  }),
  /**
   * Starts a sweep and answers at once: `baseline` reads the environment, `pattern` the baseline and every observe check of a
   * pattern, `verification` the baseline again to prove recovery, `preparation` what the
   * items of the preparation checklist ask for. Progress and results come through `app.changes`.
   */
  sweep: procedure
    .input(
      command.extend({
        scope: z.enum(['baseline', 'pattern', 'verification', 'preparation']),
        patternId: id.nullable(),
      }),
    )
    .output(type<{ sweepId: string }>()),
  cancelSweep: procedure.input(z.object({ incidentId: id, sweepId: id })),
};
