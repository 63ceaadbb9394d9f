/**
 * The one contract between the renderer (or a terminal) and the core: procedures, their inputs, outputs and errors. Inputs are
 * checked against their schema on the core's side of every transport; outputs are the core's own snapshots.
 */
import { eventIterator, type } from '@orpc/contract';
import { type Environment, environmentSchema } from '../environment/environment.ts';
import type { ImportNote } from '../environment/imported.ts';
import {
  approvalSchema,
  backendSchema,
  commandOutcomeSchema,
  dutySchema,
  mostBackends,
  signalSchema,
} from '../incident/action-payloads.ts';
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
import { longestNamePattern } from '../postmortem/export/file-name.ts';
import { migrationsSchema } from '../rollback/rollback-payload.ts';
import { z } from '../schema.ts';
import { mostNotesAtOnce } from '../timeline/pasted-notes.ts';
import { acrossContract } from './across-contract.ts';
import { acceptedWordingShape, actionItemShape, actionStatusShape } from './action-item-contract.ts';
import type { ActionCard, ActionResult, ArmedAction } from './action-view.ts';
import { backupContract } from './backup-contract.ts';
import { deadlineContract } from './deadline-contract.ts';
import { declareInput, detectionShape, putOffShape, recurrenceShape } from './declare-contract.ts';
import { documentOwnerShape, documentStatusShape, whysShape } from './document-contract.ts';
import { drillContract } from './drill-contract.ts';
import { erasureContract } from './erasure-contract.ts';
import { exportContract } from './export-contract.ts';
import type { HandOffPage, IncidentFileView, TakenIn } from './handoff-view.ts';
import { incidentListContract } from './incident-list-contract.ts';
import { factShape, leakShape, messageShape, sentShape } from './message-contract.ts';
import { numbersContract } from './numbers-contract.ts';
import { plainFilesContract } from './plain-files-contract.ts';
import { id, procedure, timeMs } from './procedure.ts';
import { reviewContract } from './review-contract.ts';
import { searchContract } from './search-contract.ts';
import { timelineContract } from './timeline-contract.ts';
import type {
  AppInfo,
  Change,
  EnvironmentEntry,
  EnvironmentTest,
  EvidenceView,
  FollowEvent,
  IncidentView,
  PlannedSend,
  PostmortemView,
  RunbookEntry,
  RunbookView,
  Settings,
} from './view.ts';
import type { WatchView } from './watch-view.ts';

/** Chosen by the caller once per action, so that a retry is harmless. */
const commandId = z.string().min(1).max(100);
const text = z.string().max(100_000);
const shortText = z.string().max(2_000);
/** Values of a runbook command's placeholders, by name. */
const commandInputs = z.record(z.string().max(200), z.string().max(2_000));
/** Last event of the field that the author saw; null when it was never set. */
const basedOn = z.string().nullable();
const command = z.object({ incidentId: id, commandId });
/** What is watched: for an incident, which records it, or from home. */
const watchSubject = z.union([command, z.object({ environmentId: id })]);
/** What was appended; empty when the value already stood. */
const appended = type<{ eventIds: string[]; seq: number }>();

/** Only these parts of it; without them all but the dashboards, which say nothing of the service itself. */
const partsOfEnvironment = z.object({
  environment: environmentSchema,
  parts: z.array(z.enum(['api', 'endpoint', 'database', 'log', 'host', 'deployments', 'dashboard'])).optional(),
});

/** Typed and not saved yet: used for this one test where the reference says that a value is entered here, and kept nowhere. */
const secretValue = z.string().max(10_000).optional();
const typedSecrets = z.object({
  apiToken: secretValue,
  databasePassword: secretValue,
  operatorPassword: secretValue,
});

function incidentCommand<Shape extends z.ZodRawShape>(shape: Shape) {
  return procedure.input(command.extend(shape)).output(appended);
}

