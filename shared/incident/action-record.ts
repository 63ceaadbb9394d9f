/** Deliberate changes as an incident's events add up to them. */
import type { BackendOutcome, Duty } from './action-payloads.ts';
import type { EventKind, Payload, RecordedEvent } from './event.ts';
import type { IncidentState } from './state.ts';

type Known<K extends EventKind> = Extract<RecordedEvent, { kind: K }>;

export type ActionRecord = Omit<Payload<'actionIntended'>, 'approval'> & {
  approval: Payload<'actionIntended'>['approval'];
  actor: string;
  eventId: string;
  happenedAtMs: number;
  /** Null while it runs, and for ever where the app ended in between: then what came of it is not known. */
  ended: { outcomes: Payload<'actionEnded'>['outcomes']; evidenceId: string | null; happenedAtMs: number } | null;
  /** How many sessions of the same clients there were a few seconds later; null where nobody looked. */
  recount: { afterMs: number; returned: number; before: number } | null;
  /** What was owed and has been made good. */
  settled: Partial<Record<Duty, { done: string; actor: string; happenedAtMs: number }>>;
};

export type CommandDoneRecord = Payload<'commandDone'> & { actor: string; eventId: string; happenedAtMs: number };

/** Entries are shared between states, so a changed one is a new one. */
function changeAction(state: IncidentState, actionId: string, change: (action: ActionRecord) => ActionRecord): void {
  state.actions = state.actions.map((action) => (action.actionId === actionId ? change(action) : action));
}

export const actionAppliers = {
  actionIntended(state: IncidentState, { payload, actor, id, happenedAtMs }: Known<'actionIntended'>) {
    state.actions.push({ ...payload, actor, eventId: id, happenedAtMs, ended: null, recount: null, settled: {} });
  },
  actionEnded(state: IncidentState, { payload, happenedAtMs }: Known<'actionEnded'>) {
    const { actionId, outcomes, evidence } = payload;
    const ended = { outcomes, evidenceId: evidence?.id ?? null, happenedAtMs };
    changeAction(state, actionId, (action) => ({ ...action, ended }));
  },
  sessionsRecounted(state: IncidentState, { payload }: Known<'sessionsRecounted'>) {
    const { actionId, ...recount } = payload;
    changeAction(state, actionId, (action) => ({ ...action, recount }));
  },
  owedSettled(state: IncidentState, { payload, actor, happenedAtMs }: Known<'owedSettled'>) {
    const { actionId, duty, done } = payload;
    const settled = { done, actor, happenedAtMs };
    changeAction(state, actionId, (action) => ({ ...action, settled: { ...action.settled, [duty]: settled } }));
  },
  commandDone(state: IncidentState, { payload, actor, id, happenedAtMs }: Known<'commandDone'>) {
    state.commandsDone.push({ ...payload, actor, eventId: id, happenedAtMs });
  },
};

/** How many sessions came to each outcome, for a sentence. */
export function countOutcomes(outcomes: readonly { outcome: BackendOutcome }[]): Map<BackendOutcome, number> {
  const counts = new Map<BackendOutcome, number>();
  for (const { outcome } of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return counts;
}
