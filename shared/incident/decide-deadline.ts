/** What a person decides about a deadline: state and command in, events (or a problem) out. */
import { type Result, refuse } from '../contract/problem.ts';
import type { Runbook } from '../runbook/model.ts';
import { deadlinesOf } from './deadlines.ts';
import type { NewEvent } from './event.ts';
import type { IncidentState } from './state.ts';

export type DeadlineCommand =
  | { kind: 'handleDeadline'; deadlineId: string; outcome: 'done' | 'notNeeded'; reason: string | null }
  /** To be told again in so many minutes. */
  | { kind: 'snoozeDeadline'; deadlineId: string; minutes: number };

/** `NOT_FOUND` where neither the runbook nor a promised update sets such a deadline; `INVALID` without a reason where one is owed, or to be told again of what is handled. */
export function decideDeadline(
  state: IncidentState,
  command: DeadlineCommand,
  { nowMs, runbook }: { nowMs: number; runbook: Runbook | null },
): Result<NewEvent[]> {
  const { deadlineId } = command;
  const deadline = deadlinesOf(state, runbook).find(({ id }) => id === deadlineId);
  if (deadline === undefined) return refuse('NOT_FOUND', 'noSuchDeadline');
  const one = (event: Pick<NewEvent, 'kind' | 'payload'>): Result<NewEvent[]> => ({
    ok: true,
    value: [{ ...event, happenedAtMs: nowMs } as NewEvent],
  });
  if (command.kind === 'snoozeDeadline') {
    if (deadline.handled) return refuse('INVALID', 'deadlineHandled');
    const { minutes } = command;
    const untilMs = nowMs + minutes * 60_000;
    return one({ kind: 'deadlineSnoozed', payload: { deadlineId, minutes, untilMs } });
  }
  const { outcome, reason } = command;
  if (outcome === 'notNeeded' && !reason?.trim()) return refuse('INVALID', 'deadlineNeedsReason');
  if (state.deadlinesHandled[deadlineId]?.outcome === outcome) return { ok: true, value: [] };
  return one({ kind: 'deadlineHandled', payload: { deadlineId, outcome, reason } });
}
