/**
 * What a responder's command does to an incident: state and command in, events (or a problem) out. Pure; the caller gathers
 * what is needed before and appends what comes out.
 */
import { type ActionItemCommand, decideActionItem } from '../actions/decide-action-item.ts';
import { type Result, refuse } from '../contract/problem.ts';
import type { LeveledReading } from '../diagnosis/reading.ts';
import { type AcceptWordingCommand, decideAcceptedWording } from '../postmortem/checker/decide-accepted-wording.ts';
import { type DocumentCommand, decideDocument } from '../postmortem/document/decide-document.ts';
import { circumstancesOf, rollbackCard } from '../rollback/rollback-card.ts';
import type { Migrations } from '../rollback/rollback-payload.ts';
import type { Runbook } from '../runbook/model.ts';
import type { Blank } from './blanks.ts';
import { type ActionCommand, decideSettle } from './decide-action.ts';
import { type DeadlineCommand, decideDeadline } from './decide-deadline.ts';
import { decideCall, type EscalationCommand } from './decide-escalation.ts';
import { decideMessage, type MessageCommand } from './decide-message.ts';
import { decideReview, type ReviewCommand, reviewCommands } from './decide-review.ts';
import type { DetectionHow } from './detection.ts';
import type { CauseState, EnvironmentSnapshot, ItemState, Milestone, NewEvent, RunbookRef, Severity } from './event.ts';
import { fieldOf } from './event-field.ts';
import type { Role } from './role-payloads.ts';
import { findCause, findCommand, findItem, findPattern, stepTitle } from './runbook-items.ts';
import type { IncidentState } from './state.ts';

export type IncidentCommand =
  | { kind: 'setTitle'; title: string; basedOn: string | null }
  | { kind: 'setSeverity'; severity: Severity | null; basedOn: string | null }
  | { kind: 'putOffBlank'; blank: Blank }
  | { kind: 'setDetection'; how: DetectionHow | null; basedOn: string | null }
  | { kind: 'switchEnvironment'; environment: EnvironmentSnapshot; basedOn: string | null }
  | { kind: 'bindRunbook'; hash: string; title: string }
  | { kind: 'setPattern'; patternId: string; active: boolean; basedOn: string | null }
  | { kind: 'setItem'; itemId: string; state: ItemState; reason: string | null; basedOn: string | null }
  | {
      kind: 'setCause';
      causeId: string;
      state: CauseState;
      reason: string | null;
      basedOn: string | null;
      evidenceIds: string[];
    }
  | { kind: 'addNote'; text: string; startedAtMs: number | null }
  /** Written elsewhere, each with the moment that it speaks of. */
  | { kind: 'addNotes'; notes: readonly { text: string; atMs: number }[] }
  | { kind: 'reviseNote'; target: string; text: string; happenedAtMs: number | null }
  | { kind: 'strike'; target: string; reason: string }
  | { kind: 'setStar'; target: string; starred: boolean }
  | { kind: 'setMilestone'; milestone: Milestone; atMs: number | null; basedOn: string | null }
  | {
      kind: 'decideRollback';
      decision: 'rollBack' | 'doNot';
      reason: string | null;
      readings: LeveledReading[];
      versionTo?: string | null | undefined;
      migrations?: Migrations | null | undefined;
    }
  | DeadlineCommand
  | ActionCommand
  | EscalationCommand
  | MessageCommand
  | ReviewCommand
  | { kind: 'setRole'; role: Role; names: string | null; basedOn: string | null }
  | ActionItemCommand
  | AcceptWordingCommand
  | DocumentCommand
  | { kind: 'setSection'; section: string; markdown: string | null; basedOn: string | null }
  | { kind: 'close'; reason: string | null }
  | { kind: 'reopen'; reason: string };

export type DecisionContext = {
  nowMs: number;
  /** The pinned runbook; null where none is bound. */
  runbook: Runbook | null;
  /** Ids of this incident's rows, for commands about another row. */
  hasRow: (eventId: string) => boolean;
};

