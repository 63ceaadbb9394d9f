/** Whether a deliberate change may go ahead, and what is written of it: state and intention in, events or a problem out. */
import { type Result, refuse } from '../contract/problem.ts';
import { type Approval, type Backend, type CommandOutcome, type Duty, mostBackends } from './action-payloads.ts';
import type { NewEvent, Payload } from './event.ts';
import { owedOf } from './owed.ts';
import type { IncidentState } from './state.ts';

export type SignalIntent = Omit<Payload<'actionIntended'>, 'environmentId'> & {
  /** The environment that the sessions were read in. */
  environmentId: string;
  actor: string;
  /** What the person typed to confirm. */
  confirmation: string;
};

/**
 * The intent as an event, or why not: the incident is closed or has moved to another environment, nobody is chosen, the approval
 * lacks a part, or what was typed is not what had to be.
 */
export function decideSignal(state: IncidentState, intent: SignalIntent, nowMs: number): Result<NewEvent[]> {
  const { actor, confirmation, ...payload } = intent;
  if (state.status === 'closed') return refuse('INVALID', 'incidentClosed');
  if (state.environment === null || state.environment.id !== intent.environmentId) {
    return refuse('CONFLICT', 'actionOtherEnvironment');
  }
  const { backends, approval } = payload;
  if (backends.length === 0) return refuse('INVALID', 'actionNobodyChosen');
  if (backends.length > mostBackends) return refuse('INVALID', 'actionTooMany', { most: mostBackends });
  const lacking = lackingIn(approval, actor);
  if (lacking !== null) return refuse('INVALID', lacking);
  if (plain(confirmation) !== plain(confirmationFor(state.environment, backends))) {
    return refuse('INVALID', 'actionNotConfirmed');
  }
  return { ok: true, value: [{ kind: 'actionIntended', happenedAtMs: nowMs, payload: { ...payload, approval } }] };
}

/** What has to be typed: production's own name, elsewhere how many sessions it is about. */
export function confirmationFor(
  { kind, name }: { kind: 'production' | 'staging' | 'drill'; name: string },
  backends: readonly unknown[],
): string {
  return kind === 'production' ? name : String(backends.length);
}

function lackingIn(approval: Approval, actor: string): string | null {
  if (approval.kind === 'emergency') return isBlank(approval.reason) ? 'emergencyNeedsReason' : null;
  if (isBlank(approval.reviewer)) return 'actionNeedsReviewer';
  if (plain(approval.reviewer) === plain(actor)) return 'reviewerIsActor';
  if (isBlank(approval.ticket)) return 'actionNeedsTicket';
  return isBlank(approval.backup) ? 'actionNeedsBackup' : null;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** Full-width digits and spaces at the ends are how an input method writes the same. */
function plain(text: string): string {
  return text.normalize('NFKC').trim();
}

/** The session whose process id and beginning are these. */
export function isSameBackend(
  one: Pick<Backend, 'pid' | 'backendStart'>,
  other: Pick<Backend, 'pid' | 'backendStart'>,
): boolean {
  return one.pid === other.pid && one.backendStart === other.backendStart;
}

export type ActionCommand =
  | { kind: 'settleOwed'; actionId: string; duty: Duty; done: string; basedOn: string | null }
  | {
      kind: 'recordCommand';
      runbookCommandId: string;
      text: string;
      outcome: CommandOutcome;
      note: string | null;
      atMs: number | null;
    };

/** Makes good what an emergency left owed. */
export function decideSettle(
  state: IncidentState,
  { actionId, duty, done, basedOn }: Extract<ActionCommand, { kind: 'settleOwed' }>,
  nowMs: number,
): Result<NewEvent[]> {
  const owed = owedOf(state).find((each) => each.action.actionId === actionId && each.duty === duty);
  if (owed === undefined) return refuse('NOT_FOUND', 'nothingOwed');
  if (isBlank(done)) return refuse('INVALID', 'settlingNeedsWords');
  if (owed.settled?.done === done) return { ok: true, value: [] };
  return {
    ok: true,
    value: [{ kind: 'owedSettled', happenedAtMs: nowMs, payload: { actionId, duty, done, basedOn } }],
  };
}