export const contract = {
  search: searchContract,
  backups: backupContract,
  plainFiles: plainFilesContract,
  numbers: numbersContract,
  erasures: erasureContract,
  app: {
    info: procedure.output(type<AppInfo>()),
    /** One stream a window: hints that something changed, and the progress of sweeps. */
    changes: procedure.output(eventIterator(type<Change>())),
  },
  settings: {
    get: procedure.output(type<Settings>()),
    set: procedure
      .input(
        z.object({
          language: z.enum(['ja', 'en']).optional(),
          theme: z.enum(['system', 'light', 'dark']).optional(),
          actor: z.string().max(100).optional(),
          deadlineSound: z.boolean().optional(),
          exportNamePattern: z.string().max(longestNamePattern).optional(),
        }),
      )
      .output(type<Settings>()),
  },
  environments: {
    list: procedure.output(type<EnvironmentEntry[]>()),
    save: procedure.input(z.object({ environment: environmentSchema })).output(type<EnvironmentEntry>()),
    remove: procedure.input(z.object({ environmentId: id })),
    /** Write-only: kept by the host's key store where the reference says `stored`, else in memory for this session. */
    setSecret: procedure.input(
      z.object({
        environmentId: id,
        field: z.enum(['apiToken', 'databasePassword', 'operatorPassword', 'messageWebhook']),
        value: z.string().max(10_000),
      }),
    ),
    /** As a file without secrets; the host asks where to put it, where it can. */
    export: procedure
      .input(z.object({ environmentId: id }))
      .output(type<{ fileName: string; json: string; savedTo: string | null }>()),
    /** Reads such a file; nothing is saved. An id that is taken is replaced. */
    import: procedure
      .input(z.object({ text: z.string().max(1_000_000) }))
      .output(type<{ environment: Environment; notes: ImportNote[] }>()),
    /** Reads each part once, live, with what the form holds now; nothing is saved. */
    test: procedure
      .input(partsOfEnvironment.extend({ typed: typedSecrets.optional() }))
      .output(type<EnvironmentTest[]>()),
    /** What `test` would send and run, in order. Sends nothing. */
    plan: procedure.input(partsOfEnvironment).output(type<PlannedSend[]>()),
  },
  runbooks: {
    list: procedure.output(type<RunbookEntry[]>()),
    get: procedure.input(z.object({ hash: id })).output(type<RunbookView>()),
    /** The file's bytes in base64, as they stand: also broken ones get a diagnosis instead of an exception. */
    import: procedure
      .input(z.object({ name: z.string().min(1).max(300), base64: z.string().max(12_000_000) }))
      .output(type<RunbookView>()),
  },
  incidents: {
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
  },
  /** Changes to a system, each a deliberate act of a person at a screen: no sweep, no check and no terminal can call these. */
  actions: {
    /** Connects, holds the connection, and lists whom the runbook's statement means. `password` for a role whose one is asked for. */
    open: procedure
      .input(
        z.object({
          incidentId: id,
          runbookCommandId: id,
          inputs: z.record(z.string().max(200), z.string().max(2_000)),
          password: z.string().max(10_000).nullable(),
        }),
      )
      .output(type<ActionCard>()),
    /** Lists them again, with another length of time where one is given. */
    preview: procedure
      .input(z.object({ cardId: id, longerThanSeconds: z.number().int().min(0).max(10_000_000).nullable() }))
      .output(type<ActionCard>()),
    /** Says yes: answers a nonce for exactly these sessions. */
    arm: procedure
      .input(
        z.object({
          cardId: id,
          signal: signalSchema,
          sessions: z.array(backendSchema.pick({ pid: true, backendStart: true })).max(mostBackends),
          approval: approvalSchema,
          confirmation: shortText,
        }),
      )
      .output(type<ArmedAction>()),
    /** Writes the intent, tells the sessions one by one, writes the result. */
    run: procedure
      .input(
        z.object({
          cardId: id,
          commandId,
          nonce: z.string().max(100),
          signal: signalSchema,
          sessions: z.array(backendSchema.pick({ pid: true, backendStart: true })).max(mostBackends),
        }),
      )
      .output(type<ActionResult>()),
    close: procedure.input(z.object({ cardId: id })),
    settleOwed: incidentCommand({ actionId: id, duty: dutySchema, done: shortText.min(1), basedOn }),
    /** A command that only can be copied was run by a person: what, how it went, when (null for now). */
    recordCommand: incidentCommand({
      runbookCommandId: id,
      text: z.string().min(1).max(20_000),
      outcome: commandOutcomeSchema,
      note: shortText.nullable(),
      atMs: timeMs.nullable(),
    }),
  },
  handoff: {
    /** What the next responder needs on one page, made from the record, in either language. */
    page: procedure
      .input(z.object({ incidentId: id, language: z.enum(['ja', 'en']), nextStep: shortText.nullable() }))
      .output(type<HandOffPage>()),
    /** From here on this device only reads the incident, until it takes it back or is handed it again. */
    handOver: incidentCommand({ to: z.string().max(200), nextStep: shortText.nullable() }),
    takeBack: incidentCommand({}),
    /** The whole record as a file; with `save` the host asks where to put it. While handed over it leaves no row. */
    export: procedure.input(command.extend({ save: z.boolean() })).output(type<IncidentFileView>()),
    /** The next piece of a file that comes in, in base64. */
    send: procedure.input(
      z.object({
        transferId: z.string().min(1).max(100),
        index: z.number().int().min(0),
        base64: z.base64().max(6_000_000),
      }),
    ),
    /** Takes in the file that was sent: merged by event id, as often as wanted. A file that cannot be used changes nothing. */
    import: procedure.input(z.object({ transferId: z.string().min(1).max(100) })).output(type<TakenIn>()),
  },
  messages: {
    /** It was put on the clipboard, to be sent elsewhere; from here the clock of the next update runs. */
    recordCopied: incidentCommand(messageShape),
    /** To the environment's webhook, as previewed; answers once it is known what came of it. */
    send: incidentCommand(sentShape),
    setFact: incidentCommand(factShape),
    setLeakSuspicion: incidentCommand(leakShape),
  },
  watch: {
    /** What is seen now of an incident's environment, or of one watched from home; null where it is not watched. */
    get: procedure
      .input(z.union([z.object({ incidentId: id }), z.object({ environmentId: id })]))
      .output(type<WatchView | null>()),
    /** An incident is watched from its declaring on; an environment without one from here on, in memory alone. */
    start: procedure.input(watchSubject),
    stop: procedure.input(watchSubject),
    /** Muted measures are read on, and make no rows; `measureId` null is all of them. */
    mute: procedure.input(
      z.union([
        command.extend({ measureId: id.nullable(), muted: z.boolean() }),
        z.object({ environmentId: id, measureId: id.nullable(), muted: z.boolean() }),
      ]),
    ),
  },
  deadlines: deadlineContract,
  reviews: reviewContract,
  postmortems: {
    get: procedure.input(z.object({ incidentId: id })).output(type<PostmortemView>()),
    /** Null gives the section back to the draft. */
    setSection: incidentCommand({ section: z.string().max(100), markdown: text.nullable(), basedOn }),
    setWhys: incidentCommand(whysShape),
    setStatus: incidentCommand(documentStatusShape),
    setOwner: incidentCommand(documentOwnerShape),
    setActionItem: incidentCommand(actionItemShape),
    settleActionItem: incidentCommand(actionStatusShape),
    acceptWording: incidentCommand(acceptedWordingShape),
    ...exportContract,
    /** An hour for it before its deadline, as a calendar file; with `save` the host asks where to put it. */
    calendar: procedure
      .input(z.object({ incidentId: id, save: z.boolean() }))
      .output(type<{ fileName: string; text: string; savedTo: string | null }>()),
  },
  drafts: {
    list: procedure.output(type<{ key: string; text: string }[]>()),
    /** What is being typed, and the undo of it, kept within a second; an empty text removes it. */
    set: procedure.input(z.object({ key: id, text: z.string().max(500_000) })),
  },
  drill: drillContract,
  ...acrossContract,
};

export type Contract = typeof contract;