/** What may still be done to a closed incident: putting the record right, and the document. */
const allowedWhenClosed: ReadonlySet<IncidentCommand['kind']> = new Set([
  'setTitle',
  'setSeverity',
  'setDetection',
  'setItem',
  'setCause',
  'addNote',
  'addNotes',
  'reviseNote',
  'strike',
  'setStar',
  'setMilestone',
  'handleDeadline',
  'snoozeDeadline',
  'settleOwed',
  'recordCommand',
  'recordCall',
  'recordMessage',
  'setFact',
  'setLeakSuspicion',
  'setRole',
  'setActionItem',
  'settleActionItem',
  'acceptWording',
  'setSection',
  'setDocumentStatus',
  'setDocumentOwner',
  'setWhys',
  ...reviewCommands,
  'reopen',
]);

/** Commands that count as the response having begun. */
const isResponse: ReadonlySet<IncidentCommand['kind']> = new Set([
  'setPattern',
  'setItem',
  'setCause',
  'addNote',
  'decideRollback',
  'recordCommand',
  'recordCall',
  'recordMessage',
]);

/**
 * Decides one command.
 *
 * @returns events to append, none where the value already stands; or `CONFLICT` where the author saw an older value,
 * `NOT_FOUND` where the runbook or the record has no such thing, `INVALID` where the incident is closed or a time makes no sense.
 */
export function decide(state: IncidentState, command: IncidentCommand, context: DecisionContext): Result<NewEvent[]> {
  if (state.status === 'closed' && !allowedWhenClosed.has(command.kind)) return refuse('INVALID', 'incidentClosed');
  const decision = decideOpen(state, command, context);
  if (!decision.ok || decision.value.length === 0) return decision;
  const stale = staleField(state, command, decision.value);
  if (stale !== null) return refuse('CONFLICT', 'changedMeanwhile', { field: stale });
  // What is entered when all is over is no response.
  const isLive = state.status === 'open' && !state.backdated;
  const begins = isLive && isResponse.has(command.kind) && state.milestones.responseBegan === null;
  return begins ? { ok: true, value: [...decision.value, responseBegan(context.nowMs)] } : decision;
}

/** The first action of a responder, noted as a milestone so that time to acknowledge has something to count to. */
export function responseBegan(atMs: number): NewEvent {
  const payload = { milestone: 'responseBegan', atMs, source: 'responder', evidenceIds: [], basedOn: null } as const;
  return { kind: 'milestoneSet', payload: { ...payload, evidenceIds: [] }, happenedAtMs: atMs };
}

function staleField(state: IncidentState, command: IncidentCommand, events: NewEvent[]): string | null {
  if (!('basedOn' in command) || !events[0]) return null;
  const field = fieldOf(events[0]);
  return field !== null && (state.lastEventOf[field] ?? null) !== command.basedOn ? field : null;
}

const nothing: Result<NewEvent[]> = { ok: true, value: [] };

function decideOpen(state: IncidentState, command: IncidentCommand, context: DecisionContext): Result<NewEvent[]> {
  const { nowMs } = context;
  const one = (event: Omit<NewEvent, 'happenedAtMs'>, happenedAtMs = nowMs): Result<NewEvent[]> => ({
    ok: true,
    value: [{ ...event, happenedAtMs } as NewEvent],
  });
  switch (command.kind) {
    case 'setTitle':
      if (command.title === state.title) return nothing;
      return one({ kind: 'titleSet', payload: { title: command.title, basedOn: command.basedOn } });
    case 'setSeverity':
      if (command.severity === state.severity) return nothing;
      return one({ kind: 'severitySet', payload: { severity: command.severity, basedOn: command.basedOn } });
    case 'putOffBlank':
      return one({ kind: 'blankPutOff', payload: { blank: command.blank } });
    case 'setDetection': {
      const { how, basedOn } = command;
      if ((state.detection?.how ?? null) === how) return nothing;
      return one({ kind: 'detectionSet', payload: { detection: how === null ? null : { how, tool: null }, basedOn } });
    }
    case 'switchEnvironment':
      if (command.environment.id === state.environment?.id) return nothing;
      return one({
        kind: 'environmentChanged',
        payload: { environment: command.environment, basedOn: command.basedOn },
      });
    case 'bindRunbook':
      if (command.hash === state.runbook?.hash) return nothing;
      return one({ kind: 'runbookBound', payload: { hash: command.hash, title: command.title } });
    case 'setPattern': {
      const pattern = context.runbook && findPattern(context.runbook, command.patternId);
      if (!pattern) return refuse('NOT_FOUND', 'noSuchPattern', { id: command.patternId });
      if (state.activePatterns.some((active) => active.pattern.id === pattern.id) === command.active) return nothing;
      const ref = reference(state, pattern);
      const { number, title } = pattern;
      return one({
        kind: 'patternSet',
        payload: { pattern: ref, number, title, active: command.active, basedOn: command.basedOn },
      });
    }
    case 'setItem': {
      const item = context.runbook && findItem(context.runbook, command.itemId);
      if (!item) return refuse('NOT_FOUND', 'noSuchItem', { id: command.itemId });
      if (command.state === 'skipped' && !command.reason?.trim()) return refuse('INVALID', 'skipNeedsReason');
      const standing = state.items[item.id];
      if ((standing?.state ?? 'notDone') === command.state && (standing?.reason ?? null) === command.reason)
        return nothing;
      const { list, text } = item;
      const { reason, basedOn } = command;
      return one({
        kind: 'itemSet',
        payload: { item: reference(state, item), list, text, state: command.state, reason, basedOn },
      });
    }
    case 'setCause': {
      const found = context.runbook && findCause(context.runbook, command.causeId);
      if (!found) return refuse('NOT_FOUND', 'noSuchCause', { id: command.causeId });
      const standing = state.causes[command.causeId];
      if ((standing?.state ?? 'open') === command.state && (standing?.reason ?? null) === command.reason)
        return nothing;
      const { reason, evidenceIds, basedOn } = command;
      const cause = reference(state, found.cause);
      const payload = {
        cause,
        text: found.cause.cause,
        patternNumber: found.pattern.number,
        state: command.state,
        reason,
        evidenceIds,
        basedOn,
      };
      return one({ kind: 'causeSet', payload });
    }
    case 'addNote':
      return one({ kind: 'noteAdded', payload: { text: command.text } }, Math.min(command.startedAtMs ?? nowMs, nowMs));
    case 'addNotes':
      if (command.notes.some(({ atMs }) => atMs > nowMs)) return refuse('INVALID', 'milestoneInFuture');
      return {
        ok: true,
        value: command.notes.map(({ text, atMs }) => ({ kind: 'noteAdded', payload: { text }, happenedAtMs: atMs })),
      };
    case 'reviseNote':
    case 'strike':
    case 'setStar':
      if (!context.hasRow(command.target)) return refuse('NOT_FOUND', 'noSuchRow', { id: command.target });
      return one(aboutRow(command));
    case 'setMilestone':
      return decideMilestone(state, command, context, one);
    case 'decideRollback':
      return decideRollback(state, command, context, one);
    case 'handleDeadline':
    case 'snoozeDeadline':
      return decideDeadline(state, command, context);
    case 'settleOwed':
      return decideSettle(state, command, nowMs);
    case 'recordCommand': {
      const found = context.runbook && findCommand(context.runbook, command.runbookCommandId);
      if (!found) return refuse('NOT_FOUND', 'noSuchCommand', { id: command.runbookCommandId });
      const { text, outcome, note, atMs } = command;
      if (atMs !== null && atMs > nowMs) return refuse('INVALID', 'milestoneInFuture');
      const ref = reference(state, found.command);
      const { risk } = found.command;
      const payload = { command: ref, title: stepTitle(found.step), text, risk, outcome, note };
      return one({ kind: 'commandDone', payload }, atMs ?? nowMs);
    }
    case 'setRole': {
      const { role, basedOn } = command;
      const typed = command.names?.trim() ?? '';
      const names = typed === '' ? null : typed;
      if ((state.roles[role]?.names ?? null) === names) return nothing;
      return one({ kind: 'roleSet', payload: { role, names, basedOn } });
    }
    case 'recordCall':
      return decideCall(command, nowMs);
    case 'recordMessage':
    case 'setFact':
    case 'setLeakSuspicion':
      return decideMessage(state, command, nowMs);
    case 'chooseRow':
    case 'linkEvidence':
    case 'waiveFinding':
    case 'confirmReview':
    case 'addSection':
    case 'decideRunbookEdit':
      return decideReview(state, command, context);
    case 'setActionItem':
    case 'settleActionItem':
      return decideActionItem(state, command, nowMs);
    case 'acceptWording':
      return decideAcceptedWording(state, command, nowMs);
    case 'setDocumentStatus':
    case 'setDocumentOwner':
    case 'setWhys':
      return decideDocument(state, command, nowMs);
    case 'setSection': {
      const { section, markdown, basedOn } = command;
      if ((state.postmortemSections[section]?.markdown ?? null) === markdown) return nothing;
      return one({ kind: 'postmortemSectionSet', payload: { section, markdown, basedOn } });
    }
    case 'close':
      return one({ kind: 'closed', payload: { reason: command.reason } });
    case 'reopen':
      if (state.status === 'open') return nothing;
      return one({ kind: 'reopened', payload: { reason: command.reason } });
  }
}

function decideRollback(
  state: IncidentState,
  command: Extract<IncidentCommand, { kind: 'decideRollback' }>,
  { runbook, nowMs }: DecisionContext,
  one: (event: Omit<NewEvent, 'happenedAtMs'>) => Result<NewEvent[]>,
): Result<NewEvent[]> {
  const { decision, reason, versionTo = null, migrations = null } = command;
  if (decision === 'doNot' && !reason?.trim()) return refuse('INVALID', 'notRollingBackNeedsReason');
  const readings = command.readings.map(({ reading, level }) => ({ reading, level }));
  const circumstances = circumstancesOf(rollbackCard(state, runbook, nowMs), nowMs);
  const payload = { decision, reason, readings, versionTo, migrations, ...circumstances };
  return one({ kind: 'rollbackDecided', payload });
}

function aboutRow(
  command: Extract<IncidentCommand, { kind: 'reviseNote' | 'strike' | 'setStar' }>,
): Omit<NewEvent, 'happenedAtMs'> {
  const { target } = command;
  switch (command.kind) {
    case 'reviseNote':
      return { kind: 'noteRevised', payload: { target, text: command.text, happenedAtMs: command.happenedAtMs } };
    case 'strike':
      return { kind: 'struck', payload: { target, reason: command.reason } };
    case 'setStar':
      return { kind: 'starSet', payload: { target, starred: command.starred } };
  }
}

function decideMilestone(
  state: IncidentState,
  command: Extract<IncidentCommand, { kind: 'setMilestone' }>,
  context: DecisionContext,
  one: (event: Omit<NewEvent, 'happenedAtMs'>) => Result<NewEvent[]>,
): Result<NewEvent[]> {
  const { milestone, atMs, basedOn } = command;
  if ((state.milestones[milestone]?.atMs ?? null) === atMs) return nothing;
  if (milestone === 'declared' && atMs === null) return refuse('INVALID', 'declaredIsKnown');
  if (atMs !== null && atMs > context.nowMs) return refuse('INVALID', 'milestoneInFuture');
  return one({ kind: 'milestoneSet', payload: { milestone, atMs, source: 'responder', evidenceIds: [], basedOn } });
}

function reference(state: IncidentState, node: { id: string; key: string }): RunbookRef {
  return { runbookHash: state.runbook?.hash ?? '', id: node.id, key: node.key };
}
